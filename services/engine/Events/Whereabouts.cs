using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Model;
using Hearsay.Engine.Times;

namespace Hearsay.Engine.Events;

/// <summary>Finds when and where an event is, from the times and places of its own clause.</summary>
internal sealed class Whereabouts(EntityBook book, IReadOnlyList<TimeReading> times, string published)
{
    private const int Farthest = 26;

    /// <summary>Index of the time, or -1. Only those within the bounds, that of the saying is not.</summary>
    public int Time(Clause clause, int at, TextRange? inside, IReadOnlyList<TextRange> outside)
    {
        var (best, cost) = (-1, Farthest);
        for (var i = FirstTimeFrom(clause.First); i < times.Count && times[i].First < clause.End; i++)
        {
            var time = times[i];
            if (time.Type is TimeType.Duration || time.End > clause.End || !Holds(clause.Range(time.First, time.End), inside, outside))
            {
                continue;
            }

            var price = Price(clause, at, time.First, time.End) + (time.Type is TimeType.Set ? 6 : 0) + (time.First < at ? 2 : 0);
            (best, cost) = price < cost ? (i, price) : (best, cost);
        }

        return best;
    }

    /// <summary>1 where a time lies after the day of publication, -1 where it lies before, 0 where that isn't known.</summary>
    public int Side(int time)
    {
        if (time < 0 || published.Length < 10 || times[time].Value is not { Length: >= 4 } value || !char.IsAsciiDigit(value[0]) || value.Contains('W') || value.Contains('/'))
        {
            return 0;
        }

        var length = value.Length >= 10 ? 10 : value.Length >= 7 && char.IsAsciiDigit(value[5]) ? 7 : 4;
        return Math.Sign(string.CompareOrdinal(value, 0, published, 0, length));
    }

    public EntityDraft? Place(Clause clause, int at, TextRange? inside, IReadOnlyList<TextRange> outside)
    {
        var (best, cost) = ((EntityDraft?)null, 22);
        for (var i = book.LastNameBefore(clause[clause.First].Start) + 1; i < book.Names.Count && book.Names[i].Range.Start < clause[clause.End - 1].End; i++)
        {
            var (range, entity) = (book.Names[i].Range, book.Names[i].Entity);
            if (entity.Type != EntityType.Place || !Holds(range, inside, outside))
            {
                continue;
            }

            var first = clause.Text.TokenAt(range.Start);
            var start = clause.Lower(first - 1) is "the" or "central" or "northern" or "southern" or "eastern" or "western" ? first - 1 : first;
            if (!(clause.Lower(start - 1) is "in" or "at" or "near" or "outside" or "across" or "inside" || (clause.Lower(start - 1) == "to" && EventMotion(clause, at))))
            {
                continue;
            }

            var price = Price(clause, at, start - 1, first + 1) + (first < at ? 3 : 0);
            (best, cost) = price < cost ? (entity, price) : (best, cost);
        }

        return best;
    }

    private static bool EventMotion(Clause clause, int at) => VerbLexicon.Lemma(clause.Lower(at)) is "visit" or "travel" or "fly" or "deploy" or "send" or "march" or "deport";

    private static bool Holds(TextRange range, TextRange? inside, IReadOnlyList<TextRange> outside) => inside is { } bounds ? bounds.Holds(range) : !outside.Any(other => other.Overlaps(range));

    // Words between, dearer where another clause begins.
    private static int Price(Clause clause, int at, int first, int end)
    {
        var (low, high) = first > at ? (at + 1, first) : (end, at);
        var price = high - low;
        for (var i = low; i < high; i++)
        {
            price += clause[i].IsFiniteVerb ? 5 : clause.Lower(i) is ";" or ":" or "after" or "before" or "while" or "but" or "that" or "who" or "which" or "when" or "because" or "as" ? 7 : clause.IsQuoteMark(i) ? 3 : 0;
        }

        return price;
    }

    private int FirstTimeFrom(int token)
    {
        int low = 0, high = times.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (times[middle].First < token)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
