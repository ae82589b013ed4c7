using System.Collections.Frozen;
using System.Text;

namespace Hearsay.Corpus.Origins;

/// <summary>
/// The outlets that publish or are cited, by what texts call them: the full name, its last word ("the Courier"), its first letters, the name without
/// what kind of outlet it is ("Corvane" for Corvane News Agency), and descriptions that end in it ("the popular blog Saltmarch Notes"). What fits two
/// outlets means neither.
/// </summary>
internal sealed class OutletNames
{
    private const int LongestAcronym = 6;

    // What a name may end in and be left out where the outlet is spoken of.
    private static readonly FrozenSet<string> Kinds = "agency service news newspaper online network wire media group tv television channel website".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<string, Party?> _byName = new(StringComparer.Ordinal), _byLastWord = new(StringComparer.Ordinal), _byInitials = new(StringComparer.Ordinal), _withoutKind = new(StringComparer.Ordinal);

    public void Add(Party outlet, string name)
    {
        var folded = FoldedName.Of(name);
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return;
        }

        Keep(_byName, folded, outlet);
        if (words.Length > 1)
        {
            Keep(_byLastWord, words[^1], outlet);
            for (var end = words.Length - 1; end > 0 && Kinds.Contains(words[end]); end--)
            {
                Keep(_withoutKind, string.Join(' ', words[..end]), outlet);
            }

            Keep(_byInitials, Initials(name, skipArticle: true), outlet);
            Keep(_byInitials, Initials(name, skipArticle: false), outlet);
        }
    }

    /// <summary>The outlet of exactly this name, or null.</summary>
    public Party? Named(string name) => _byName.GetValueOrDefault(FoldedName.Of(name));

    /// <summary>The outlet that a short name means, or null.</summary>
    public Party? Short(string name)
    {
        var folded = FoldedName.Of(name);
        if (folded.Length == 0 || folded.Contains(' ', StringComparison.Ordinal))
        {
            return _withoutKind.GetValueOrDefault(folded);
        }

        return !IsCapital(name, folded) ? null
            : _withoutKind.GetValueOrDefault(folded) ?? _byLastWord.GetValueOrDefault(folded) ?? (name.Length is > 1 and <= LongestAcronym && name.All(char.IsUpper) ? _byInitials.GetValueOrDefault(folded) : null);
    }

    /// <summary>
    /// The outlet that a name with a description before it means, "Ferran site Touchline Notes"; null where the words before are a part of the
    /// name: "Halvern Evening Post" is not the Evening Post.
    /// </summary>
    public Party? Described(string name)
    {
        var printed = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var from = 1; from < printed.Length; from++)
        {
            if (char.IsLower(printed[from - 1][0]) && printed[from - 1] is not ("the" or "of" or "and" or "for" or "de" or "la") && Named(string.Join(' ', printed[from..])) is { } outlet)
            {
                return outlet;
            }
        }

        return null;
    }

    /// <summary>The outlet that a description ends in, or null.</summary>
    public Party? AtEndOf(string description)
    {
        var words = FoldedName.Of(description).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !IsCapital(description, words[^1]))
        {
            return null;
        }

        for (var from = 0; from < words.Length; from++)
        {
            if (_byName.GetValueOrDefault(string.Join(' ', words[from..])) is { } outlet)
            {
                return outlet;
            }
        }

        return words.Length == 1 ? _byLastWord.GetValueOrDefault(words[0]) : null;
    }

    private static void Keep(Dictionary<string, Party?> names, string name, Party outlet) =>
        names[name] = names.TryGetValue(name, out var known) && known != outlet ? null : outlet;

    // Whether the last word is printed as a name.
    private static bool IsCapital(string printed, string lastWord)
    {
        var at = printed.LastIndexOf(lastWord, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && char.IsUpper(printed[at]);
    }

    private static string Initials(string name, bool skipArticle)
    {
        var initials = new StringBuilder();
        foreach (var word in name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsUpper(word[0])).Skip(skipArticle && name.StartsWith("The ", StringComparison.Ordinal) ? 1 : 0))
        {
            initials.Append(char.ToLowerInvariant(word[0]));
        }

        return initials.ToString();
    }
}
