using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>
/// Entities found one to one (<see cref="EntityMatch"/>): the share of all that are annotated, of those with a name (groups have none), of the unnamed
/// sources; and the share right of what the engine gives a name, as an article speaks of more people without names than an annotator lists. Roles of the entities found: the same words, without regard to case.
/// </summary>
internal static class EntityScorer
{
    public const string Stage = "entities";

    public static readonly Scoring.Figure All = new(Stage, "found"), Named = new("named entities", "found"), Unnamed = new("unnamed sources", "found"), Roles = new("roles", "of found");

    public static void Score(GoldReading reading, GoldScore score)
    {
        var pairs = reading.Entities.Pairs.ToDictionary(pair => pair.Gold, pair => pair.Found);
        foreach (var gold in reading.Article.Entities.Where(gold => gold.IsListed))
        {
            if (pairs.TryGetValue(gold, out var found))
            {
                ScoreRoles(found, gold, score);
            }
            else if (gold.AlsoRight.MayBeMissing)
            {
                continue;
            }
            else
            {
                score.Missed(Stage, $"{gold.Type} {gold.Id}: {string.Join(", ", gold.Aliases)}");
            }

            score.Share(All, found is not null);
            if (gold.IsUnnamed)
            {
                score.Share(Unnamed, found is not null);
            }
            else if (gold.Type != "GROUP")
            {
                score.Add(Named, new Tally(found is null ? 0 : 1, found is null ? 0 : 1, 1));
            }
        }

        foreach (var other in reading.Evidence.Entities.Except(pairs.Values).Where(found => !found.Unnamed))
        {
            score.Add(Named, new Tally(0, 1, 0));
            score.Extra(Stage, $"{Labels.Of(other.Type)} {other.Name}{(other.Aliases.Count > 0 ? $" ({string.Join(", ", other.Aliases)})" : "")}");
        }
    }

    private static void ScoreRoles(Entity found, GoldEntity gold, GoldScore score)
    {
        var right = OneToOne.Pair(found.Roles, gold.Roles, (role, expected) => string.Equals(role.Name, expected.Role, StringComparison.OrdinalIgnoreCase) ? 1 : null).Count;
        score.Add(Roles, new Tally(right, found.Roles.Count, gold.Roles.Count));
        if (right < found.Roles.Count || right < gold.Roles.Count)
        {
            score.Wrong(Stage, $"roles of {gold.Id}: {Join(found.Roles.Select(role => $"{role.Name} of {role.Of}"))}; not {Join(gold.Roles.Select(role => $"{role.Role} of {role.Of}"))}");
        }

        static string Join(IEnumerable<string> roles) => string.Join(", ", roles) is { Length: > 0 } all ? all : "none";
    }
}
