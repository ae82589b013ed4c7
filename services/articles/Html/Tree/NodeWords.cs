namespace Hearsay.Articles.Html.Tree;

/// <summary>The words that a page's author named an element with: "article__meta-byline" is article, meta, byline.</summary>
internal static class NodeWords
{
    private const int Longest = 600;

    private static readonly string[] NamingAttributes = ["class", "id", "role", "data-component", "data-testid", "data-type", "itemprop"];

    /// <summary>The words of each name, one list a name.</summary>
    public static List<string[]> Of(PageNode node) => node.NameWords ??= Read(node);

    private static List<string[]> Read(PageNode node)
    {
        var names = new List<string[]>();
        foreach (var attribute in NamingAttributes)
        {
            var value = node[attribute];
            value = value.Length > Longest ? value[..Longest] : value;
            foreach (var name in value.Split([' ', '\t', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries))
            {
                names.Add(Words(name));
            }
        }

        return names;
    }

    /// <summary>Whether some name has one of the words.</summary>
    public static bool Any(PageNode node, HashSet<string> words)
    {
        foreach (var name in Of(node))
        {
            if (Array.Exists(name, words.Contains))
            {
                return true;
            }
        }

        return false;
    }

    // Cut at what is no letter or digit, and before a capital that follows a small letter.
    private static string[] Words(string name)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= name.Length; i++)
        {
            var inside = i < name.Length && char.IsLetterOrDigit(name[i]);
            if (start >= 0 && (!inside || (char.IsUpper(name[i]) && char.IsLower(name[i - 1]))))
            {
                words.Add(name[start..i].ToLowerInvariant());
                start = -1;
            }

            if (inside && start < 0)
            {
                start = i;
            }
        }

        return [.. words];
    }
}
