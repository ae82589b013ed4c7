using Hearsay.Engine.Model;

namespace Hearsay.Engine.Times;

/// <summary>Days that have a name and the same date wherever they are kept.</summary>
internal static class Holidays
{
    public static TimeReading? Read(Scene scene, int at)
    {
        if (Date(scene, at) is not { } day)
        {
            return null;
        }

        var written = TimeWords.YearOf(scene.Lower(day.End));
        var end = written > 0 ? day.End + 1 : day.End;
        var year = written > 0 ? written : Years.Nearest(scene, at, day.Month, day.Day);
        return year > 0 ? TimeReading.Of(at, end, When.OfDay(new DateOnly(year, day.Month, day.Day)), "holiday") with { Confidence = 0.8 } : TimeReading.Unanchored(at, end, TimeType.Date, "holiday");
    }

    private static (int Month, int Day, int End)? Date(Scene scene, int at)
    {
        if (!scene.IsCapital(at))
        {
            return null;
        }

        var next = scene.Lower(at + 1) == "'s" ? at + 2 : at + 1;
        return (scene.Lower(at), scene.Lower(next)) switch
        {
            ("christmas", "day") => (12, 25, next + 1),
            ("christmas", "eve") => (12, 24, next + 1),
            ("christmas", _) when scene.Lower(at - 1) is "on" or "at" or "by" or "before" or "until" or "after" or "since" && scene.Clause.Tag(at + 1) is not ("NN" or "NNS" or "NNP") => (12, 25, at + 1),
            ("boxing", "day") => (12, 26, next + 1),
            ("halloween", _) when scene.Clause.Tag(at + 1) is not ("NN" or "NNS" or "NNP") => (10, 31, at + 1),
            ("new", "year") when scene.Lower(at + 2) == "'s" && scene.Lower(at + 3) == "eve" => (12, 31, at + 4),
            ("new", "year") when scene.Lower(at + 2) == "'s" && scene.Lower(at + 3) == "day" => (1, 1, at + 4),
            ("valentine", "day") => (2, 14, next + 1),
            _ => null,
        };
    }
}
