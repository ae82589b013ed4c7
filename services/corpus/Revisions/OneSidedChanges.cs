using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Revisions;

/// <summary>
/// Statements that only one revision has. One whose words the other text has as well was overlooked there, not left out, unless the words that attribute it are gone.
/// </summary>
internal sealed class OneSidedChanges(Comparison comparison, StatementPairs pairs)
{
    // Of the words that tell, so many must be without a partner; of source and cue, all that tell or report.
    private const double LeastOfContent = 0.5, MostOfInner = 0.6;

    public IEnumerable<FoundChange> Find(bool isLater)
    {
        var side = comparison.Side(isLater);
        var partners = isLater ? pairs.ToBefore : pairs.ToAfter;
        var alone = Enumerable.Range(0, side.Statements.Count).Where(at => partners[at] == WordMap.None && !side.IsInTitle(at) && IsNew(at, isLater)).ToHashSet();
        foreach (var statement in alone.Order())
        {
            if (!IsToldByAnother(side, statement, alone, isLater))
            {
                var found = new FoundSide(WordsOf(side.Statements[statement]), "", statement);
                yield return isLater
                    ? new FoundChange(IsDenial(side, statement) ? ChangeKind.DenialAdded : ChangeKind.StatementAdded, null, found)
                    : new FoundChange(IsDenial(side, statement) ? ChangeKind.DenialRemoved : ChangeKind.StatementRemoved, found, null);
            }
        }
    }

    private static bool IsDenial(RevisionSide side, int statement) => side.Statements[statement].Stance == Stance.Denies;

    private static IReadOnlyList<Span> WordsOf(Statement statement) => statement.Content.Count > 0 ? statement.Content : statement.Cue;

    private bool IsNew(int statement, bool isLater)
    {
        var words = (isLater ? pairs.After : pairs.Before)[statement];
        var fresh = words.Content.Count(word => comparison.IsChanged(word, isLater));
        return words.Content.Count > 0
            && (fresh >= LeastOfContent * words.Content.Count || (words.Frame.Count > 1 && words.Frame.All(word => comparison.IsChanged(word, isLater))));
    }

    // A statement inside another new one is told with it; an outer one that is all but a denial gives way to that.
    private bool IsToldByAnother(RevisionSide side, int statement, HashSet<int> alone, bool isLater)
    {
        if (!IsDenial(side, statement) && side.ParentOf(statement) is >= 0 and var parent && alone.Contains(parent))
        {
            return true;
        }

        var words = (isLater ? pairs.After : pairs.Before)[statement];
        return !IsDenial(side, statement) && side.ChildrenOf(statement).Any(child =>
            alone.Contains(child) && IsDenial(side, child) && (isLater ? pairs.After : pairs.Before)[child].Content.Count >= MostOfInner * words.Content.Count);
    }
}
