using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>Reads what is to be changed, and adds what is wrong with it whatever the statement is.</summary>
internal static class ChangeRequest
{
    private const int MostHops = 16, LongestName = 200;

    /// <summary>The change, names without space around them.</summary>
    public static StatementChange Read(StatementChange? asked, RequestViolations violations)
    {
        var change = asked?.Clone() ?? new StatementChange();
        var aspects = CorrectionAspects.Of(change);
        violations.AddWhere(aspects.Count == 0, "change", "REQUIRED", "Say what to change: speaker, hops, stance, certainty or rejected.");
        violations.AddWhere(change.Rejected && aspects.Count > 1, "change.rejected", "NOT_ALONE", "Reject the statement, or change it: what is rejected is none.");
        violations.AddWhere(!Enum.IsDefined(change.Stance), "change.stance", "UNKNOWN", "Give a stance that the contract names.");
        violations.AddWhere(!Enum.IsDefined(change.Certainty), "change.certainty", "UNKNOWN", "Give a certainty that the contract names.");
        if (change.Speaker is not null)
        {
            ReadParty(change.Speaker, "change.speaker", violations);
        }

        violations.AddWhere(change.Hops.Count > MostHops, "change.hops", "TOO_MANY", $"Give at most {MostHops} hops.");
        for (var at = 0; at < Math.Min(change.Hops.Count, MostHops); at++)
        {
            var (hop, field) = (change.Hops[at], $"change.hops[{at}]");
            violations.AddWhere(hop.Position < 1, $"{field}.position", "NO_SUCH_HOP", "Count hops from 1 at the outermost.");
            violations.AddWhere(change.Hops.Take(at).Any(other => other.Position == hop.Position), $"{field}.position", "REPEATED", "Give each hop once.");
            hop.Party ??= new CorrectedParty();
            ReadParty(hop.Party, $"{field}.party", violations);
        }

        return change;
    }

    /// <summary>Everybody whom a change names.</summary>
    public static IEnumerable<CorrectedParty> PartiesOf(StatementChange change) =>
        change.Hops.Select(hop => hop.Party).Concat(new[] { change.Speaker }.OfType<CorrectedParty>());

    private static void ReadParty(CorrectedParty party, string field, RequestViolations violations)
    {
        party.Name = party.Name.Trim();
        violations.AddWhere(party.Name.Length == 0, $"{field}.name", "REQUIRED", "Give a name or a description.");
        RequestFilters.Text(party.Name, $"{field}.name", LongestName, violations);
        violations.AddWhere(!Enum.IsDefined(party.Type), $"{field}.type", "UNKNOWN", "Give a type that the contract names, or leave it out.");
    }
}
