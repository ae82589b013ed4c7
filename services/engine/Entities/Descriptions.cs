using System.Collections.Frozen;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Entities;

/// <summary>What the main noun of a description stands for.</summary>
internal static class Descriptions
{
    private static readonly FrozenSet<string> Outlets = Set("publication outlet newspaper paper website site agency broadcaster network magazine channel station daily weekly tabloid newswire wire");

    private static readonly FrozenSet<string> Documents = Set("report study survey poll statement letter memo document lawsuit filing filings email emails article book transcript tweet post data figures results analysis release "
        + "review paper editorial indictment complaint affidavit recording video footage audit index census dossier note message ad");

    private static readonly FrozenSet<string> Bodies = Set("government ministry company firm campaign party administration police court agency team office department army military authority authorities council committee union "
        + "group organisation organization commission bank club church parliament board regime navy embassy foundation charity coalition opposition regulator prosecution side camp delegation");

    private static readonly FrozenSet<string> People = Set("people others voters residents protesters sources officials critics supporters experts analysts republicans democrats lawmakers investigators prosecutors scientists researchers "
        + "some many most several both those all everyone neighbours neighbors families parents students workers women men children members leaders");

    private static readonly FrozenSet<string> Person = Set("source man woman person official boy girl insider whistleblower someone one spokesman spokeswoman spokesperson head star");

    public static bool IsOutletNoun(string lower) => Outlets.Contains(lower);

    public static bool IsBody(string lower) => Bodies.Contains(lower);

    public static bool IsPersonNoun(string lower) => Person.Contains(lower) || (RoleReader.IsRoleWord(lower) && !lower.EndsWith('s'));

    public static EntityType TypeOf(string head, bool plural)
    {
        if (Documents.Contains(head))
        {
            return EntityType.Document;
        }

        if (plural || People.Contains(head) || (head.EndsWith('s') && NameLexicon.Instance.IsRole(head) && !NameLexicon.Instance.IsRole(head + "s")) || Times.TimeWords.TryNumber(head, out _))
        {
            return Bodies.Contains(head) ? EntityType.Organization : EntityType.Group;
        }

        if (IsPersonNoun(head))
        {
            return EntityType.Person;
        }

        return Bodies.Contains(head) ? EntityType.Organization : Outlets.Contains(head) ? EntityType.Outlet : NameLexicon.Instance.PlaceOfPeople(head) is not null ? EntityType.Person : EntityType.Organization;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
