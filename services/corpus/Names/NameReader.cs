using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Names;

/// <summary>Reads the names of an entity: the main one first, then those of its aliases that are names.</summary>
internal static class NameReader
{
    private const int MostAliases = 8, LongestAcronym = 6;

    public static List<NameUnit> Read(Entity entity, Neighbours neighbours)
    {
        var of = ClassOf(entity);
        if (entity.Unnamed || of == NameClass.Unspecified || Words(of, entity.Name) is not { Length: > 0 } words || words[0].Length == 0)
        {
            return [];
        }

        var context = new Context(entity, of, neighbours);
        var main = context.Name(entity.Name, words, "") with { Printed = entity.Name };
        var names = new List<NameUnit> { main };
        foreach (var alias in entity.Aliases.Where(alias => IsName(of, alias)).Take(MostAliases))
        {
            var other = Words(of, alias);
            if (other.Length > 0 && other[0].Length > 0 && !other.AsSpan().SequenceEqual(words) && !IsOther(of, words, other))
            {
                names.Add(context.Name(alias, other, main.Short ? "" : main.Name) with { Printed = alias });
            }
        }

        // What other documents may call it alone.
        var last = of == NameClass.Person ? PersonNames.Surname(words) : of == NameClass.Body && PlainWords.IsOfOutlet(words[^1]) ? words[^1] : "";
        if (words.Length > 1 && last.Length > 1 && !main.Short)
        {
            names.Add(context.Name(last, [last], main.Name));
        }

        return [.. names.DistinctBy(name => (name.Name, name.Short, name.Acronym))];
    }

    /// <summary>Whether a name is printed as an acronym: capitals, few of them.</summary>
    public static bool IsAcronym(string name)
    {
        var bare = name.Replace(".", "", StringComparison.Ordinal);
        return bare.Length is >= 2 and <= LongestAcronym && bare.All(letter => char.IsUpper(letter) || char.IsDigit(letter)) && bare.Any(char.IsUpper);
    }

    private static NameClass ClassOf(Entity entity) => entity.Type switch
    {
        // No person is called "Quill & Sons" or "FC Vell".
        EntityType.Person when entity.Name.Contains('&', StringComparison.Ordinal) || entity.Name.Split(' ') is ["AC" or "FC" or "SC" or "CF" or "AFC" or "UN" or "EU", _, ..] => NameClass.Body,
        EntityType.Person => NameClass.Person,
        EntityType.Organization or EntityType.Outlet or EntityType.Group => NameClass.Body,
        EntityType.Place => NameClass.Place,
        EntityType.Document => NameClass.Document,
        _ => NameClass.Unspecified,
    };

    private static string[] Words(NameClass of, string name) => of switch
    {
        NameClass.Person => NameWords.OfPerson(name).Words,
        NameClass.Place => NameWords.OfPlace(name),
        _ => NameWords.OfBody(name),
    };

    // A document that calls a person by another's name is misread.
    private static bool IsOther(NameClass of, string[] main, string[] alias) =>
        of == NameClass.Person && main.Length > 1 && alias.Length > 1 && PersonNames.Compare(main, alias).Relation != Linking.Relation.Same;

    // "The newspaper" and "its secretary" are aliases of entities but no names.
    private static bool IsName(NameClass of, string alias)
    {
        var words = alias.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var from = words.Length > 1 && words[0] is "The" or "the" ? 1 : 0;
        return words.Length > from && words.Skip(from).All(word => char.IsUpper(word[0]) || char.IsDigit(word[0]) || word is "of" or "and" or "for" or "the" or "&" or "de" or "van" or "der" or "von" or "al") && char.IsUpper(words[from][0])
            && !(of == NameClass.Body && words.Length == 1 && words[0].Length < 2);
    }

    private sealed class Context(Entity entity, NameClass of, Neighbours neighbours)
    {
        private readonly char _gender = of != NameClass.Person ? ' ' : entity.Aliases.Append(entity.Name).Select(name => NameWords.OfPerson(name).Gender).FirstOrDefault(gender => gender != ' ', ' ');
        private readonly string _role = string.Join(' ', entity.Roles.Select(role => role.Role_.ToLowerInvariant()).Where(role => role.Length > 0).Take(1));

        public NameUnit Name(string printed, string[] words, string full)
        {
            var acronym = of == NameClass.Body && words.Length == 1 && IsAcronym(printed);
            if (IsShort(printed, words, acronym))
            {
                return new NameUnit { Class = of, Name = string.Join(' ', words), Short = true, Full = full, Gender = _gender, Role = _role, Neighbours = neighbours.Of(entity) };
            }

            return new NameUnit { Class = of, Name = string.Join(' ', words), Acronym = acronym, Full = acronym ? full : "" };
        }

        private bool IsShort(string printed, string[] words, bool acronym) => !acronym && of switch
        {
            NameClass.Person => words.Length == 1,
            NameClass.Place => false,
            // "speaker's office" has no name in it.
            _ => PlainWords.Are(words) || (!printed.Any(char.IsUpper) && !printed.Contains('.', StringComparison.Ordinal) && !printed.StartsWith('@')),
        };
    }
}
