using Hearsay.Engine.Model;

namespace Hearsay.Engine.Times;

/// <summary>Words that say now, before or to come and no more.</summary>
internal static class VagueTimes
{
    public static TimeReading? Read(Scene scene, int at)
    {
        var (value, end) = Single(scene, at) is { Length: > 0 } one ? (one, at + 1) : Phrase(scene, at);
        return value.Length > 0 ? new TimeReading(at, end, TimeType.Date, value, "vague") { Confidence = 0.85 } : null;
    }

    private static string Single(Scene scene, int at) => scene.Lower(at) switch
    {
        "currently" or "nowadays" or "presently" or "present-day" or "modern-day" => "PRESENT_REF",
        "now" when scene.Clause.Tag(at) == "RB" && scene.Lower(at + 1) is not "that" => "PRESENT_REF",
        "recently" or "lately" => "PAST_REF",
        _ => "",
    };

    private static (string Value, int End) Phrase(Scene scene, int at)
    {
        var (one, two, three) = (scene.Lower(at), scene.Lower(at + 1), scene.Lower(at + 2));
        return (one, two, three) switch
        {
            ("right" or "just", "now", _) => ("PRESENT_REF", at + 2),
            ("at", "present", _) => ("PRESENT_REF", at + 2),
            ("at", "the", "moment") => ("PRESENT_REF", at + 3),
            ("these", "days", _) => ("PRESENT_REF", at + 2),
            ("for", "the", "moment") => ("PRESENT_REF", at + 3),
            ("the", "present", _) when scene.Clause.Tag(at + 2) is not ("NN" or "NNS") && scene.Lower(at - 1) is "to" or "until" or "for" or "up" => ("PRESENT_REF", at + 2),
            ("the", "past", _) when scene.Lower(at - 1) == "in" && EndsPhrase(scene, at + 2) => ("PAST_REF", at + 2),
            ("the", "future", _) when scene.Lower(at - 1) == "in" && EndsPhrase(scene, at + 2) => ("FUTURE_REF", at + 2),
            ("the", "near" or "foreseeable" or "distant", "future") => ("FUTURE_REF", at + 3),
            _ => ("", at),
        };
    }

    private static bool EndsPhrase(Scene scene, int at) => scene.Clause.Tag(at) is not ("NN" or "NNS" or "NNP" or "JJ" or "CD");
}
