using System.Collections.Frozen;
using Hearsay.Corpus.Letters;

namespace Hearsay.Corpus.Names;

/// <summary>The words of a name that count: plain letters, no titles, no leading article, no legal form, no possessive.</summary>
internal static class NameWords
{
    private const int Most = 14;

    private static readonly FrozenDictionary<string, char> Titles =
        ("mr:M mrs:F ms:F miss:F mx sir:M dame:F lord:M lady:F madam:F madame:F monsieur:M herr:M frau:F signor:M signora:F senor:M senora:F dr doctor prof professor rev reverend fr father:M sister:F brother:M bishop archbishop cardinal pope "
        + "rabbi imam sheikh:M sheik:M ayatollah king:M queen:F prince:M princess:F duke:M duchess:F earl:M count:M countess:F baron:M baroness:F president premier chancellor prime deputy vice minister secretary "
        + "senator sen representative rep congressman:M congresswoman:F councillor councilman:M councilwoman:F councilor mp governor gov mayor mayoress:F ambassador judge justice magistrate general gen lieutenant lt colonel col "
        + "major maj captain capt sergeant sgt admiral commander cdr brigadier inspector superintendent constable detective officer sheriff chief commissioner coach chairman:M chairwoman:F director nurse sultan:M emir:M "
        + "attorney first foreign finance interior health defence defense acting former ex-president speaker").Split(' ')
        .Select(item => item.Split(':')).ToFrozenDictionary(item => item[0], item => item.Length > 1 ? item[1][0] : ' ');

    private static readonly FrozenSet<string> LegalForms = Set("ltd limited inc incorporated plc corp corporation co llc llp gmbh ag sa nv bv ab as oy spa srl kg se pty");

    private static readonly FrozenSet<string> Suffixes = Set("jr sr ii iii iv kc qc mp phd md obe cbe mbe");

    private static readonly FrozenSet<string> Domains = Set("com org net example co uk eu int gov edu info news tv io fm ie de fr us ca au nz ua ru");

    private static readonly FrozenSet<string> StateForms = Set("republic kingdom state city town commonwealth federation province county principality");

    /// <summary>The words of a person's name and what its title tells: 'M', 'F' or blank.</summary>
    public static (string[] Words, char Gender) OfPerson(string name)
    {
        var words = Split(name).Select(Bare).Where(word => word.Length > 0).ToList();
        var gender = ' ';
        while (words.Count > 1 && Titles.TryGetValue(words[0], out var tells))
        {
            gender = gender == ' ' ? tells : gender;
            words.RemoveAt(0);
        }

        while (words.Count > 1 && Suffixes.Contains(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        return ([.. words.Take(Most)], gender);
    }

    /// <summary>The words of the name of a body, an outlet or a document.</summary>
    public static string[] OfBody(string name)
    {
        name = name.Trim().TrimStart('@');
        if (OfAddress(PlainLetters.Of(name)) is { } host)
        {
            return [host];
        }

        var words = Split(name).ToList();
        if (words.Count > 1 && words[0] is "the" or "a" or "an")
        {
            words.RemoveAt(0);
        }

        while (words.Count > 1 && LegalForms.Contains(Bare(words[^1])))
        {
            words.RemoveAt(words.Count - 1);
        }

        return [.. words.Select(word => word == "&" ? "and" : Bare(word)).Where(word => word.Length > 0).Take(Most)];
    }

    /// <summary>The words of a place's name; "the Republic of" and its like are left out.</summary>
    public static string[] OfPlace(string name)
    {
        var words = OfBody(name);
        return words.Length > 2 && StateForms.Contains(words[0]) && words[1] == "of" ? words[2..] : words;
    }

    // "quaynews.example", "www.quaynews.example/path"
    private static string? OfAddress(string plain)
    {
        if (plain.Contains(' ', StringComparison.Ordinal) || !plain.Contains('.', StringComparison.Ordinal))
        {
            return null;
        }

        var host = plain.Split("//")[^1].Split('/')[0];
        var labels = host.Split('.').Where(label => label.Length > 0).ToList();
        if (labels.Count < 2 || !Domains.Contains(labels[^1]))
        {
            return null;
        }

        while (labels.Count > 1 && Domains.Contains(labels[^1]))
        {
            labels.RemoveAt(labels.Count - 1);
        }

        return labels[^1].Replace("-", "", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Split(string name) =>
        PlainLetters.Of(name).Split([' ', '\u00A0', '\n', '\t', ',', '"', '“', '”', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries);

    private static string Bare(string word)
    {
        var bare = word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word;
        return bare.Replace(".", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).Trim('-');
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
