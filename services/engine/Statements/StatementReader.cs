using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;
using Hearsay.Engine.Times;

namespace Hearsay.Engine.Statements;

/// <summary>Turns a tagger's cues into statements: order, nesting, kind, stance, certainty, medium and time.</summary>
internal static class StatementReader
{
    /// <summary>How deep statements stand in one another; what stands deeper is left out, whoever found it.</summary>
    public const int DeepestLevel = 4;

    public static List<StatementDraft> Read(ReadText text, IReadOnlyList<CueReading> cues, IReadOnlyList<TimeReading> times, CancellationToken cancellationToken)
    {
        var drafts = cues.Where(cue => cue.Content.Count > 0)
            .Select(cue => new StatementDraft { Reading = cue, Extent = StatementDraft.ExtentOf(cue) })
            .OrderBy(draft => draft.Extent.Start).ThenByDescending(draft => draft.Extent.End).ToList();
        Nest(drafts);
        drafts = [.. drafts.Where(draft => LevelOf(draft) <= DeepestLevel).OrderBy(draft => draft.Extent.Start).ThenBy(draft => draft.Position)];
        for (var i = 0; i < drafts.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var draft = drafts[i];
            Classifier.Classify(text, draft);
            draft.Stance = Echoes.Denies(text, drafts, i) ? Model.Stance.Denies : draft.Stance;
            draft.SaidTime = SaidTimes.Of(text, draft.Reading, times);
            if (MediumReader.Of(text, draft.Reading) is { } medium)
            {
                (draft.Medium, draft.MediumRange) = (medium.Medium, medium.Range);
            }
        }

        Inherit(text, drafts);
        return drafts;
    }

    // The parent is the narrowest statement in whose content the cue stands.
    private static void Nest(List<StatementDraft> drafts)
    {
        var open = new List<StatementDraft>();
        foreach (var draft in drafts)
        {
            open.RemoveAll(other => other.Extent.End <= draft.Extent.Start);
            for (var i = open.Count - 1; i >= 0 && i > open.Count - 20; i--)
            {
                var holder = open[i];
                if (draft.Reading.Cue.Count > 0 && holder.Reading.Content.Any(range => range.Holds(draft.Reading.Cue[0]) && range.Holds(draft.Reading.Content[0]))
                    && (draft.Parent is null || holder.Extent.Length < draft.Parent.Extent.Length))
                {
                    draft.Parent = holder;
                }
            }

            open.Add(draft);
        }
    }

    // Counted no further than the bound.
    private static int LevelOf(StatementDraft draft)
    {
        var level = 1;
        for (var parent = draft.Parent; parent is not null && level <= DeepestLevel; parent = parent.Parent)
        {
            level++;
        }

        return level;
    }

    // "..., saying Z" goes on with the reserve of the report that it hangs on.
    private static void Inherit(ReadText text, List<StatementDraft> drafts)
    {
        for (var i = 1; i < drafts.Count; i++)
        {
            var (before, draft) = (drafts[i - 1], drafts[i]);
            if (draft.Certainty == Model.Certainty.Asserted && before.Certainty == Model.Certainty.Hedged && draft.Reading.Source.Count > 0 && before.Reading.Source.Count > 0
                && draft.Reading.Source[0] == before.Reading.Source[0] && draft.Parent == before.Parent
                && text.TokenAt(draft.Position) is var at && at < text.Tokens.Count && text.Tokens[at].Tag == "VBG")
            {
                draft.Certainty = Model.Certainty.Hedged;
            }
        }
    }
}
