using System.Text;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Hearsay.Contracts;
using Proto = Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Extraction;

/// <summary>
/// Keeps evidence small enough to pass every hop: what is over the limit is cut from the end, and the cut is reported.
/// The engine bounds how many items there are; this bounds their bytes, for items that overlap repeat the text.
/// </summary>
internal static class EvidenceSize
{
    // For ids, times, reports of cuts and the framing of the answers that carry text and evidence together.
    private const int Reserve = 64 * 1024;

    /// <summary>Bytes that evidence may take in one message with the text it was read from.</summary>
    public static int BudgetBeside(string text) => MessageLimits.MaxEvidenceBytes - Reserve - Encoding.UTF8.GetByteCount(text);

    /// <summary>Cuts statements, then what else must go, until the message has at most <paramref name="budget"/> bytes.</summary>
    public static void Fit(Proto.Evidence evidence, int budget)
    {
        CutStatements(evidence, budget);
        Report(evidence, "figures", evidence.Figures.Count, CutEnd(evidence, evidence.Figures, budget));
        Report(evidence, "events", evidence.Events.Count, CutEnd(evidence, evidence.Events, budget));
        CutMentions(evidence, budget);
    }

    private static void CutStatements(Proto.Evidence evidence, int budget)
    {
        var (statements, events) = (evidence.Statements.Count, evidence.Events.Count);
        if (CutEnd(evidence, evidence.Statements, budget) == 0)
        {
            return;
        }

        // What stands inside a statement that is cut would look as if the publisher itself said it.
        var kept = evidence.Statements.Select(statement => statement.Id).ToHashSet(StringComparer.Ordinal);
        while (RemoveWhere(evidence.Statements, statement => IsCut(statement.ParentId) && kept.Remove(statement.Id)))
        {
        }

        RemoveWhere(evidence.Events, happening => IsCut(happening.AccordingToStatementId));
        Report(evidence, "statements", statements, statements - evidence.Statements.Count);
        Report(evidence, "events", events, events - evidence.Events.Count);

        bool IsCut(string statementId) => statementId.Length > 0 && !kept.Contains(statementId);
    }

    /// <summary>Mentions go from the last entity to the first; each keeps the one that it is first named by.</summary>
    private static void CutMentions(Proto.Evidence evidence, int budget)
    {
        var found = evidence.Entities.Sum(entity => entity.Mentions.Count);
        var over = evidence.CalculateSize() - budget;
        for (var at = evidence.Entities.Count - 1; at >= 0 && over > 0; at--)
        {
            over -= RemoveEnd(evidence.Entities[at].Mentions, over, keep: 1);
        }

        Report(evidence, "mentions", found, found - evidence.Entities.Sum(entity => entity.Mentions.Count));
    }

    /// <summary>Cuts items from the end as long as the evidence is over its budget. Returns how many.</summary>
    private static int CutEnd<T>(Proto.Evidence evidence, RepeatedField<T> items, int budget)
        where T : IMessage
    {
        var found = items.Count;
        RemoveEnd(items, evidence.CalculateSize() - budget, keep: 0);
        return found - items.Count;
    }

    private static int RemoveEnd<T>(RepeatedField<T> items, int bytes, int keep)
        where T : IMessage
    {
        var removed = 0;
        while (items.Count > keep && removed < bytes)
        {
            var size = items[^1].CalculateSize();
            removed += 1 + CodedOutputStream.ComputeLengthSize(size) + size;
            items.RemoveAt(items.Count - 1);
        }

        return removed;
    }

    private static bool RemoveWhere<T>(RepeatedField<T> items, Func<T, bool> isToGo)
    {
        var left = items.Where(item => !isToGo(item)).ToList();
        if (left.Count == items.Count)
        {
            return false;
        }

        items.Clear();
        items.AddRange(left);
        return true;
    }

    private static void Report(Proto.Evidence evidence, string item, int found, int cut)
    {
        if (cut == 0)
        {
            return;
        }

        // The engine may have cut the same before: then it knows how many there were.
        var limit = evidence.ReachedLimits.FirstOrDefault(reached => reached.Item == item);
        if (limit is null)
        {
            evidence.ReachedLimits.Add(limit = new Proto.ReachedLimit { Item = item, Found = found });
        }

        limit.Kept = found - cut;
    }
}
