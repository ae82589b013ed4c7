using Hearsay.Engine.Text;

namespace Hearsay.Engine.Cues;

/// <summary>
/// Fills in what the later stages need of a cue and what a tagger that finds spans only does not tell: the base form of its main
/// word, whom it was said to, who relays it, whom its source refers to. The same rules as those of <see cref="RuleTagger"/>.
/// </summary>
public static class CueDetails
{
    /// <summary>The same cues in the same order with their details; what a cue has already stays. Of "X reported Z, citing Y" the cue "citing" goes into the one before it.</summary>
    /// <param name="text">The text that the cues were found in.</param>
    /// <param name="cues">Cues with their spans, in the order of the text.</param>
    /// <param name="cancellationToken">Looked at in every cue.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<CueReading> Fill(ReadText text, IReadOnlyList<CueReading> cues, CancellationToken cancellationToken)
    {
        var filled = new List<CueReading>(cues.Count);
        foreach (var cue in cues)
        {
            cancellationToken.ThrowIfCancellationRequested();
            filled.Add(Fill(text, cue));
        }

        return Citations.Fold(text, filled, cancellationToken);
    }

    private static CueReading Fill(ReadText text, CueReading cue)
    {
        if (ClauseOf(text, cue) is not { } clause)
        {
            return cue;
        }

        var word = CueLemma.Of(clause, cue.Cue);
        var lemma = cue.Lemma.Length > 0 ? cue.Lemma : word.Lemma;
        return cue with
        {
            Lemma = lemma,
            Addressee = cue.Addressee ?? (word.Group is { } group ? Outside(cue, Addressee(clause, group, lemma)) : null),
            Relay = cue.Relay ?? (word.Group is { } relayed ? Outside(cue, Relay(clause, relayed)) : null),
        };
    }

    /// <summary>The sentence in which the cue begins; null for a cue without words.</summary>
    internal static Clause? ClauseOf(ReadText text, CueReading cue)
    {
        var first = cue.Cue.Count == 0 ? text.Tokens.Count : text.TokenAt(cue.Cue[0].Start);
        return first < text.Tokens.Count ? new Clause(text, text.Sentences[text.SentenceOfToken[first]]) : null;
    }

    private static TextRange? Addressee(Clause clause, VerbGroup group, string lemma)
    {
        var right = RightContext.Of(clause, group.Head + 1, lemma);
        return right.ObjectEnd > right.ObjectFirst && right.Kind.StartsWith("np-", StringComparison.Ordinal) ? clause.Range(right.ObjectFirst, right.ObjectEnd) : null;
    }

    private static TextRange? Relay(Clause clause, VerbGroup group)
    {
        if (Relays.IsQuoting(group, VerbLexicon.Lemma(clause.Lower(group.Head))))
        {
            return Relays.After(clause, group);
        }

        // Of "is quoted by Y as saying" the cue may be the last word alone.
        var outer = clause.Tag(group.First) == "VBG" && clause.Lower(group.First - 1) == "as" ? clause.VerbGroups().FindLast(other => other.Head < group.First) : default;
        return outer.Passive && Relays.IsQuoting(outer, VerbLexicon.Lemma(clause.Lower(outer.Head))) ? Relays.After(clause, outer) : null;
    }

    // What is source or content is nothing else.
    private static TextRange? Outside(CueReading cue, TextRange? range) =>
        range is { } found && !cue.Source.Any(found.Overlaps) && !cue.Content.Any(found.Overlaps) ? range : null;
}
