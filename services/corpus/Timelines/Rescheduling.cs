using System.Collections.Frozen;

namespace Hearsay.Corpus.Timelines;

/// <summary>Finds the words that move a planned event to another time.</summary>
internal static class Rescheduling
{
    private static readonly FrozenSet<string> Words =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "postponed", "postpone", "postpones", "postponing", "postponement", "rescheduled", "reschedule", "rescheduling");

    private static readonly string[] Phrases = ["put off", "pushed back", "pushed to", "moved to", "moved from", "moved up", "brought forward", "delayed until", "delayed to"];

    /// <summary>Whether a report tells that the event was moved.</summary>
    public static bool Tells(TimelineReport report)
    {
        if (report.Status is not (Contracts.Evidence.V1.EventStatus.Cancelled or Contracts.Evidence.V1.EventStatus.Scheduled))
        {
            return false;
        }

        var words = report.Sentence.Split([' ', '\n', '\u00A0', ',', '.', ';', ':', '"', '\u201C', '\u201D', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        return words.Any(Words.Contains) || Phrases.Any(phrase => $" {string.Join(' ', words)} ".Contains($" {phrase} ", StringComparison.OrdinalIgnoreCase));
    }
}
