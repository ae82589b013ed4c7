using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Entities.Sieves;

/// <summary>"The Dane": the one person who is said to be of that nation.</summary>
internal sealed class NationalitySieve(EntityBook book) : ISieve
{
    public Resolution Try(Description description)
    {
        var noun = description.Noun;
        if (!description.PointsBack || description.Head - description.First > 3 || !description.Clause[description.Head - 1].IsCapital
            || Descriptions.NationOf(noun) is not { } nation || (noun.EndsWith('s') && !noun.EndsWith("ss", StringComparison.Ordinal)))
        {
            return Resolution.None;
        }

        var owners = book.Entities.Take(300)
            .Where(person => person.Type == EntityType.Person && !person.Unnamed && person.Mentions.Count > 0 && person.Mentions[0].Start < description.Start && person.Roles.Exists(role => IsOf(role, nation)))
            .Take(2).ToList();
        return owners.Count == 1 ? new Resolution(owners[0], "") { Grounds = SieveGrounds.Nation } : new Resolution(null, owners.Count == 0 ? "NO_ANTECEDENT" : "AMBIGUOUS");
    }

    private static bool IsOf(RoleDraft role, string nation) =>
        RoleSieve.PlaceOf(role.Of) == nation || role.Name.Split(' ').Any(word => NameLexicon.Instance.PlaceOfPeople(word.ToLowerInvariant()) == nation);
}
