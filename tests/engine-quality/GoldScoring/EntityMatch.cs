using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>
/// Which annotated entity an entity of the engine is: types fit (<see cref="EntityTypes"/>), and a name is equal, without regard to case or a leading
/// article, or a mention overlaps. An entity whose name is that of one is not another's for a mention that overlaps.
/// </summary>
internal sealed class EntityMatch
{
    private readonly Dictionary<string, HashSet<string>> _goldOf = new(StringComparer.Ordinal);

    public EntityMatch(GoldArticle article, Evidence evidence)
    {
        var mentions = GoldMentions.Of(article);
        foreach (var found in evidence.Entities)
        {
            var fitting = article.Entities.Where(gold => EntityTypes.Fits(found, gold)).ToList();
            var named = fitting.Where(gold => SharesName(found, gold)).ToList();
            var touched = fitting.Where(gold => Shared(found, mentions[gold.Id]) > 0).ToList();
            var both = named.Intersect(touched).ToList();
            _goldOf[found.Id] = (both.Count > 0 ? both : named.Count > 0 ? named : touched).Select(gold => gold.Id).ToHashSet(StringComparer.Ordinal);
        }

        Pairs = OneToOne.Pair(evidence.Entities, [.. article.Entities.Where(gold => gold.IsListed)], (found, gold) =>
            _goldOf[found.Id].Contains(gold.Id) ? 1 + Shared(found, mentions[gold.Id]) + (SharesName(found, gold) ? 1 : 0) : null);
    }

    /// <summary>One to one, those with the most mentions in common first.</summary>
    public IReadOnlyList<(Entity Found, GoldEntity Gold)> Pairs { get; }

    /// <summary>Whether an entity is the annotated one; nobody is nobody.</summary>
    public bool Same(string? foundId, string? goldId) => string.IsNullOrEmpty(foundId)
        ? string.IsNullOrEmpty(goldId)
        : goldId is not null && _goldOf.TryGetValue(foundId, out var ids) && ids.Contains(goldId);

    /// <summary>How many pairs of two lists are the same, each item once.</summary>
    public int InCommon(IEnumerable<string> foundIds, IReadOnlyList<string> goldIds) =>
        OneToOne.Pair([.. foundIds], goldIds, (found, gold) => Same(found, gold) ? 1 : null).Count;

    private static bool SharesName(Entity found, GoldEntity gold)
    {
        var names = GoldMentions.NamesOf(gold).Select(Bare).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return found.Aliases.Append(found.Name).Any(name => names.Contains(Bare(name)));
    }

    private static string Bare(string name)
    {
        string[] articles = ["the ", "an ", "a "];
        return name[(articles.FirstOrDefault(article => name.StartsWith(article, StringComparison.OrdinalIgnoreCase))?.Length ?? 0)..];
    }

    private static int Shared(Entity found, IEnumerable<TextSpan> mentions)
    {
        var places = mentions.ToList();
        return found.Mentions.Count(mention => places.Exists(place => mention.Start < place.End && place.Start < mention.End));
    }
}
