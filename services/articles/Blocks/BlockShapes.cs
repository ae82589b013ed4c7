namespace Hearsay.Articles.Blocks;

/// <summary>Looks at the words of one part alone.</summary>
internal static class BlockShapes
{
    private static readonly string[] CorrectionStarts =
    [
        "Correction:", "Correction (", "Corrections:", "Clarification:", "Editor's note:", "Editor\u2019s note:", "Editors' note:", "This article was amended",
        "This story was amended", "This article was corrected", "This story has been corrected", "This article has been corrected",
        "This article has been updated", "This story has been updated", "An earlier version of this", "A previous version of this",
    ];

    private static readonly string[] BoilerplateStarts =
    [
        "Sign up", "Subscribe", "Read more", "Read the rest", "Read also", "Read next", "Follow us", "Follow @", "Advertisement", "Related:", "Related articles",
        "Related stories", "Click here", "Share this", "Share on", "All rights reserved", "\u00A9", "Copyright ", "Skip to", "Log in", "Sign in",
        "Story continues below", "Story continues after", "Continue reading", "Download our", "Get our", "Don't miss", "Don\u2019t miss", "Most read", "Recommended", "Trending",
        "Contact the author", "Email the author", "Have a tip", "More on this story", "More from", "We use cookies", "This site uses cookies", "Join our", "Support our",
        "Listen to this", "Watch:", "Video:", "View comments", "Comments", "Report a typo", "Print this",
    ];

    private static readonly string[] CreditMarks =
    [
        "(Image:", "(Photo:", "(Photo by", "(Picture:", "(Credit:", "(Pic:", "(AP Photo", "Photo credit", "Image credit", "Image source", "Photograph:", "Photo by ",
        "Photo:", "Picture:", "Image:", "/Getty Images", "/ Getty Images", "/AFP", "/Reuters", "File photo", "FILE PHOTO", "Handout photo",
    ];

    public static bool IsListItem(ReadOnlySpan<char> line)
    {
        if (line.Length < 3)
        {
            return false;
        }

        if (line[0] is '\u2022' or '\u25AA' or '\u25CF' || (line[0] is '*' or '-' or '\u2013' && line[1] == ' '))
        {
            return true;
        }

        var digits = 0;
        while (digits < line.Length && digits < 3 && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        return digits > 0 && digits + 1 < line.Length && line[digits] is '.' or ')' && line[digits + 1] == ' ';
    }

    public static bool IsCorrection(ReadOnlySpan<char> part) => StartsWithAny(part, CorrectionStarts);

    /// <summary>Only short parts: a paragraph that happens to begin so is text.</summary>
    public static bool IsBoilerplate(ReadOnlySpan<char> part) => part.Length <= 160 && StartsWithAny(part, BoilerplateStarts);

    public static bool IsCaption(ReadOnlySpan<char> part)
    {
        if (part.Length > 600)
        {
            return false;
        }

        foreach (var mark in CreditMarks)
        {
            var at = part.IndexOf(mark, StringComparison.Ordinal);
            // A credit stands at the end, or the whole part is a credit.
            if (at >= 0 && (at == 0 || part.Length - at <= 90) && (at > 0 || part.Length <= 160))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"By Jane Doe", perhaps with an office behind it; the name comes out.</summary>
    public static bool TryByline(ReadOnlySpan<char> part, out string author)
    {
        author = "";
        if (part.Length is < 6 or > 120 || !part.StartsWith("By ", StringComparison.OrdinalIgnoreCase) || part[^1] is '.' or '?' or '!')
        {
            return false;
        }

        var name = part[3..];
        var cut = name.IndexOfAny(",|;(");
        name = (cut < 0 ? name : name[..cut]).Trim();
        var words = 0;
        foreach (var range in name.Split(' '))
        {
            var word = name[range];
            if (word.Length == 0)
            {
                continue;
            }

            words++;
            if (!char.IsUpper(word[0]) && !word.SequenceEqual("and") && word.Length > 3)
            {
                return false;
            }
        }

        author = name.ToString();
        return words is >= 1 and <= 10;
    }

    public static bool IsEmbed(ReadOnlySpan<char> part) =>
        part.Length <= 700 && part.IndexOf("(@", StringComparison.Ordinal) is var at and >= 0
        && (part[..at].Contains('\u2014') || part[..at].Contains("--", StringComparison.Ordinal)) && part.Length - at <= 80;

    /// <summary>Few words, no end of a sentence, all of weight capitalised: the name of what a picture shows, or a heading.</summary>
    public static bool IsLabel(ReadOnlySpan<char> part) => part.Length <= 60 && !EndsSentence(part) && CapitalShare(part) >= 0.6;

    public static bool EndsSentence(ReadOnlySpan<char> part)
    {
        var end = part.TrimEnd("\"'\u201D\u2019)");
        return end.Length > 0 && end[^1] is '.' or '!' or '?' or ':' or '\u2026';
    }

    /// <summary>Share of the words longer than three letters that begin with a capital or a digit.</summary>
    public static double CapitalShare(ReadOnlySpan<char> part)
    {
        int words = 0, capitals = 0;
        foreach (var range in part.SplitAny(" \n\t"))
        {
            var word = part[range].TrimStart("\"'\u201C\u2018(");
            if (word.Length > 3)
            {
                words++;
                capitals += char.IsUpper(word[0]) || char.IsDigit(word[0]) ? 1 : 0;
            }
        }

        return words == 0 ? 1 : (double)capitals / words;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> part, string[] starts)
    {
        foreach (var start in starts)
        {
            if (part.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
