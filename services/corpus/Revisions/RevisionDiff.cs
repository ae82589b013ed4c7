using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Revisions;

/// <summary>What changed from one revision of a document to another.</summary>
public static class RevisionDiff
{
    private const int MostPlaces = 20, FarthestNeighbour = 2_000;

    /// <summary>The changes, in the order of the later text; what was removed, where it stood.</summary>
    /// <param name="before">Evidence of the revision to start from.</param>
    /// <param name="beforeText">Its canonical text.</param>
    /// <param name="after">Evidence of the revision to end at.</param>
    /// <param name="afterText">Its canonical text.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static IReadOnlyList<RevisionChange> Between(Evidence before, string beforeText, Evidence after, string afterText, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (earlier, later) = (new RevisionSide(before, beforeText), new RevisionSide(after, afterText));
        var comparison = new Comparison(earlier, later, WordMap.Between(earlier.Words, later.Words, cancellationToken));
        var quantities = QuantityChanges.Of(comparison);
        var pairs = StatementPairs.Of(comparison);
        return Joined(comparison, Found(comparison, quantities, pairs));
    }

    private static IEnumerable<FoundChange> Found(Comparison comparison, QuantityChanges quantities, StatementPairs pairs)
    {
        var statements = new StatementChanges(comparison, pairs, quantities);
        for (var at = 0; at < pairs.ToAfter.Length; at++)
        {
            if (pairs.ToAfter[at] is var partner and not WordMap.None)
            {
                var changes = statements.Of(at, partner).ToList();
                if (comparison.After.IsInTitle(partner) && IsAnotherHeadline(changes))
                {
                    continue;
                }

                foreach (var change in changes)
                {
                    yield return change;
                }
            }
        }

        foreach (var (before, after) in quantities.Changed)
        {
            yield return new FoundChange(
                before.IsTime ? ChangeKind.DateChanged : ChangeKind.FigureChanged,
                new FoundSide([before.Span], before.Shown, comparison.Before.StatementAround(before.Range)),
                new FoundSide([after.Span], after.Shown, comparison.After.StatementAround(after.Range)));
        }

        var oneSided = new OneSidedChanges(comparison, pairs);
        foreach (var change in oneSided.Find(isLater: false).Concat(oneSided.Find(isLater: true)))
        {
            yield return change;
        }
    }

    // A new headline on the same matter: somebody else does something else.
    private static bool IsAnotherHeadline(IReadOnlyList<FoundChange> changes) =>
        changes.Any(change => change.Kind is ChangeKind.SourceReplaced or ChangeKind.SourceNamed or ChangeKind.SourceUnnamed)
        && changes.Any(change => change.Kind is ChangeKind.CueWeakened or ChangeKind.CueStrengthened or ChangeKind.DenialAdded or ChangeKind.DenialRemoved or ChangeKind.StanceChanged);

    // A headline repeats what the text tells: it tells of a change only where the text does not, and never of another wording.
    private static List<RevisionChange> Joined(Comparison comparison, IEnumerable<FoundChange> found)
    {
        var joined = new List<(RevisionChange Change, int Place)>();
        var byKey = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var change in found.OrderBy(change => IsInTitle(comparison, change)).ThenBy(change => PlaceOf(comparison, change)).ThenBy(change => change.Kind))
        {
            if (change.Kind == ChangeKind.StatementReworded && IsInTitle(comparison, change))
            {
                continue;
            }

            if (KeyOf(comparison, change) is { } key && !byKey.TryAdd(key, joined.Count) && (IsToldOnce(change.Kind) || IsInTitle(comparison, change)))
            {
                var at = byKey[key];
                joined[at] = (With(joined[at].Change, change), joined[at].Place);
                continue;
            }

            // In a headline a source without a name is told in other words: "sources" for "two people familiar with it".
            if (NamedSourceOf(change) is { } named && !byKey.TryAdd(named, joined.Count) && IsInTitle(comparison, change))
            {
                continue;
            }

            joined.Add((new RevisionChange(change.Kind, SideOf(change.Before), SideOf(change.After)), PlaceOf(comparison, change)));
        }

        return [.. joined.OrderBy(item => item.Place).ThenBy(item => item.Change.Kind).Select(item => item.Change)];
    }

    private static ChangedWords? SideOf(FoundSide? side) => side is null ? null : new ChangedWords(side.Words, side.Value, side.Statement, []);

    private static RevisionChange With(RevisionChange change, FoundChange again) => change with { Before = With(change.Before, again.Before), After = With(change.After, again.After) };

    private static ChangedWords? With(ChangedWords? side, FoundSide? again) =>
        side is null || again is null ? side : side with { Also = [.. side.Also.Concat(again.Words).Where(span => !side.Words.Contains(span)).Distinct().Take(MostPlaces)] };

    // One number that became another is one change wherever it shows, and so is one source.
    private static bool IsToldOnce(ChangeKind kind) =>
        kind is ChangeKind.FigureChanged or ChangeKind.DateChanged or ChangeKind.SourceReplaced or ChangeKind.SourceNamed or ChangeKind.SourceUnnamed;

    // What two changes have alike if they are one; null for what is one of its own.
    private static string? KeyOf(Comparison comparison, FoundChange change) => change.Before is not { } before || change.After is not { } after ? null : change.Kind switch
    {
        ChangeKind.StatementReworded => null,
        ChangeKind.FigureChanged or ChangeKind.DateChanged => $"{change.Kind}|{NumberOf(before)}|{NumberOf(after)}",
        ChangeKind.SourceReplaced or ChangeKind.SourceNamed or ChangeKind.SourceUnnamed => $"{change.Kind}|{before.Value}|{after.Value}",
        _ => $"{change.Kind}|{before.Value}|{after.Value}|{SpeakerOf(comparison.After, after)}",
    };

    private static string? NamedSourceOf(FoundChange change) => change.Kind switch
    {
        ChangeKind.SourceNamed => $"to|{change.After?.Value}",
        ChangeKind.SourceUnnamed => $"from|{change.Before?.Value}",
        _ => null,
    };

    private static string NumberOf(FoundSide side) => side.Value.Split(' ')[0];

    private static string SpeakerOf(RevisionSide side, FoundSide found) => found.Statement is { } at ? SourceChange.NameOf(side, side.Statements[at]) : "";

    private static bool IsInTitle(Comparison comparison, FoundChange change) => (change.After, change.Before) switch
    {
        ({ } after, _) => comparison.After.IsInTitle(RangeOf(comparison.After, after)),
        (_, { } before) => comparison.Before.IsInTitle(RangeOf(comparison.Before, before)),
        _ => false,
    };

    private static WordRange RangeOf(RevisionSide side, FoundSide found) => found.Words.Count > 0 ? side.WordsIn(found.Words[0]) : default;

    // In words of the later text; what was removed stands where its neighbours are now.
    private static int PlaceOf(Comparison comparison, FoundChange change)
    {
        if (change.After is { } after)
        {
            return RangeOf(comparison.After, after).From;
        }

        var range = RangeOf(comparison.Before, change.Before!);
        for (var at = range.From - 1; at >= Math.Max(0, range.From - FarthestNeighbour); at--)
        {
            if (comparison.Map.ToLater(at) is var partner and not WordMap.None)
            {
                return partner;
            }
        }

        return 0;
    }
}
