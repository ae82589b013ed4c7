using Hearsay.Engine.Cues;
using Hearsay.Engine.Statements;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Chains;

/// <summary>The words around a cue that belong to it: source, cue and what stands beside them, without what is said and without other reports.</summary>
internal sealed class CueRegion
{
    private const int Reach = 40, LongestSkip = 400, MostNeighbours = 30;

    private CueRegion(Clause clause, IReadOnlyList<TextRange> source, List<int> tokens, int cueFirst, int cueEnd)
    {
        Source = source;
        Clause = clause;
        Tokens = tokens;
        CueFirst = cueFirst;
        CueEnd = cueEnd;
    }

    public Clause Clause { get; }

    public IReadOnlyList<TextRange> Source { get; }

    /// <summary>Tokens in the order of the text.</summary>
    public IReadOnlyList<int> Tokens { get; }

    public int CueFirst { get; }

    public int CueEnd { get; }

    /// <summary>Null for a statement without a cue.</summary>
    /// <param name="text">The text.</param>
    /// <param name="draft">The statement.</param>
    /// <param name="neighbours">Statements whose cues stand in the same sentence.</param>
    public static CueRegion? Of(ReadText text, StatementDraft draft, IReadOnlyList<StatementDraft> neighbours)
    {
        if (draft.Reading.Cue.Count == 0)
        {
            return null;
        }

        var cue = draft.Reading.Cue;
        var first = text.TokenAt(cue[0].Start);
        var clause = new Clause(text, text.Sentences[text.SentenceOfToken[first]]);
        var end = Math.Min(text.TokenAt(cue[^1].End - 1) + 1, clause.End);
        var others = neighbours.Where(other => other != draft && !IsAncestor(other, draft)).Take(MostNeighbours).ToList();
        TextRange? bounds = draft.Parent?.Reading.Content.FirstOrDefault(range => range.Holds(cue[0]));
        var left = new List<int>();
        Walk(clause, draft, others, bounds, first - 1, -1, left);
        left.Reverse();
        var right = new List<int>();
        Walk(clause, draft, others, bounds, first, 1, right);
        return new CueRegion(clause, draft.Reading.Source, [.. left, .. right], first, Math.Max(end, first + 1));
    }

    private static bool IsAncestor(StatementDraft other, StatementDraft draft)
    {
        for (var parent = draft.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent == other)
            {
                return true;
            }
        }

        return false;
    }

    private static void Walk(Clause clause, StatementDraft draft, List<StatementDraft> others, TextRange? bounds, int from, int step, List<int> tokens)
    {
        var skipped = 0;
        for (var i = from; i >= clause.First && i < clause.End && tokens.Count < Reach; i += step)
        {
            var word = new TextRange(clause[i].Start, clause[i].End);
            if (draft.Reading.Content.Any(word.Overlaps))
            {
                if (++skipped > LongestSkip)
                {
                    return;
                }

                continue;
            }

            if ((bounds is { } inside && !inside.Overlaps(word)) || clause.Lower(i) == ";"
                || others.Exists(other => (other.Reading.Cue.Any(word.Overlaps) || other.Reading.Content.Any(word.Overlaps)) && !draft.Reading.Cue.Any(word.Overlaps)))
            {
                return;
            }

            tokens.Add(i);
        }
    }
}
