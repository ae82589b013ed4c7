using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.GoldScoring;

namespace Hearsay.Engine.Quality.Tests.Scoring;

/// <summary>Ways to part the annotated mentions of a text: as annotated, as the engine's entities do, and by their words alone. A cluster is a number.</summary>
internal static class ClustersOf
{
    public static IReadOnlyList<int> Annotation(ClusteredText text) => [.. text.Clusters.SelectMany((cluster, at) => cluster.Select(_ => at))];

    /// <summary>
    /// A mention is in the cluster of the entity whose mention holds its head, one to one, the most alike first; one that no entity has stands alone.
    /// What the engine mentions beside does not count: the data sets do not mark what is mentioned once.
    /// </summary>
    public static IReadOnlyList<int> Entities(ClusteredText text, Evidence evidence)
    {
        var found = evidence.Entities.SelectMany((entity, at) => entity.Mentions.Select(mention => (Entity: at, Span: ModelSpans.Of(mention)))).Distinct().ToList();
        var entityOf = OneToOne.Pair(found, text.Mentions, (mention, gold) => ModelSpans.Overlap(mention.Span, gold.Head) ? SpanLists.Dice([mention.Span], [gold.Span]) : null)
            .ToDictionary(pair => pair.Gold, pair => pair.Found.Entity);
        return [.. text.Mentions.Select((mention, at) => entityOf.TryGetValue(mention, out var entity) ? entity : -1 - at)];
    }

    /// <summary>The least that could be done: the same words, without a leading article and regard to case, are the same; a pronoun stands alone.</summary>
    public static IReadOnlyList<int> Words(ClusteredText text)
    {
        var words = new CodePointText(text.Value);
        var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return [.. text.Mentions.Select((mention, at) => mention.Kind == "pronoun" || first.TryAdd(Bare(words.Of([mention.Span])), at) ? at : first[Bare(words.Of([mention.Span]))])];
    }

    private static string Bare(string words) => words.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? words[4..] : words;
}
