using Hearsay.Engine.Model;

namespace Hearsay.Engine.Times;

/// <summary>Reads ranges of times of day: "9 a.m. to 5 p.m.", "between 9 and 11 a.m. on Monday", "10:00-12:00".</summary>
internal static class ClockRanges
{
    public static TimeReading? Read(Scene scene, int at, int start, string opening)
    {
        if (Pair(scene, start, opening) is not { } pair || pair.From == pair.To)
        {
            return null;
        }

        var next = scene.Lower(pair.End) is "on" or "," ? pair.End + 1 : pair.End;
        var day = Days.Read(scene, next) is { Type: TimeType.Date } named ? named : null;
        var date = day is not null ? day.When : scene.Told.Day ?? scene.Today;
        var end = day?.End ?? pair.End;
        var prefix = date is { } known ? known.Value : "";
        var (from, to) = ($"{prefix}T{pair.From}", $"{prefix}T{pair.To}");
        var range = new TimeReading(at, end, TimeType.Time, $"{from}/{to}", "clock-range") { RangeBegin = from, RangeEnd = to, When = date, Confidence = 0.85 };
        return pair.Joint < 0 || Ranges.IsDash(scene, pair.Joint) ? range : range with { First = start, End = pair.Joint, Value = from, Other = range with { First = pair.Joint + 1, Value = to } };
    }

    // "9am-5pm", "10:00-12:00".
    private static (string From, string To, int Joint, int End)? Joined(Scene scene, int at)
    {
        var word = scene.Lower(at);
        var dash = word.IndexOf('-', StringComparison.Ordinal);
        return dash is > 0 and < 8 && word.Length < 16 && Clocks.OfWord(word[..dash]) is { } from && Clocks.OfWord(word[(dash + 1)..]) is { } to ? (from, to, -1, at + 1) : null;
    }

    private static (string From, string To, int Joint, int End)? Pair(Scene scene, int start, string opening)
    {
        if (Joined(scene, start) is { } joined)
        {
            return joined;
        }

        if (Clocks.ReadClock(scene.Clause, start) is { } left)
        {
            return Ranges.AfterJoint(scene, left.End, opening) is > 0 and var next && Clocks.ReadClock(scene.Clause, next) is { } right ? (left.Iso, right.Iso, left.End, right.End) : null;
        }

        // "between 9 and 11 a.m.": the half of the day stands once.
        var word = scene.Lower(start);
        if (word.Length is 0 or > 2 || !int.TryParse(word, out var hour) || hour is < 1 or > 12 || Ranges.AfterJoint(scene, start + 1, opening) is not (> 0 and var after)
            || Clocks.ReadClock(scene.Clause, after) is not { } whole || whole.Iso.Length < 5)
        {
            return null;
        }

        // The latest such hour that is before the other.
        var to = (whole.Iso[0] - '0') * 10 + (whole.Iso[1] - '0');
        var from = hour % 12 + 12 < to || (hour == 12 && to > 12) ? (hour % 12) + 12 : hour;
        return from == to ? null : ($"{from:D2}:00", whole.Iso, start + 1, whole.End);
    }
}
