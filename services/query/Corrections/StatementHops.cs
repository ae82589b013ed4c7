using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Query;

/// <summary>Places in the chain of a statement as it was read, counted from 0.</summary>
internal static class StatementHops
{
    /// <summary>The hop that is the speaker; -1 where there is none.</summary>
    public static int OfSpeaker(Statement statement)
    {
        for (var at = statement.Chain.Count - 1; at >= 0 && statement.SpeakerEntityId.Length > 0; at--)
        {
            if (statement.Chain[at].EntityId == statement.SpeakerEntityId)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The hop that a correction is about: at its place, else the only one elsewhere that is called the same; -1 where there is none.</summary>
    public static int Find(Statement statement, EvidenceIndex index, int place, string name)
    {
        var speaker = OfSpeaker(statement);
        var folded = FoldedText.Of(name);
        var same = Enumerable.Range(0, statement.Chain.Count).Where(at => at != speaker && FoldedText.Of(index.NameOf(statement.Chain[at])) == folded).ToList();
        return same.Contains(place) ? place : same is [var only] && folded.Length > 0 ? only : -1;
    }
}
