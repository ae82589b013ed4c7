using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>
/// Through whom a statement came: the whole path, its end, and its edges (the page to the first hop, each hop to the next), for the statements that are
/// found; and the same over all annotated statements, where one that is missed is wrong.
/// </summary>
internal static class ChainScorer
{
    public const string Stage = "chains";

    public static readonly Scoring.Figure Path = new("chain", "of found"), Origin = new("origin", "of found"), Edges = new("edges", "of found");

    public static readonly Scoring.Figure PathOfAll = new("chain", "of all"), OriginOfAll = new("origin", "of all"), EdgesOfAll = new("edges", "of all");

    /// <summary>Paths of two hops and more, where a relay had to be seen.</summary>
    public static readonly Scoring.Figure Relayed = new("chain, two hops or more", "of found");

    /// <summary>Found, with chain and stance right.</summary>
    public static readonly Scoring.Figure ChainAndStance = new("chain and stance", "of all");

    public static void Score(GoldReading reading, GoldScore score)
    {
        foreach (var (found, gold) in reading.Statements.Pairs)
        {
            ScorePair(reading, found, gold, score);
        }

        foreach (var gold in reading.Statements.Missed)
        {
            score.Share(PathOfAll, false);
            score.Share(OriginOfAll, false);
            score.Share(ChainAndStance, false);
            score.Add(EdgesOfAll, new Tally(0, 0, gold.Chain.Count));
        }

        foreach (var other in reading.Statements.Others)
        {
            score.Add(EdgesOfAll, new Tally(0, other.Chain.Count, 0));
        }
    }

    private static void ScorePair(GoldReading reading, Statement found, GoldStatement gold, GoldScore score)
    {
        var hops = found.Chain.Select(hop => hop.EntityId).ToList();
        var known = reading.Article.Entities.Select(entity => entity.Id).ToHashSet(StringComparer.Ordinal);
        var accepted = AcceptedChains.Of(gold, known);
        var path = accepted.Any(chain => hops.Count == chain.Count && hops.Zip(chain).All(hop => reading.Entities.Same(hop.First, hop.Second)));
        var origin = accepted.Select(chain => chain is [.., var last] ? last : null).Append(gold.Origin).Any(id => reading.Entities.Same(hops.LastOrDefault(), id));
        var edges = accepted.Select(chain => new Tally(EdgesInCommon(reading, hops, chain), hops.Count, chain.Count)).MaxBy(tally => tally.F1);
        score.Share(Path, path);
        score.Share(PathOfAll, path);
        score.Share(Origin, origin);
        score.Share(OriginOfAll, origin);
        score.Add(Edges, edges);
        score.Add(EdgesOfAll, edges);
        if (gold.Chain.Count > 1)
        {
            score.Share(Relayed, path);
        }

        score.Share(ChainAndStance, path && LabelScorer.IsRight(Labels.Of(found.Stance), gold.Stance, gold.AlsoRight.Labels("stance")));
        if (!path)
        {
            score.Wrong(Stage, $"{(origin ? "chain" : "origin")} [{string.Join(" > ", hops.Select(reading.NameOf))}], not [{string.Join(" > ", gold.Chain)}]: {reading.Describe(gold)}");
        }
    }

    private static int EdgesInCommon(GoldReading reading, List<string> hops, IReadOnlyList<string> chain)
    {
        var free = Enumerable.Range(0, chain.Count).ToList();
        return Enumerable.Range(0, hops.Count).Count(at =>
        {
            var same = free.FindIndex(other => Same(hops, at, chain, other) && (at == 0 ? other == 0 : other > 0 && Same(hops, at - 1, chain, other - 1)));
            if (same >= 0)
            {
                free.RemoveAt(same);
            }

            return same >= 0;
        });

        bool Same(List<string> found, int at, IReadOnlyList<string> gold, int other) => reading.Entities.Same(found[at], gold[other]);
    }
}
