using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>Whether a change does something to a statement as it holds.</summary>
internal static class ChangeCheck
{
    /// <summary>Adds what is wrong with a change.</summary>
    /// <param name="change">What is to be changed.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="holds">What holds of its document.</param>
    /// <param name="violations">Takes what is wrong.</param>
    public static void Add(StatementChange change, ReadStatement statement, Evidence holds, RequestViolations violations)
    {
        AddSame(change.Speaker is { } speaker && IsCalled(holds, statement.Holds.SpeakerEntityId, speaker.Name), "change.speaker.name", violations);
        AddSame(change.Stance != Stance.Unspecified && change.Stance == statement.Holds.Stance, "change.stance", violations);
        AddSame(change.Certainty != Certainty.Unspecified && change.Certainty == statement.Holds.Certainty, "change.certainty", violations);
        AddSame(change.Rejected && statement.IsRejected, "change.rejected", violations);
        for (var at = 0; at < change.Hops.Count; at++)
        {
            AddHop(change.Hops[at], $"change.hops[{at}]", statement, holds, violations);
        }
    }

    private static void AddHop(CorrectedHop hop, string field, ReadStatement statement, Evidence holds, RequestViolations violations)
    {
        var place = hop.Position - 1;
        if (place >= statement.Read.Chain.Count)
        {
            violations.Add($"{field}.position", "NO_SUCH_HOP", $"Give a hop of the chain: the engine read {statement.Read.Chain.Count}.");
        }
        else if (place == StatementHops.OfSpeaker(statement.Read))
        {
            violations.Add($"{field}.position", "IS_SPEAKER", "Change the speaker: this hop is the speaker, and follows.");
        }
        else
        {
            AddSame(IsCalled(holds, statement.Holds.Chain[place].EntityId, hop.Party.Name), $"{field}.party.name", violations);
        }
    }

    private static void AddSame(bool isSame, string field, RequestViolations violations) =>
        violations.AddWhere(isSame, field, "SAME", "Give another value: this one holds already.");

    private static bool IsCalled(Evidence holds, string entityId, string name) =>
        entityId.Length > 0 && NamedParties.Find(holds.Entities, name)?.Id == entityId;
}
