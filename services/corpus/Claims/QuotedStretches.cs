namespace Hearsay.Corpus.Claims;

/// <summary>Stretches of a text between quotation marks.</summary>
internal static class QuotedStretches
{
    private const string Opening = "\"\u201C\u201E\u00AB", Closing = "\"\u201D\u201C\u00BB";

    /// <summary>Double marks of any kind; single ones only where none of the double ones stands, as they are apostrophes as well. A mark that is not closed quotes to the end.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var found = Between(text, Opening, Closing);
        return found.Count > 0 ? found : Between(text, "\u2018'", "\u2019'");
    }

    private static List<string> Between(string text, string opening, string closing)
    {
        var found = new List<string>();
        for (var at = NextOpening(text, opening, 0); at >= 0 && at + 1 < text.Length;)
        {
            var end = at + 1;
            while (end < text.Length && !(closing.Contains(text[end], StringComparison.Ordinal) && (end + 1 == text.Length || !char.IsLetterOrDigit(text[end + 1]))))
            {
                end++;
            }

            found.Add(text[(at + 1)..end]);
            at = end + 1 < text.Length ? NextOpening(text, opening, end + 1) : -1;
        }

        return found;
    }

    // An opening mark has no letter before it.
    private static int NextOpening(string text, string opening, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (opening.Contains(text[at], StringComparison.Ordinal) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])))
            {
                return at;
            }
        }

        return -1;
    }
}
