namespace Hearsay.Corpus.Revisions;

/// <summary>Pairs the numbers and times that stand at one place of both texts, and tells which give another amount.</summary>
internal sealed class QuantityChanges
{
    // Further apart, nothing says that they stand for each other.
    private const int WidestGap = 40;

    private readonly Comparison _comparison;
    private readonly HashSet<int> _settledBefore = [];
    private readonly HashSet<int> _settledAfter = [];
    private readonly List<(Quantity Before, Quantity After)> _changed = [];

    private QuantityChanges(Comparison comparison) => _comparison = comparison;

    /// <summary>Pairs that differ, in the order of the earlier text.</summary>
    public IReadOnlyList<(Quantity Before, Quantity After)> Changed => _changed;

    /// <summary>Words of the earlier text that a pair accounts for.</summary>
    public IReadOnlySet<int> SettledBefore => _settledBefore;

    /// <summary>The same of the later text.</summary>
    public IReadOnlySet<int> SettledAfter => _settledAfter;

    public static QuantityChanges Of(Comparison comparison)
    {
        var changes = new QuantityChanges(comparison);
        var free = new Dictionary<int, Quantity>();
        foreach (var after in Quantity.AllOf(comparison.After))
        {
            for (var at = after.Range.From; at < after.Range.To; at++)
            {
                free.TryAdd(at, after);
            }
        }

        // First those of which a word stayed, then those that stand between the same words.
        foreach (var before in Quantity.AllOf(comparison.Before))
        {
            if ((changes.Touched(before, free) ?? changes.Between(before, free)) is { } partner)
            {
                changes.Settle(before, partner);
                for (var at = partner.Range.From; at < partner.Range.To; at++)
                {
                    free.Remove(at);
                }
            }
        }

        return changes;
    }

    private Quantity? Touched(Quantity before, Dictionary<int, Quantity> free)
    {
        for (var at = before.Range.From; at < before.Range.To; at++)
        {
            if (free.TryGetValue(_comparison.Map.ToLater(at), out var after) && after.IsTime == before.IsTime)
            {
                return after;
            }
        }

        return null;
    }

    private Quantity? Between(Quantity before, Dictionary<int, Quantity> free)
    {
        if (!_comparison.HasChanged(before.Range, isLater: false) || _comparison.Gap(before.Range) is not { } gap || gap.To - gap.From > WidestGap)
        {
            return null;
        }

        var inside = Enumerable.Range(gap.From, gap.To - gap.From).Select(at => free.GetValueOrDefault(at)).OfType<Quantity>().Distinct()
            .Where(after => gap.Holds(after.Range) && before.IsAkinTo(after)).ToList();
        return inside.Find(after => after.IsSameAs(before)) ?? inside.Find(after => after.Unit == before.Unit) ?? inside.FirstOrDefault();
    }

    private void Settle(Quantity before, Quantity after)
    {
        var hasChanged = _comparison.HasChanged(Around(before.Range), isLater: false) || _comparison.HasChanged(Around(after.Range), isLater: true);
        if (before.IsSameAs(after) || !hasChanged || IsShortened(before, after))
        {
            Keep(before, after, before.IsTime || before.Unit == after.Unit);
        }
        else if (!before.IsFinerThan(after))
        {
            _changed.Add((before, after));
            Keep(before, after, whole: true);
        }
    }

    // "210m" may be metres, miles or millions: where the digits are the same and the one unit begins as the other, nothing tells that it is another.
    private bool IsShortened(Quantity before, Quantity after) => !before.IsTime && before.Bound == after.Bound
        && Printed(before, _comparison.Before) is var one && Printed(after, _comparison.After) is var other
        && one.Digits.Length > 0 && one.Digits == other.Digits && one.Unit.Length > 0 && other.Unit.Length > 0
        && (one.Unit.StartsWith(other.Unit, StringComparison.Ordinal) || other.Unit.StartsWith(one.Unit, StringComparison.Ordinal));

    private static (string Digits, string Unit) Printed(Quantity quantity, RevisionSide side)
    {
        var words = Enumerable.Range(quantity.Range.From, quantity.Range.To - quantity.Range.From).Select(at => side.Words[at].Key).ToList();
        var first = words.FindIndex(word => char.IsAsciiDigit(word[0]));
        return first < 0 ? ("", "") : (words[first], words.ElementAtOrDefault(first + 1) ?? "");
    }

    // A bound stands before the number.
    private static WordRange Around(WordRange range) => new(Math.Max(0, range.From - 3), range.To);

    private void Keep(Quantity before, Quantity after, bool whole)
    {
        Take(_settledBefore, _comparison.Before, before.Range, whole);
        Take(_settledAfter, _comparison.After, after.Range, whole);
    }

    // The unit of an equal number may still be another noun.
    private static void Take(HashSet<int> settled, RevisionSide side, WordRange range, bool whole)
    {
        for (var at = range.From; at < range.To; at++)
        {
            if (whole || at < range.To - 1 || char.IsAsciiDigit(side.Words[at].Key[0]))
            {
                settled.Add(at);
            }
        }
    }
}
