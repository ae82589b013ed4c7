using Hearsay.Articles.Publication;

namespace Hearsay.Articles.Blocks;

/// <summary>What stands at the start of a paragraph: place, agency, and where they end.</summary>
/// <param name="End">One past the dash.</param>
/// <param name="Body">Where the text after the dash begins.</param>
/// <param name="Place">The place as printed.</param>
/// <param name="Agency">The agency in brackets; empty where there is none.</param>
internal readonly record struct DatelineReading(int End, int Body, string Place, string Agency);

/// <summary>
/// Parts the dateline off that stands at the start of a paragraph: "PORT ILSA, March 2 (Quay Wire) - Ships came in." One pass over at most
/// <see cref="Longest"/> characters.
/// </summary>
internal static class InlineDateline
{
    private const int Longest = 80, Paragraphs = 3, PlaceWords = 4, DateWords = 4, AgencyLength = 40;

    // Longer words in capitals are places, shorter ones may be the initials of a body.
    private const int InitialsLength = 5;

    private static readonly string[] Labels =
        ["BREAKING", "UPDATE", "UPDATED", "EXCLUSIVE", "ANALYSIS", "WATCH", "LIVE", "OPINION", "NEWS", "VIDEO", "CORRECTION", "COMMENT", "FACTBOX", "EXPLAINER"];

    /// <summary>The same parts, with a part of its own for each dateline at the start of one of the first paragraphs.</summary>
    public static (List<Part> Parts, BlockLabels Labels) PartOff(string text, List<Part> parts, BlockLabels labels)
    {
        var cut = new List<Part>(parts.Count + Paragraphs);
        var kinds = new List<BlockKind>(parts.Count + Paragraphs);
        var seen = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            var kind = labels.Kinds[i];
            if (kind is BlockKind.Paragraph or BlockKind.Standfirst && seen++ < Paragraphs && TryRead(parts[i].Of(text), out var read))
            {
                labels = labels with { Place = Known(labels.Place, read.Place), Agency = Known(labels.Agency, read.Agency) };
                cut.Add(new Part(parts[i].Start, parts[i].Start + read.End));
                kinds.Add(BlockKind.Dateline);
                cut.Add(new Part(parts[i].Start + read.Body, parts[i].End));
                // A summary over the text has no dateline: this was the text's first paragraph.
                kinds.Add(BlockKind.Paragraph);
            }
            else
            {
                cut.Add(parts[i]);
                kinds.Add(kind);
            }
        }

        return (cut, labels with { Kinds = [.. kinds] });
    }

    private static string Known(string first, string second) => first.Length > 0 ? first : second;

    private static bool TryRead(ReadOnlySpan<char> part, out DatelineReading read)
    {
        var head = part[..Math.Min(part.Length, Longest)];
        read = default;
        var at = Place(head, 0, out var capitals);
        if (at == 0)
        {
            return false;
        }

        var place = head[..at];
        if (Comma(head, at) is var region and > 0 && Place(head, region, out _) is var past && past > region)
        {
            at = past;
        }

        var afterDate = Date(head, at);
        var hasDate = afterDate > at;
        var afterAgency = Agency(head, afterDate);
        var hasAgency = afterAgency > afterDate;
        var end = Dash(head, afterAgency);
        if (end == 0)
        {
            return false;
        }

        var body = SkipSpaces(part, end);
        if (body >= part.Length || !StartsSentence(part[body]) || !(hasDate || hasAgency || (capitals && place.Length > 3 && !IsLabel(place))))
        {
            return false;
        }

        // "Ada Quill (Greens) - Mayor of Vell - said": a second dash closes what the first one opened.
        var doubtful = !hasDate && (!capitals || (!hasAgency && place.Length <= InitialsLength));
        var agency = hasAgency ? head[afterDate..afterAgency].Trim(" ,()").ToString() : "";
        read = new DatelineReading(end, body, head[..at].TrimEnd().ToString(), agency);
        return !doubtful || !IsClosed(part[body..]);
    }

    // One past up to four words that begin with a capital; months and weekdays are no places.
    private static int Place(ReadOnlySpan<char> head, int from, out bool capitals)
    {
        capitals = true;
        int at = from, end = from;
        for (var words = 0; words < PlaceWords; words++)
        {
            var past = Word(head, at);
            var word = head[at..past];
            if (word.Length == 0 || !(char.IsUpper(word[0]) || (words > 0 && word is "of" or "de" or "la" or "upon" or "al")) || IsOfDate(word))
            {
                break;
            }

            end = past;
            foreach (var letter in word)
            {
                capitals &= !char.IsLower(letter);
            }

            at = SkipSpaces(head, past);
            if (at == past)
            {
                break;
            }
        }

        return end;
    }

    // "March 2", ", 3 May 2031", ", Monday": a month with a day, or a weekday.
    private static int Date(ReadOnlySpan<char> head, int from)
    {
        var at = Comma(head, from) is var comma and > 0 ? comma : SkipSpaces(head, from);
        var end = from;
        bool month = false, number = false, weekday = false;
        for (var words = 0; words < DateWords; words++)
        {
            var past = Word(head, at);
            var word = head[at..past];
            if (word.Length == 0)
            {
                break;
            }

            var digit = char.IsAsciiDigit(word[0]);
            if (!digit && !IsOfDate(word))
            {
                break;
            }

            number |= digit;
            weekday |= !digit && LineWords.IsWeekday(word.TrimEnd('.').ToString());
            month |= !digit && LineWords.MonthOf(word.TrimEnd('.').ToString()) > 0;
            end = past;
            at = Comma(head, past) is var next and > 0 ? next : SkipSpaces(head, past);
        }

        return (month && number) || (weekday && !number && !month) ? end : from;
    }

    // "(Quay Wire)"
    private static int Agency(ReadOnlySpan<char> head, int from)
    {
        var at = Comma(head, from) is var comma and > 0 ? comma : SkipSpaces(head, from);
        if (at >= head.Length || head[at] != '(')
        {
            return from;
        }

        var length = head[(at + 1)..].IndexOfAny('(', ')');
        return length is > 1 and <= AgencyLength && head[at + 1 + length] == ')' && char.IsUpper(head[at + 1]) ? at + length + 2 : from;
    }

    // A long dash; a shorter one only between spaces, else it is a hyphen.
    private static int Dash(ReadOnlySpan<char> head, int from)
    {
        var at = SkipSpaces(head, from);
        if (at >= head.Length)
        {
            return 0;
        }

        if (head[at] is '\u2014' or '\u2015')
        {
            return at + 1;
        }

        var end = at;
        while (end < head.Length && end - at < 2 && head[end] is '-' or '\u2013')
        {
            end++;
        }

        return end > at && at > from && end < head.Length && char.IsWhiteSpace(head[end]) ? end : 0;
    }

    private static bool IsClosed(ReadOnlySpan<char> body)
    {
        var stop = body.IndexOf(". ", StringComparison.Ordinal);
        var sentence = stop < 0 ? body : body[..stop];
        var dashes = 0;
        for (var i = 1; i + 1 < sentence.Length; i++)
        {
            dashes += sentence[i] is '\u2014' || (sentence[i] is '-' or '\u2013' && sentence[i - 1] == ' ' && sentence[i + 1] == ' ') ? 1 : 0;
        }

        return dashes % 2 == 1;
    }

    private static bool StartsSentence(char first) => char.IsUpper(first) || char.IsDigit(first) || first is '"' or '\'' or '\u201C' or '\u2018' or '$' or '\u20AC' or '\u00A3';

    private static bool IsLabel(ReadOnlySpan<char> place)
    {
        var space = place.IndexOf(' ');
        return Array.IndexOf(Labels, (space < 0 ? place : place[..space]).ToString()) >= 0;
    }

    private static bool IsOfDate(ReadOnlySpan<char> word)
    {
        var bare = word.TrimEnd('.').ToString();
        return LineWords.MonthOf(bare) > 0 || LineWords.IsWeekday(bare);
    }

    // Letters and digits, a hyphen or an apostrophe inside, a stop at the end ("St.", "Nov.").
    private static int Word(ReadOnlySpan<char> head, int from)
    {
        var at = from;
        while (at < head.Length && (char.IsLetterOrDigit(head[at])
            || (at > from && (head[at] == '.' || (head[at] is '-' or '\'' or '\u2019' && at + 1 < head.Length && char.IsLetter(head[at + 1]))))))
        {
            at++;
        }

        return at;
    }

    // One past a comma and the spaces after it, or 0.
    private static int Comma(ReadOnlySpan<char> head, int from) => from < head.Length && head[from] == ',' ? SkipSpaces(head, from + 1) : 0;

    private static int SkipSpaces(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
