using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Output;

/// <summary>What one document tells of an event, in a line.</summary>
internal static class EventLine
{
    public static string Of(EventResult result)
    {
        var happening = result.Event ?? new Event();
        var passage = result.Passage ?? new Passage();
        string[] parts =
        [
            string.Join(' ', new[] { happening.Type, EnumWords<EventStatus>.Of(happening.Status) }.Where(part => part.Length > 0)),
            Prefixed("when: ", result.Time),
            Prefixed("who: ", string.Join("; ", result.Participants)),
            Prefixed("where: ", result.Place),
            Prefixed("according to ", result.AccordingTo),
            Prefixed("in ", passage.Outlet),
            passage.Published,
        ];
        var about = string.Join(", ", parts.Where(part => part.Length > 0));
        return passage.Sentence is { Text.Length: > 0 } sentence ? $"{about}: {sentence.Text}" : about;
    }

    private static string Prefixed(string prefix, string text) => text.Length > 0 ? prefix + text : string.Empty;
}
