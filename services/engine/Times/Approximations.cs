using Hearsay.Engine.Model;

namespace Hearsay.Engine.Times;

/// <summary>Reads the words before a time that say how exact it is: "about a week", "more than three years", "around 8 pm".</summary>
internal static class Approximations
{
    public static TimeReading? Read(Scene scene, int at)
    {
        var (mod, next) = Prefix(scene, at);
        if (mod.Length == 0)
        {
            return null;
        }

        if (Relatives.Read(scene, next) is { Rule: "distance" or "distance-told" } distance)
        {
            // "more than a year ago" is before that year's day.
            return distance with { First = at, Mod = mod switch { "MORE_THAN" or "EQUAL_OR_MORE" => "BEFORE", "LESS_THAN" or "EQUAL_OR_LESS" => "AFTER", _ => mod } };
        }

        if (Durations.Measure(scene, next) is { } length && !Durations.IsAge(scene, next, length.End))
        {
            return new TimeReading(at, length.End, TimeType.Duration, length.Value, "duration") { Mod = mod };
        }

        if (mod is not ("APPROX" or "BEFORE" or "AFTER"))
        {
            return mod == "LESS_THAN" && Clocks.Read(scene, next) is { } clock ? clock with { First = at, Mod = mod } : null;
        }

        var point = Clocks.Read(scene, next) ?? Days.Read(scene, next) ?? Years.Read(scene, next) ?? Circa(scene, at, next);
        return point is null ? null : point with { First = at, Mod = mod };
    }

    private static TimeReading? Circa(Scene scene, int at, int next) =>
        scene.Lower(at) is "circa" or "around" && TimeWords.YearOf(scene.Lower(next)) is var year and > 0 && scene.Clause.Tag(next + 1) is not ("NNS" or "NN") ? TimeReading.Of(at, next + 1, When.OfYear(year), "year") : null;

    private static (string Mod, int Next) Prefix(Scene scene, int at) => (scene.Lower(at), scene.Lower(at + 1)) switch
    {
        ("more", "than") => ("MORE_THAN", at + 2),
        ("less" or "fewer", "than") => ("LESS_THAN", at + 2),
        ("at", "least") => ("EQUAL_OR_MORE", at + 2),
        ("at", "most") => ("EQUAL_OR_LESS", at + 2),
        ("up", "to") => ("EQUAL_OR_LESS", at + 2),
        ("no", "more") when scene.Lower(at + 2) == "than" => ("EQUAL_OR_LESS", at + 3),
        ("no", "less") when scene.Lower(at + 2) == "than" => ("EQUAL_OR_MORE", at + 3),
        ("little" or "slightly", "more") when scene.Lower(at + 2) == "than" => ("MORE_THAN", at + 3),
        ("just" or "well" or "little" or "slightly", "over") => ("MORE_THAN", at + 2),
        ("just" or "well", "under") => ("LESS_THAN", at + 2),
        ("close", "to") => ("APPROX", at + 2),
        ("shortly" or "just", "before") when Clocks.ReadClock(scene.Clause, at + 2) is not null => ("BEFORE", at + 2),
        ("shortly" or "just", "after") when Clocks.ReadClock(scene.Clause, at + 2) is not null => ("AFTER", at + 2),
        ("about" or "around" or "approximately" or "roughly" or "circa" or "some" or "c." or "ca.", _) => ("APPROX", at + 1),
        ("nearly" or "almost", _) => ("LESS_THAN", at + 1),
        ("perhaps" or "maybe", _) when TimeWords.TryNumber(scene.Lower(at + 1), out _) => ("APPROX", at + 1),
        ("under", _) => ("LESS_THAN", at + 1),
        ("over", _) when IsMore(scene, at) => ("MORE_THAN", at + 1),
        _ => ("", at),
    };

    // "over two days" is as often the time that a thing took.
    private static bool IsMore(Scene scene, int at) =>
        scene.Lower(at - 1) is "for" or "after" or "of" or "in" or "is" or "was" or "took" or "lasted" || scene.Lower(at + 1) is "a" or "an";
}
