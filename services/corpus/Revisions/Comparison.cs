using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Revisions;

/// <summary>Two revisions with the map of their words.</summary>
internal sealed record Comparison(RevisionSide Before, RevisionSide After, WordMap Map)
{
    // Words without a partner that are looked across; more of them are another text.
    private const int WidestGap = 60;

    /// <summary>The side, the later or the earlier one.</summary>
    public RevisionSide Side(bool isLater) => isLater ? After : Before;

    /// <summary>Whether a word has no partner in the other text.</summary>
    public bool IsChanged(int word, bool isLater) => (isLater ? Map.ToEarlier(word) : Map.ToLater(word)) == WordMap.None;

    /// <summary>Whether a word of a row has no partner in the other text.</summary>
    public bool HasChanged(WordRange range, bool isLater)
    {
        for (var at = range.From; at < range.To; at++)
        {
            if (IsChanged(at, isLater))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word that tells, in any of these spans, has no partner in the other text.</summary>
    public bool HasTellingChange(IEnumerable<Span> spans, bool isLater) =>
        Side(isLater).WordsIn(spans).Any(word => Side(isLater).Words[word].Tells && IsChanged(word, isLater));

    /// <summary>What stands in the later text between the partners of the words around a row of the earlier one; null where they do not enclose anything.</summary>
    public WordRange? Gap(WordRange range)
    {
        int from = range.From - 1, to = range.To;
        while (from >= Math.Max(0, range.From - WidestGap) && Map.ToLater(from) == WordMap.None)
        {
            from--;
        }

        while (to < Math.Min(Before.Words.Count, range.To + WidestGap) && Map.ToLater(to) == WordMap.None)
        {
            to++;
        }

        if ((from >= 0 && Map.ToLater(from) == WordMap.None) || (to < Before.Words.Count && Map.ToLater(to) == WordMap.None))
        {
            return null;
        }

        var gap = new WordRange(from < 0 ? 0 : Map.ToLater(from) + 1, to == Before.Words.Count ? After.Words.Count : Map.ToLater(to));
        return gap.IsEmpty ? null : gap;
    }
}
