using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Lexicons;

/// <summary>A listed name.</summary>
/// <param name="Words">Its words in lower case.</param>
/// <param name="Name">The list's main form, for example "United States" for "US".</param>
/// <param name="Kind">What it names.</param>
/// <param name="Strong">Whether the words alone are proof; a town of the same name as a person is not.</param>
/// <param name="Capitals">Whether the list spells the words in capitals throughout.</param>
internal sealed record ListedName(string[] Words, string Name, NameKind Kind, bool Strong, bool Capitals);

/// <summary>Names of countries, regions, towns, organisations and outlets, honorifics, roles, given names.</summary>
internal sealed class NameLexicon
{
    public static readonly NameLexicon Instance = new();

    private readonly FrozenDictionary<string, ListedName[]> _byFirst;
    private readonly FrozenDictionary<string, string> _peoples;
    private readonly FrozenDictionary<string, string> _honorifics;
    private readonly FrozenSet<string> _roles;
    private readonly FrozenDictionary<string, string> _givenNames;

    private NameLexicon()
    {
        var names = new List<ListedName>();
        var peoples = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in LexiconFile.Rows("countries.tsv"))
        {
            Add(names, row[0], row[1], NameKind.Place, strong: true);
            foreach (var people in row[2].Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                peoples.TryAdd(people.ToLowerInvariant(), row[0]);
            }
        }

        foreach (var row in LexiconFile.Rows("organizations.tsv"))
        {
            Add(names, row[0], row[1], NameKind.Organization, strong: true);
        }

        foreach (var row in LexiconFile.Rows("outlets.tsv"))
        {
            Add(names, row[0], row[1], NameKind.Outlet, strong: true);
        }

        foreach (var row in LexiconFile.Rows("regions.tsv"))
        {
            Add(names, row[0], row[1], NameKind.Place, strong: false);
        }

        foreach (var row in LexiconFile.Rows("cities.tsv"))
        {
            Add(names, row[0], "", NameKind.Place, strong: false);
        }

        _byFirst = names.GroupBy(name => name.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(name => name.Words.Length).ThenByDescending(name => name.Strong).ToArray(), StringComparer.Ordinal);
        _peoples = peoples.ToFrozenDictionary(StringComparer.Ordinal);
        _honorifics = LexiconFile.Rows("honorifics.tsv").DistinctBy(row => row[0].ToLowerInvariant())
            .ToFrozenDictionary(row => row[0].ToLowerInvariant(), row => row.Length > 2 ? row[2].ToUpperInvariant() : "", StringComparer.Ordinal);
        _roles = LexiconFile.Rows("roles.tsv").Select(row => row[0].ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal);
        _givenNames = LexiconFile.Rows("given-names.tsv").DistinctBy(row => row[0]).ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
    }

    /// <summary>The longest listed name that begins at a token and is spelt with capitals there; null where there is none.</summary>
    public ListedName? Match(IReadOnlyList<Token> tokens, int at, int end)
    {
        if (!_byFirst.TryGetValue(tokens[at].Lower, out var names))
        {
            return null;
        }

        foreach (var name in names)
        {
            if (at + name.Words.Length <= end && Fits(tokens, at, name))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>The place whose people or things a word names ("Ukrainian" gives "Ukraine"), or null.</summary>
    public string? PlaceOfPeople(string lower) =>
        _peoples.GetValueOrDefault(lower) ?? (lower.EndsWith('s') ? _peoples.GetValueOrDefault(lower[..^1]) : null);

    /// <summary>The main name of a country or the like from one of its names in lower case, or null.</summary>
    public string? PlaceNamed(string lower)
    {
        var space = lower.IndexOf(' ', StringComparison.Ordinal);
        return _byFirst.TryGetValue(space < 0 ? lower : lower[..space], out var names)
            ? Array.Find(names, name => name.Strong && name.Kind == NameKind.Place && string.Join(' ', name.Words) == lower)?.Name
            : null;
    }

    /// <summary>What a name of one word in lower case is the name of, where the word alone is proof; null where the lists do not know it.</summary>
    public NameKind? KindOfWord(string lower) =>
        _byFirst.TryGetValue(lower, out var names) && Array.Find(names, name => name.Strong && name.Words.Length == 1) is { } listed ? listed.Kind : null;

    /// <summary>The main form of such a name, or null.</summary>
    public string? MainOfWord(string lower, NameKind kind) =>
        _byFirst.TryGetValue(lower, out var names) ? Array.Find(names, name => name.Strong && name.Words.Length == 1 && name.Kind == kind)?.Name : null;

    public bool IsHonorific(string lower) => _honorifics.ContainsKey(lower) || _honorifics.ContainsKey(lower.TrimEnd('.'));

    /// <summary>"M", "F" or empty.</summary>
    public string GenderOfHonorific(string lower) => _honorifics.GetValueOrDefault(lower) ?? _honorifics.GetValueOrDefault(lower.TrimEnd('.')) ?? "";

    public bool IsRole(string lower) => _roles.Contains(lower) || (lower.EndsWith('s') && _roles.Contains(lower[..^1]));

    /// <summary>"M", "F", "MF", or null where the word is no listed given name.</summary>
    public string? GenderOfGivenName(string lower) => _givenNames.GetValueOrDefault(lower);

    private static bool Fits(IReadOnlyList<Token> tokens, int at, ListedName name)
    {
        for (var i = 0; i < name.Words.Length; i++)
        {
            var token = tokens[at + i];
            if (!string.Equals(token.Lower, name.Words[i], StringComparison.Ordinal)
                || !(token.IsCapital || !char.IsLetter(token.Lower[0]) || token.Lower is "the" or "of" or "and" or "for" or "to" or "de" or "on" or "in" or "without"))
            {
                return false;
            }
        }

        // "us" is no country, "Is" no armed group, and a lone "The" or "It" no outlet.
        return name.Words.Length > 1 || (name.Capitals && name.Words[0].Length <= 3 ? tokens[at].IsUpper : tokens[at].Tag.StartsWith("NN", StringComparison.Ordinal));
    }

    private static void Add(List<ListedName> names, string name, string aliases, NameKind kind, bool strong)
    {
        foreach (var form in aliases.Split(';', StringSplitOptions.RemoveEmptyEntries).Prepend(name))
        {
            var tokens = new List<Token>();
            Tokenizer.Cut(form, 0, form.Length, tokens);
            if (tokens.Count > 0)
            {
                names.Add(new ListedName([.. tokens.Select(token => token.Lower)], name, kind, strong, form.Length > 1 && !form.Any(char.IsLower)));
            }
        }
    }
}
