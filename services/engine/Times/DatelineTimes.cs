using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Times;

/// <summary>Times of publication and update that the publisher printed, read from dateline blocks.</summary>
internal static class DatelineTimes
{
    public static List<TimeReading> Find(ReadText text, string language, CancellationToken cancellationToken)
    {
        var found = new List<TimeReading>();
        var order = NumericDate.OrderOf(text, language, null);
        var type = TimeType.Published;
        foreach (var sentence in text.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (text.Paragraphs[sentence.Paragraph].Kind != BlockKind.Dateline || text.IsInlineDateline(sentence.Paragraph))
            {
                type = TimeType.Published;
                continue;
            }

            var clause = new Clause(text, sentence);
            for (var i = clause.First; i < clause.End;)
            {
                if (clause.Lower(i) is "updated" or "modified" or "update" or "revised")
                {
                    type = TimeType.Updated;
                }
                else if (clause.Lower(i) is "published" or "posted")
                {
                    type = TimeType.Published;
                }

                var time = Read(clause, i, type, order);
                if (time is { } found1)
                {
                    found.Add(found1);
                }

                i = time?.End ?? i + 1;
            }
        }

        return found;
    }

    // A date with a clock before or after it, weekday and small words between.
    private static TimeReading? Read(Clause clause, int at, TimeType type, DayOrder order)
    {
        var first = at;
        string? clock = null;
        if (Clocks.ReadClock(clause, at) is { } before)
        {
            clock = before.Iso;
            at = Skip(clause, before.End);
        }

        if (CalendarDate.Read(clause, at, order) is not { Year: > 0, Day: > 0 } date)
        {
            return null;
        }

        var end = date.End;
        if (clock is null && Clocks.ReadClock(clause, Skip(clause, end)) is { } after)
        {
            clock = after.Iso;
            end = after.End;
        }

        return new TimeReading(first, end, type, clock is null ? date.Iso : date.Iso + "T" + clock, "dateline") { When = date.When };
    }

    private static int Skip(Clause clause, int at)
    {
        var limit = at + 5;
        while (at < clause.End && at < limit && (clause.IsComma(at) || clause.Lower(at) is "at" or "on" or "-" or "|" or "\u2013" or "." || (TimeWords.IsDayOrMonth(clause.Lower(at)) && TimeWords.MonthOf(clause.Lower(at)) == 0)))
        {
            at++;
        }

        return at;
    }
}
