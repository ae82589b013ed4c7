using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>What an unlisted name looks like the name of.</summary>
internal static class NameShapes
{
    private static readonly FrozenSet<string> Bodies = Set("party ministry department council committee university college bank group inc inc. corp corp. corporation company co co. ltd ltd. plc llc agency court police "
        + "army navy institute association union commission office senate congress parliament foundation club church hospital service services board authority administration government front movement forces force "
        + "federation alliance coalition league society trust fund bureau academy school airlines airways energy industries holdings partners systems technologies labs organisation organization assembly tribunal guard "
        + "directorate secretariat command network campaign project initiative center centre museum library theatre theater orchestra team pictures images");

    private static readonly FrozenSet<string> Outlets = Set("times post news herald tribune gazette journal chronicle observer telegraph courier bugle dispatch wire press tv radio broadcasting media examiner inquirer ledger "
        + "sentinel mirror bulletin echo argus standard mercury star monitor reporter weekly magazine daily independent register advertiser insider");

    private static readonly FrozenSet<string> Places = Set("city river lake mount mountain mountains island islands street avenue road square valley county province district sea bay peninsula airport bridge harbour harbor "
        + "port beach park region coast strait gulf canal desert forest town village palace castle stadium prison");

    private static readonly FrozenSet<string> OfHeads = Set("ministry department bank university institute council organisation organization office bureau board committee chamber church federation court house league union college "
        + "school association society academy centre center republic kingdom isle bay gulf port city state secretary");

    public static bool IsParticle(string lower) => lower is "de" or "van" or "von" or "der" or "bin" or "al" or "la" or "du" or "da" or "el" or "ibn" or "di" or "del" or "ter";

    public static bool TakesOf(string lower) => OfHeads.Contains(lower);

    /// <summary>Whether the words of a name, in lower case, are those of a paper or a station: "Vell Gazette", "Radio Vell", "Evening Vell".</summary>
    public static bool IsOutletName(string[] words) =>
        words.Length > 1 && !words.Any(word => word is "university" or "freedom" or "office" or "service" or "department" or "corps")
        && (Outlets.Contains(words[^1]) || words[^1] is "review" or "newspaper" or "news.com" or "zeitung" || BeginsAsOutlet(words));

    /// <summary>Whether the first word is none that a person could have: "Radio Vell", "Agence Vell".</summary>
    public static bool BeginsAsOutlet(string[] words) => words.Length > 1 && words[0] is "radio" or "evening" or "morning" or "daily" or "channel" or "agence" or "agencia" or "agenzia" or "diario" or "jornal" or "gazeta";

    /// <summary>Whether the words of a name, in lower case, hold one that only a body's name has.</summary>
    public static bool IsBodyName(string[] words) => words.Length > 1 && Array.Exists(words, Bodies.Contains);

    /// <summary>Whether a word in lower case stands in names of public bodies only.</summary>
    public static bool IsPublic(string word) => word is "ministry" or "department" or "council" or "committee" or "university" or "court" or "police" or "army" or "navy" or "commission" or "senate" or "congress" or "parliament" or "party" or "union"
        or "board" or "authority" or "government" or "agency" or "church" or "house" or "kremlin" or "nations" or "league" or "association" or "federation" or "campaign" or "office" or "bureau" or "hospital" or "administration";

    /// <summary>Null where nothing tells.</summary>
    public static NameKind? KindOf(IReadOnlyList<Token> tokens, int first, int end, Sentence sentence, NameLexicon lexicon)
    {
        var last = tokens[end - 1].Lower;
        var count = end - first;
        var before = first > sentence.First ? tokens[first - 1].Lower : "";
        if (count > 1 && Outlets.Contains(last))
        {
            return NameKind.Outlet;
        }

        if (count > 1 && HoldsAny(tokens, first, end, Bodies))
        {
            return NameKind.Organization;
        }

        if (count > 1 && Places.Contains(last))
        {
            return NameKind.Place;
        }

        if (IsAcronym(tokens[first], count))
        {
            return NameKind.Organization;
        }

        if (lexicon.IsRole(before) || (before == "," && first - 2 >= sentence.First && lexicon.IsRole(tokens[first - 2].Lower)))
        {
            return NameKind.Person;
        }

        if (count is >= 2 and <= 5)
        {
            return lexicon.GenderOfGivenName(tokens[first].Lower) is not null || before is not "the" ? NameKind.Person : NameKind.Organization;
        }

        return count > 5 ? NameKind.Organization
            : before is "in" or "near" or "outside" ? NameKind.Place
            : before == "the" ? NameKind.Organization
            : NameKind.Other;
    }

    private static bool IsAcronym(Token token, int count) => count == 1 && token.IsUpper && token.Lower.Length is >= 2 and <= 6;

    private static bool HoldsAny(IReadOnlyList<Token> tokens, int first, int end, FrozenSet<string> words)
    {
        for (var i = first; i < end; i++)
        {
            if (words.Contains(tokens[i].Lower))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
