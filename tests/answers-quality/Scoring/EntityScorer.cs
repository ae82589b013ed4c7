using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Answers.Quality.Tests.Scoring;

/// <summary>Entities over the documents of a scenario. An item is an entity of gold in one document.</summary>
internal static class EntityScorer
{
    private const double Alike = 0.5;

    public static void Score(ScenarioView view, AnswerScore score)
    {
        if (view.Answers.Entities is null)
        {
            return;
        }

        var all = Items(view).ToList();
        foreach (var (_, _, found) in all)
        {
            score.EntitiesFound += found is not null;
        }

        var items = all.Where(item => item.Found is not null).ToList();
        // Until mentions are resolved over documents no entity has an id over all of them.
        if (items.Any(item => item.Found!.CanonicalId.Length > 0))
        {
            score.Entities += BCubed.Of(items, item => item.Found!.CanonicalId is { Length: > 0 } id ? id : null, item => item.Name);
            score.EntitiesBySameName += BCubed.Of(items, item => Bare(item.Found!.Entity.Name), item => item.Name);
        }
    }

    /// <summary>Each entity of gold in each document with what was found of it.</summary>
    public static IEnumerable<(string Name, string Url, EntityResult? Found)> Items(ScenarioView view) =>
        from entity in view.Gold.Entities
        from pair in entity.Documents
        select (entity.Name, pair.Key, FoundIn(view, view.Document(pair.Key), pair.Value));

    /// <summary>The named entity of a document that most of the words name: those that its mentions are, then those that they share half of.</summary>
    private static EntityResult? FoundIn(ScenarioView view, StoredDocument document, IReadOnlyList<string> words)
    {
        var places = words.SelectMany(document.Text.Find).Distinct().ToList();
        return view.Answers.Entities![document.Id].Where(result => !result.Entity.Unnamed)
            .Select(result => (Result: result, Exact: places.Count(place => Closest(place, result) == 1), Near: places.Count(place => Closest(place, result) >= Alike)))
            .Where(item => item.Near > 0)
            .OrderByDescending(item => item.Exact).ThenByDescending(item => item.Near).ThenBy(item => item.Result.Entity.Id, StringComparer.Ordinal)
            .FirstOrDefault().Result;
    }

    private static double Closest(Stretch place, EntityResult result) => result.Entity.Mentions.Select(span => Jaccard(place, new Stretch(span.Start, span.End))).DefaultIfEmpty().Max();

    private static double Jaccard(Stretch one, Stretch other) => one.With(other) is > 0 and var shared ? (double)shared / (one.Length + other.Length - shared) : 0;

    private static string Bare(string name)
    {
        var bare = name.ToUpperInvariant();
        return bare.StartsWith("THE ", StringComparison.Ordinal) ? bare[4..] : bare;
    }
}
