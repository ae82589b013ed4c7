using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Claims;

namespace Hearsay.Corpus.Revisions;

/// <summary>What differs between two statements that are one. Only words that the publisher changed count: where the words are the same, readings that differ are the engine's doing.</summary>
internal sealed class StatementChanges(Comparison comparison, StatementPairs pairs, QuantityChanges quantities)
{
    /// <summary>The changes of a pair.</summary>
    public IEnumerable<FoundChange> Of(int before, int after)
    {
        var (earlier, later) = (comparison.Before.Statements[before], comparison.After.Statements[after]);
        var stance = StanceOf(before, after);
        if (stance is { } kind)
        {
            yield return Change(kind, before, after, ShownIn(earlier, isLater: false), ShownIn(later, isLater: true), Name(earlier.Stance), Name(later.Stance));
        }

        var cue = stance is null ? CueOf(earlier, later) : null;
        if (cue is not null)
        {
            yield return Change(cue.Value.Kind, before, after, earlier.Cue, later.Cue, cue.Value.Before, cue.Value.After);
        }

        if ((comparison.HasTellingChange(earlier.Source, isLater: false) || comparison.HasTellingChange(later.Source, isLater: true))
            && SourceChange.Of(comparison.Before, earlier, comparison.After, later) is { } source)
        {
            yield return Change(
                source, before, after, earlier.Source, later.Source, SourceChange.NameOf(comparison.Before, earlier), SourceChange.NameOf(comparison.After, later));
        }

        if (earlier.Certainty != later.Certainty && HasChangedSentence(earlier, later, besidesCue: cue is not null))
        {
            yield return Change(ChangeKind.CertaintyChanged, before, after, Around(earlier), Around(later), Name(earlier.Certainty), Name(later.Certainty));
        }

        // Who will not speak of it says nothing that could be worded otherwise.
        if (earlier.Stance != Stance.NoComment && later.Stance != Stance.NoComment && IsReworded(before, after, stance is not null))
        {
            yield return Change(ChangeKind.StatementReworded, before, after, earlier.Content, later.Content, "", "");
        }
    }

    private static FoundChange Change(
        ChangeKind kind, int before, int after, IEnumerable<Span> beforeWords, IEnumerable<Span> afterWords, string beforeValue, string afterValue) =>
        new(kind, new FoundSide([.. beforeWords], beforeValue, before), new FoundSide([.. afterWords], afterValue, after));

    // As the contract writes it: "NO_COMMENT".
    private static string Name(Enum value) => string.Concat(value.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));

    private static IEnumerable<Span> Around(Statement statement) => statement.Cue.Count > 0 ? statement.Cue : statement.Content;

    private ChangeKind? StanceOf(int before, int after)
    {
        var (earlier, later) = (comparison.Before.Statements[before], comparison.After.Statements[after]);
        if (earlier.Stance == later.Stance || !(HasChanged(before, isLater: false) || HasChanged(after, isLater: true)))
        {
            return null;
        }

        return later.Stance == Stance.Denies ? ChangeKind.DenialAdded : earlier.Stance == Stance.Denies ? ChangeKind.DenialRemoved : ChangeKind.StanceChanged;
    }

    private bool HasChanged(int statement, bool isLater) => comparison.HasChanged((isLater ? pairs.After : pairs.Before)[statement].Extent, isLater);

    // A word that weakens the cue may also be the reserve: that is one change.
    private bool HasChangedSentence(Statement earlier, Statement later, bool besidesCue) =>
        HasChangedSentence(earlier, besidesCue, isLater: false) || HasChangedSentence(later, besidesCue, isLater: true);

    private bool HasChangedSentence(Statement statement, bool besidesCue, bool isLater)
    {
        var side = comparison.Side(isLater);
        var told = besidesCue ? side.WordsIn(statement.Source.Concat(statement.Content)).ToHashSet() : [];
        return statement.Sentence is { } sentence && side.WordsIn([sentence]).Any(word =>
            comparison.IsChanged(word, isLater) && !(besidesCue && (told.Contains(word) || !side.Words[word].Tells || CueStrength.Of(side.Words[word].Key, out _) is not null)));
    }

    // The cue turns most statements, a "not" in the content others.
    private IEnumerable<Span> ShownIn(Statement statement, bool isLater) =>
        statement.Content.Count == 0 || comparison.Side(isLater).WordsIn(statement.Cue).Any(word => comparison.IsChanged(word, isLater)) ? Around(statement) : statement.Content;

    private (ChangeKind Kind, string Before, string After)? CueOf(Statement earlier, Statement later)
    {
        var (one, other) = (StrengthOf(earlier, isLater: false), StrengthOf(later, isLater: true));
        return one is null || other is null || one.Value.Step == other.Value.Step || !one.Value.HasChanged || !other.Value.HasChanged ? null
            : (one.Value.Step > other.Value.Step ? ChangeKind.CueWeakened : ChangeKind.CueStrengthened, one.Value.Lemma, other.Value.Lemma);
    }

    // Of a cue of several words the first on the scale counts: "went on to claim".
    private (int Step, string Lemma, bool HasChanged)? StrengthOf(Statement statement, bool isLater)
    {
        var side = comparison.Side(isLater);
        foreach (var word in side.WordsIn(statement.Cue))
        {
            if (CueStrength.Of(side.Words[word].Key, out var lemma) is { } step)
            {
                return (step, lemma, comparison.IsChanged(word, isLater));
            }
        }

        return null;
    }

    private bool IsReworded(int before, int after, bool hasTurned)
    {
        var lost = Changed(before, isLater: false, quantities.SettledBefore);
        var won = Changed(after, isLater: true, quantities.SettledAfter);
        if (hasTurned)
        {
            lost.RemoveAll(FunctionWords.IsNegation);
            won.RemoveAll(FunctionWords.IsNegation);
        }

        // What only stands elsewhere in the statement is no change.
        foreach (var word in lost.ToList())
        {
            var at = won.FindIndex(other => SameWord.Is(word, other));
            if (at >= 0)
            {
                won.RemoveAt(at);
                lost.Remove(word);
            }
        }

        return lost.Count + won.Count > 0;
    }

    private List<string> Changed(int statement, bool isLater, IReadOnlySet<int> settled)
    {
        var side = comparison.Side(isLater);
        var words = (isLater ? pairs.After : pairs.Before)[statement];
        return side.Statements[statement].Content.Count == 0 ? []
            : [.. words.Own.Where(word => comparison.IsChanged(word, isLater) && !settled.Contains(word)).Select(word => side.Words[word].Key)];
    }
}
