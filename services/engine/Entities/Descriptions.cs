using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Entities;

/// <summary>What the main noun of a description stands for.</summary>
internal static class Descriptions
{
    private static readonly FrozenSet<string> Outlets = Set("publication outlet newspaper paper website site agency broadcaster network magazine channel station daily weekly tabloid newswire wire newsletter radio television podcast blog");

    private static readonly FrozenSet<string> Documents = Set("report study survey poll statement letter memo document lawsuit filing filings email emails article book transcript tweet post data figures results analysis release "
        + "review paper editorial indictment complaint affidavit recording video footage audit index census dossier note message ad memoir minutes bill petition communique decree ruling verdict list leaflet documents reports records papers letters");

    private static readonly FrozenSet<string> Bodies = Set("government ministry company firm campaign party administration police court agency team office department army military authority authorities council committee union "
        + "group organisation organization commission bank club church parliament board regime navy embassy foundation charity coalition opposition regulator prosecution side camp delegation service panel "
        + "league federation association institute university hospital museum school museum bloc alliance front cabinet senate congress chamber consultancy retailer manufacturer airline operator brokerage watchdog inquiry tribunal movement militia "
        + "force academy society trust fund library theatre theater gallery studio label factory developer contractor startup start-up archive assembly secretariat mission consulate palace diocese junta");

    private static readonly FrozenSet<string> People = Set("people others voters residents protesters sources officials critics supporters experts analysts republicans democrats lawmakers investigators prosecutors scientists researchers "
        + "some many most several both those all everyone neighbours neighbors families parents students workers women men children members leaders crowd crews");

    private static readonly FrozenSet<string> Person = Set("source man woman person official boy girl insider whistleblower someone one spokesman spokeswoman spokesperson head star member pal friend teen teenager lodger guest relative parent client nurse cousin aunt uncle "
        + "colleague mum mom dad figure individual attendant accountant consultant sergeant servant lieutenant student resident president agent patient chair boss baker whip cop medic chef recruit refugee evacuee detainee employee trainee trustee thief rower");

    // They neither speak nor act.
    private static readonly FrozenSet<string> Things = Set("conference meeting meetings talks session event conversation conversations day week month year time times way thing things place case part number statement-maker shelves plan deal interview briefing speech hearing trial "
        + "visit trip attack war move step decision question questions issue issues price prices share shares sides side");

    public static bool IsOutletNoun(string lower) => Outlets.Contains(lower);

    public static bool IsBody(string lower) => Bodies.Contains(lower);

    public static bool IsDocument(string lower) => Documents.Contains(lower);

    /// <summary>Whether nobody is meant by a noun: an event, a time, a number.</summary>
    public static bool IsThing(string lower) => Things.Contains(lower) || NounPhrases.IsTimeWord(lower) || Times.TimeWords.IsDayOrMonth(lower) || !lower.Any(char.IsLetter);

    public static bool IsPersonNoun(string lower) => Person.Contains(lower) || (RoleReader.IsRoleWord(lower) && !IsPlural(lower) && !Bodies.Contains(lower)) || RolePhrases.IsAgent(lower);

    public static EntityType TypeOf(string head, bool plural)
    {
        if (Documents.Contains(head))
        {
            return EntityType.Document;
        }

        if (Bodies.Contains(head))
        {
            return EntityType.Organization;
        }

        if (plural || People.Contains(head) || IsPlural(head) || Times.TimeWords.TryNumber(head, out _))
        {
            return EntityType.Group;
        }

        return Outlets.Contains(head) ? EntityType.Outlet
            : IsPersonNoun(head) || NationOf(head) is not null ? EntityType.Person
            : EntityType.Organization;
    }

    /// <summary>The place of somebody called by a nation: "Dane", "Dutchwoman"; null where the word is none.</summary>
    public static string? NationOf(string lower)
    {
        if (NameLexicon.Instance.PlaceOfPeople(lower) is { } place)
        {
            return place;
        }

        var ending = lower.EndsWith("woman", StringComparison.Ordinal) ? 5 : lower.EndsWith("man", StringComparison.Ordinal) ? 3 : 0;
        return ending > 0 && lower.Length > ending + 3 ? NameLexicon.Instance.PlaceOfPeople(lower[..^ending]) ?? NameLexicon.Instance.PlaceOfPeople(lower[..^ending] + "ish") : null;
    }

    // "traders": what it says of one is a person.
    private static bool IsPlural(string head) => head.Length > 4 && head.EndsWith('s') && !head.EndsWith("ss", StringComparison.Ordinal)
        && (NameLexicon.Instance.IsRole(head[..^1]) || RolePhrases.IsAgent(head[..^1]) || Person.Contains(head[..^1]));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
