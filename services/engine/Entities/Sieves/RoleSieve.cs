using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Entities.Sieves;

/// <summary>"The president", "Ukraine's president", "the retired judge": the person with that role, of that place where one is told; of several the one named last.</summary>
internal sealed class RoleSieve(EntityBook book, Nearest nearest) : ISieve
{
    public Resolution Try(Description description)
    {
        if (!description.IsDefinite || description.IsPlural || !(Descriptions.IsPersonNoun(description.Noun) || RolePhrases.IsRoleNoun(description.Noun, loose: true)))
        {
            return Resolution.None;
        }

        var place = description.Place;
        var owners = Owners(description, role => place.Length == 0 || PlaceOf(role.Of) == place);
        if (owners.Count == 0 && place.Length > 0)
        {
            owners = Owners(description, role => role.Of.Length == 0);
        }

        if (owners.Count < 2)
        {
            return new Resolution(owners.SingleOrDefault(), "") { Grounds = SieveGrounds.Role };
        }

        var last = nearest.Of(description.Start, owners.Contains, abstains: true);
        return last.Entity is null ? new Resolution(null, "AMBIGUOUS") : last with { Grounds = SieveGrounds.Role };
    }

    private HashSet<EntityDraft> Owners(Description description, Func<RoleDraft, bool> fits)
    {
        var noun = description.Noun;
        var modifiers = description.HasOwner ? [] : description.Modifiers.Where(word => NameLexicon.Instance.PlaceOfPeople(word) is null && word is not ("former" or "senior")).ToList();
        return [.. book.Entities.Take(300).Where(person => person.Type == EntityType.Person && !person.Unnamed && person.Mentions.Count > 0
            && person.Roles.Exists(role => EndsWith(role.Name, noun) && fits(role) && modifiers.TrueForAll(word => Holds(role, word))))];
    }

    private static bool EndsWith(string role, string noun) =>
        role.EndsWith(noun, StringComparison.OrdinalIgnoreCase) && (role.Length == noun.Length || !char.IsLetter(role[role.Length - noun.Length - 1]));

    private static bool Holds(RoleDraft role, string word) => role.Name.Contains(word, StringComparison.OrdinalIgnoreCase) || role.Of.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The place that a role is of; the words themselves where none is known by them.</summary>
    public static string PlaceOf(string of)
    {
        var words = of.ToLowerInvariant();
        return NameLexicon.Instance.PlaceOfPeople(words) ?? NameLexicon.Instance.PlaceNamed(words) ?? words;
    }
}
