using System.Globalization;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Times;

/// <summary>The local day from which relative times are counted: that of the dateline or of publication, never the clock's.</summary>
internal static class Anchor
{
    // A report is printed some days after it was filed, hardly later.
    private const int PrintedWithin = 7;

    // The dateline on the line of its text stands at the head.
    private const int HeadParagraphs = 8;

    public static DateOnly? Of(ReadText text, string published)
    {
        var printed = published.Length >= 10 && DateOnly.TryParseExact(published.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : (DateOnly?)null;
        var filed = Filed(text);
        return printed is null || (filed is { } day && day <= printed && printed.Value.DayNumber - day.DayNumber <= PrintedWithin) ? filed ?? printed : printed;
    }

    private static DateOnly? Filed(ReadText text)
    {
        for (var s = 0; s < text.Sentences.Count && text.Sentences[s].Paragraph < HeadParagraphs; s++)
        {
            var sentence = text.Sentences[s];
            if (!text.IsInlineDateline(sentence.Paragraph))
            {
                continue;
            }

            var clause = new Clause(text, sentence);
            for (var i = clause.First; i < clause.End && i < clause.First + 12; i++)
            {
                if (CalendarDate.Read(clause, i) is { Year: > 0, Day: > 0 } date)
                {
                    return date.When.Date;
                }
            }
        }

        return null;
    }
}
