using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>What the words around a name tell of what it names.</summary>
internal static class NameContext
{
    private static readonly FrozenSet<string> OfStates = Set("president government army military parliament capital prime foreign finance defence defense interior troops forces border borders ambassador embassy economy airspace territory "
        + "opposition ruling constitution currency coast minister king queen intelligence");

    private static readonly FrozenSet<string> OfFirms = Set("shares stock shareholders customers board ceo earnings profits revenue headquarters boardroom products parent subsidiary owner owners app");

    private static readonly FrozenSet<string> OfOutlets = Set("reporter reporters correspondent correspondents columnist journalist journalists newsroom readers viewers listeners");

    private static readonly FrozenSet<string> PlaceNouns = Set("city town village port capital island province region county district state country republic suburb peninsula township border strait");

    private static readonly FrozenSet<string> FirmNouns = Set("company firm app startup start-up retailer manufacturer maker consultancy brokerage operator chain subsidiary brand giant carrier group charity union club rival");

    private static readonly FrozenSet<string> OutletNouns = Set("newspaper daily weekly tabloid newsletter broadcaster magazine website site outlet paper station channel network agency newswire podcast");

    /// <summary>Adds what the context of one mention tells.</summary>
    public static void Weigh(ReadText text, NameForm name, KindTally tally)
    {
        // "the Hull-based insurer": the name is a part of the word.
        if (text.Tokens[name.End - 1].Lower.EndsWith("-based", StringComparison.Ordinal))
        {
            tally.Add(NameKind.Place, 3);
        }

        var sentence = text.Sentences[text.SentenceOfToken[name.First]];
        var clause = new Clause(text, sentence);
        var before = clause.Lower(name.First - 1) is "the" ? clause.Lower(name.First - 2) : clause.Lower(name.First - 1);
        WeighBefore(clause, name.First, before, tally);
        WeighAfter(clause, name.End, tally);
    }

    private static void WeighBefore(Clause clause, int first, string before, KindTally tally)
    {
        if (before is "in" or "near" or "outside" or "inside" or "across" or "throughout")
        {
            tally.Add(NameKind.Place, clause.Lower(first - 1) == "the" ? 0.5 : 1.5);
        }
        else if (before is "from" or "into")
        {
            tally.Add(NameKind.Place, 0.5);
        }
        else if (before is "told" or "citing" or "cited" || (before == "by" && clause.Lower(first - 2) is "quoted" or "cited" or "published" or "reported" or "broadcast"))
        {
            tally.Add(NameKind.Outlet, 1);
        }
        else if (before == "with" && clause.Lower(first - 2) == "interview")
        {
            tally.Add(NameKind.Outlet, 0.5);
        }

        var noun = before == "of" ? clause.Lower(clause.Lower(first - 1) == "the" ? first - 3 : first - 2) : clause.Lower(first - 1) == "the" ? "" : before;
        if (PlaceNouns.Contains(noun))
        {
            tally.Add(NameKind.Place, before == "of" ? 2 : 1);
        }
        else if (before == "of" && noun is "government" or "president" or "mayor" or "people" or "residents" or "north" or "south" or "east" or "west" or "outskirts")
        {
            tally.Add(NameKind.Place, 1.5);
        }
        else if (before != "of" && FirmNouns.Contains(noun))
        {
            tally.Add(NameKind.Organization, 1.5);
        }
        else if (before != "of" && OutletNouns.Contains(noun))
        {
            tally.Add(NameKind.Outlet, 2.5);
        }
    }

    private static void WeighAfter(Clause clause, int end, KindTally tally)
    {
        var owned = clause.Tag(end) == "POS";
        var after = clause.Lower(owned ? end + 1 : end);
        if (owned && OfStates.Contains(after))
        {
            tally.Add(NameKind.Place, 2);
        }

        if (OfFirms.Contains(after) || (after == "chief" && clause.Lower(owned ? end + 2 : end + 1) == "executive"))
        {
            tally.Add(NameKind.Organization, 2);
        }

        if (OfOutlets.Contains(after))
        {
            tally.Add(NameKind.Outlet, 1.5);
        }

        if (after.EndsWith("-based", StringComparison.Ordinal))
        {
            tally.Add(NameKind.Place, 3);
        }

        if (owned)
        {
            return;
        }

        if (after is "reported" or "reports" || (after is "first" or "later" && clause.Lower(end + 1) == "reported"))
        {
            tally.Add(NameKind.Outlet, 0.75);
        }

        WeighApposition(clause, end, tally);
    }

    // "Corvane, the Danish shipping company,"
    private static void WeighApposition(Clause clause, int end, KindTally tally)
    {
        if (!clause.IsComma(end) || clause.Tag(end + 1) != "DT")
        {
            return;
        }

        for (var i = end + 2; i < end + 8 && clause.Tag(i) is "JJ" or "NN" or "NNP"; i++)
        {
            if (clause.Tag(i + 1) is "NN" or "NNP" or "POS")
            {
                continue;
            }

            var noun = clause.Lower(i);
            if (OutletNouns.Contains(noun))
            {
                tally.Add(NameKind.Outlet, 2);
            }
            else if (FirmNouns.Contains(noun))
            {
                tally.Add(NameKind.Organization, 2);
            }
            else if (PlaceNouns.Contains(noun))
            {
                tally.Add(NameKind.Place, 2);
            }
            else if (RoleReader.IsRoleWord(noun))
            {
                tally.Add(NameKind.Person, 2);
            }
        }
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}

/// <summary>How much speaks for each kind.</summary>
internal sealed class KindTally
{
    private readonly double[] _weights = new double[5];

    public double this[NameKind kind] => _weights[(int)kind];

    public void Add(NameKind kind, double weight) => _weights[(int)kind] += weight;

    public void Add(KindTally other, double share)
    {
        for (var i = 0; i < _weights.Length; i++)
        {
            _weights[i] += share * other._weights[i];
        }
    }

    /// <summary>The kind that most speaks for; the lesser number where two are equal.</summary>
    public NameKind Best()
    {
        var best = 0;
        for (var i = 1; i < _weights.Length; i++)
        {
            best = _weights[i] > _weights[best] ? i : best;
        }

        return (NameKind)best;
    }
}
