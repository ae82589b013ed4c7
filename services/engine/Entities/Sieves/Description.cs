using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;

namespace Hearsay.Engine.Entities.Sieves;

/// <summary>Words that describe somebody without a name: tokens [First, Head), the main noun last.</summary>
internal sealed record Description(Clause Clause, int First, int Head)
{
    public string Noun => Clause.Lower(Head - 1);

    public TextRange Range => Clause.Range(First, Head);

    public int Start => Clause[First].Start;

    /// <summary>Whether it points back: "the", "this", "that".</summary>
    public bool PointsBack => Clause.Lower(First) is "the" or "this" or "that" or "these" or "those";

    public bool HasOwner => Owner.Length > 0 || Clause.Tag(First) == "PRP$";

    public bool IsDefinite => PointsBack || HasOwner;

    public bool IsPlural => Clause.Tag(Head - 1) == "NNS" || (First == Head - 1 && Clause.Tag(First) == "DT");

    /// <summary>The owner before a possessive mark, in lower case; empty where there is none.</summary>
    public string Owner
    {
        get
        {
            for (var i = First + 1; i < Head - 1; i++)
            {
                if (Clause.Tag(i) == "POS")
                {
                    return Clause.Text.Value[Clause[First].Start..Clause[i - 1].End].ToLowerInvariant();
                }
            }

            return "";
        }
    }

    /// <summary>The place that a word of it names or whose people it names; empty where there is none.</summary>
    public string Place
    {
        get
        {
            var place = "";
            for (var i = First; i < Head - 1; i++)
            {
                place = NameLexicon.Instance.PlaceOfPeople(Clause.Lower(i))
                    ?? (NameLexicon.Instance.Match(Clause.Text.Tokens, i, Head) is { Kind: NameKind.Place, Strong: true } listed ? listed.Name : place);
            }

            return place;
        }
    }

    /// <summary>The words before the main noun that narrow it.</summary>
    public IEnumerable<string> Modifiers
    {
        get
        {
            for (var i = First; i < Head - 1; i++)
            {
                if (Clause.Tag(i) is "NN" or "NNS" or "NNP" or "JJ" or "VBN" && Clause.Lower(i) is not ("same" or "other"))
                {
                    yield return Clause.Lower(i);
                }
            }
        }
    }
}

/// <summary>One way to find out whom a description means.</summary>
internal interface ISieve
{
    /// <summary>Whom it means; no entity and a reason where it abstains for good; no entity and no reason where the next sieve may try.</summary>
    Resolution Try(Description description);
}
