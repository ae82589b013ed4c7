using System.Globalization;

namespace Hearsay.Articles;

/// <summary>Says all that is wrong with a text and its facts as sent; where nothing is, <see cref="ArticleReader"/> may read them.</summary>
public static class ArticleCheck
{
    /// <summary>Longest fact, in characters (code points); an address may have as many bytes.</summary>
    public const int LongestFact = 2048;

    private const int LongestLanguage = 35;

    /// <summary>Problems of the text; its size is the caller's to bound.</summary>
    public static IEnumerable<ArticleProblem> OfText(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            yield return new ArticleProblem("", "BLANK", "Give a text: there is nothing to read in this one.");
        }

        foreach (var problem in OfCharacters("", text))
        {
            yield return problem;
        }
    }

    /// <summary>Problems of the facts. An empty fact is one that is not known: it has none.</summary>
    public static IEnumerable<ArticleProblem> OfFacts(PublicationFacts facts)
    {
        (string Name, string Value)[] all =
        [
            ("url", facts.Url),
            ("outlet", facts.Outlet),
            ("title", facts.Title),
            ("author", facts.Author),
            ("language", facts.Language),
            ("published", facts.Published),
            ("updated", facts.Updated),
        ];
        foreach (var problem in all.SelectMany(fact => OfFact(fact.Name, fact.Value)))
        {
            yield return problem;
        }

        if (facts.Url.Length > 0 && !IsAddress(facts.Url))
        {
            yield return new ArticleProblem("url", "NOT_AN_ADDRESS", "Give an absolute address that begins with http:// or https://.");
        }

        if (facts.Language.Length > 0 && !IsLanguage(facts.Language))
        {
            yield return new ArticleProblem("language", "NOT_A_LANGUAGE", "Give a BCP 47 language tag, for example \"en\" or \"en-GB\".");
        }

        foreach (var (name, value) in all[^2..].Where(fact => fact.Value.Length > 0 && !PublicationTime.TryParse(fact.Value, out _)))
        {
            yield return new ArticleProblem(
                name, "NOT_A_TIME", "Give an ISO 8601 date, or date and time with an offset such as Z or +02:00; zone names are not read.");
        }
    }

    private static IEnumerable<ArticleProblem> OfFact(string field, string value)
    {
        foreach (var problem in OfCharacters(field, value))
        {
            yield return problem;
        }

        if (value.Length > LongestFact && value.EnumerateRunes().Count() > LongestFact)
        {
            yield return new ArticleProblem(
                field, "TOO_LONG", string.Create(CultureInfo.InvariantCulture, $"Give at most {LongestFact} characters."));
        }
    }

    private static IEnumerable<ArticleProblem> OfCharacters(string field, string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            yield return new ArticleProblem(field, "NUL", "Leave out the character U+0000: it cannot be stored.");
        }

        if (!IsUnicode(text))
        {
            yield return new ArticleProblem(field, "NOT_UNICODE", "Send whole characters: half of a surrogate pair stands alone.");
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
