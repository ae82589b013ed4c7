using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;
using Hearsay.Engine.Times;

namespace Hearsay.Engine.Statements;

/// <summary>When a statement was made: a day in the cue's sentence that belongs to the saying, not to what is said.</summary>
internal static class SaidTimes
{
    /// <param name="text">The text.</param>
    /// <param name="reading">A cue.</param>
    /// <param name="times">The times of the text, by their first token.</param>
    /// <returns>Index of the time, or -1.</returns>
    public static int Of(ReadText text, CueReading reading, IReadOnlyList<TimeReading> times)
    {
        if (reading.Cue.Count == 0)
        {
            return -1;
        }

        var cue = text.TokenAt(reading.Cue[0].Start);
        var sentence = text.Sentences[text.SentenceOfToken[cue]];
        for (var i = FirstFrom(times, sentence.First); i < times.Count && times[i].First < sentence.End; i++)
        {
            var time = times[i];
            var span = new TextRange(text.Tokens[time.First].Start, text.Tokens[time.End - 1].End);
            var near = time.First > cue ? time.First - cue <= 8 : time.First - sentence.First <= 1 || cue - time.End <= 1;
            if (near && time.Type is TimeType.Date or TimeType.Time && !time.Value.EndsWith("REF", StringComparison.Ordinal)
                && !reading.Content.Any(range => range.Overlaps(span)) && !reading.Source.Any(range => range.Overlaps(span)))
            {
                return i;
            }
        }

        return -1;
    }

    private static int FirstFrom(IReadOnlyList<TimeReading> times, int token)
    {
        int low = 0, high = times.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = times[middle].First < token ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
