using System.Globalization;

namespace Hearsay.Articles;

/// <summary>Says all that is wrong with a text and its facts as sent; where nothing is, <see cref="ArticleReader"/> may read them.</summary>
public static class ArticleCheck
{
    /// <summary>Longest fact, in characters (code points); an address may have as many bytes.</summary>
    public const int LongestFact = 2048;

    /// <summary>Most credits of an article.</summary>
    public const int MostCredits = 50;

    private const int LongestLanguage = 35;

    /// <summary>Problems of the text; its size is the caller's to bound.</summary>
    public static IReadOnlyList<ArticleProblem> OfText(string text)
    {
        var problems = new List<ArticleProblem>();
        if (string.IsNullOrWhiteSpace(text))
        {
            problems.Add(new ArticleProblem("", "BLANK", "Give a text: there is nothing to read in this one."));
        }

        AddCharacters(problems, "", text);
        return problems;
    }

    /// <summary>Problems of the facts. An empty fact is one that is not known: it has none.</summary>
    public static IReadOnlyList<ArticleProblem> OfFacts(PublicationFacts facts)
    {
        var problems = new List<ArticleProblem>();
        AddText(problems, "url", facts.Url);
        AddText(problems, "outlet", facts.Outlet);
        AddText(problems, "title", facts.Title);
        AddText(problems, "author", facts.Author);
        AddText(problems, "language", facts.Language);
        AddText(problems, "published", facts.Published);
        AddText(problems, "updated", facts.Updated);
        AddText(problems, "dateline", facts.Dateline);
        foreach (var credit in facts.Credits)
        {
            AddText(problems, "credits", credit);
        }

        if (facts.Credits.Count > MostCredits)
        {
            problems.Add(new ArticleProblem("credits", "TOO_MANY", string.Create(CultureInfo.InvariantCulture, $"Give at most {MostCredits} credits.")));
        }

        if (facts.Url.Length > 0 && !IsAddress(facts.Url))
        {
            problems.Add(new ArticleProblem("url", "NOT_AN_ADDRESS", "Give an absolute address that begins with http:// or https://."));
        }

        if (facts.Language.Length > 0 && !IsLanguage(facts.Language))
        {
            problems.Add(new ArticleProblem("language", "NOT_A_LANGUAGE", "Give a BCP 47 language tag, for example \"en\" or \"en-GB\"."));
        }

        AddTime(problems, "published", facts.Published);
        AddTime(problems, "updated", facts.Updated);
        return problems;
    }

    private static void AddTime(List<ArticleProblem> problems, string field, string value)
    {
        if (value.Length > 0 && !PublicationTime.TryParse(value, out _))
        {
            problems.Add(new ArticleProblem(
                field, "NOT_A_TIME", "Give an ISO 8601 date, or date and time with an offset such as Z or +02:00; zone names are not read."));
        }
    }

    private static void AddText(List<ArticleProblem> problems, string field, string value)
    {
        AddCharacters(problems, field, value);
        if (value.Length > LongestFact && value.EnumerateRunes().Count() > LongestFact)
        {
            problems.Add(new ArticleProblem(
                field, "TOO_LONG", string.Create(CultureInfo.InvariantCulture, $"Give at most {LongestFact} characters.")));
        }
    }

    private static void AddCharacters(List<ArticleProblem> problems, string field, string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            problems.Add(new ArticleProblem(field, "NUL", "Leave out the character U+0000: it cannot be stored."));
        }

        if (!IsUnicode(text))
        {
            problems.Add(new ArticleProblem(field, "NOT_UNICODE", "Send whole characters: half of a surrogate pair stands alone."));
        }
    }

    private static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.Host.Length > 0
        && !url.Any(char.IsWhiteSpace);

    /// <summary>Subtags of one to eight letters and digits, the first of two to eight letters, parted by hyphens.</summary>
    private static bool IsLanguage(string tag)
    {
        var subtags = tag.Split('-');
        return tag.Length <= LongestLanguage
            && subtags.All(subtag => subtag.Length is >= 1 and <= 8 && subtag.All(char.IsAsciiLetterOrDigit))
            && subtags[0].Length >= 2
            && subtags[0].All(char.IsAsciiLetter);
    }
}
