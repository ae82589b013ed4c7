using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Times;

/// <summary>Times of publication and update that the publisher printed, read from dateline blocks, from lines at the head that are no sentence, and from notes of correction.</summary>
internal static class DatelineTimes
{
    // The head of an article: so many paragraphs, in lines so short.
    private const int HeadParagraphs = 8, LongestLine = 160;

    public static List<TimeReading> Find(ReadText text, string language, CancellationToken cancellationToken)
    {
        var found = new List<TimeReading>();
        var order = NumericDate.OrderOf(text, language, null);
        var type = TimeType.Published;
        var paragraph = -1;
        foreach (var sentence in text.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var clause = new Clause(text, sentence);
            if (!IsDateline(text, sentence, clause))
            {
                type = TimeType.Published;
                continue;
            }

            type = sentence.Paragraph == paragraph ? type : TimeType.Published;
            paragraph = sentence.Paragraph;
            for (var i = clause.First; i < clause.End;)
            {
                type = TypeOf(clause.Lower(i)) ?? type;
                var time = Read(clause, i, type, order) ?? ClockAlone(clause, i, type, found);
                if (time is not null)
                {
                    found.Add(time);
                }

                i = time?.End ?? i + 1;
            }
        }

        return found;
    }

    private static TimeType? TypeOf(string lower) => lower switch
    {
        "updated" or "modified" or "update" or "revised" or "amended" or "corrected" => TimeType.Updated,
        "published" or "posted" => TimeType.Published,
        _ => null,
    };

    private static bool IsDateline(ReadText text, Sentence sentence, Clause clause)
    {
        var paragraph = text.Paragraphs[sentence.Paragraph];
        return paragraph.Kind switch
        {
            BlockKind.Dateline => !text.IsInlineDateline(sentence.Paragraph),
            BlockKind.Correction => Has(clause, "amended", "updated", "corrected", "modified", "revised"),
            BlockKind.Paragraph or BlockKind.Standfirst or BlockKind.Unspecified or BlockKind.Caption or BlockKind.Boilerplate => sentence.Paragraph < HeadParagraphs && paragraph.End - paragraph.Start <= LongestLine && IsHeadLine(clause, paragraph.Kind is BlockKind.Caption or BlockKind.Boilerplate ? 12 : 40),
            _ => false,
        };
    }

    // "22 August 2024 | By our staff", "Last updated 18:20": a day and no verb that tells something.
    private static bool IsHeadLine(Clause clause, int mostWords)
    {
        if (clause.End - clause.First > mostWords || Has(clause, "image", "photo", "photograph", "picture", "pictured"))
        {
            return false;
        }

        var (dated, noted) = (false, Has(clause, "published", "updated"));
        for (var i = clause.First; i < clause.End; i++)
        {
            if (clause[i].IsFiniteVerb && TypeOf(clause.Lower(i)) is null && !TimeWords.IsDayOrMonth(clause.Lower(i)))
            {
                return false;
            }

            dated = dated || CalendarDate.Read(clause, i) is { Year: > 0, Day: > 0 } || (noted && i > clause.First && Clocks.ReadClock(clause, i) is not null);
        }

        return dated;
    }

    private static bool Has(Clause clause, params ReadOnlySpan<string> words)
    {
        for (var i = clause.First; i < clause.End; i++)
        {
            foreach (var word in words)
            {
                if (clause.Lower(i) == word)
                {
                    return true;
                }
            }
        }

        return false;
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

    // "Updated 18:20": on the day of publication.
    private static TimeReading? ClockAlone(Clause clause, int at, TimeType type, List<TimeReading> found)
    {
        if (found.Count == 0 || found[^1].When is not { } day || Clocks.ReadClock(clause, at) is not { } clock)
        {
            return null;
        }

        var noted = false;
        for (var i = at - 1; i >= clause.First && i >= at - 3; i--)
        {
            noted |= TypeOf(clause.Lower(i)) is not null;
        }

        return noted ? new TimeReading(at, clock.End, type, day.Value + "T" + clock.Iso, "dateline") { When = day, Confidence = 0.85 } : null;
    }

    private static int Skip(Clause clause, int at)
    {
        var limit = at + 5;
        while (at < clause.End && at < limit && (clause.IsComma(at) || clause.Lower(at) is "at" or "on" or "-" or "|" or "\u2013" or "\u00B7" or "\u2022" or "." || (TimeWords.IsDayOrMonth(clause.Lower(at)) && TimeWords.MonthOf(clause.Lower(at)) == 0)))
        {
            at++;
        }

        return at;
    }
}
