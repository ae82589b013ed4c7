using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Figures;

/// <summary>Reads numbers whose unit stands elsewhere: "six of them", "two of his ministers", "148 votes to 145", "twice".</summary>
internal static class SomeReader
{
    /// <param name="clause">The sentence.</param>
    /// <param name="at">Token of the number.</param>
    /// <param name="counted">What the last figure nearby counted; empty where there is none.</param>
    public static Quantity? Read(Clause clause, int at, string counted)
    {
        if (clause.Lower(at) == "twice" && clause.Lower(at + 1) is not ("as" or "the" or "a"))
        {
            return new Quantity(at, at + 1, 2, null, "times", "figure:twice", 0.7);
        }

        // "148 votes to 145"
        if (clause.Lower(at - 1) == "to" && counted.Length > 0 && counted == clause.Lower(at - 2) && NumberReader.Read(clause, at) is { Suffix.Length: 0 } other)
        {
            return new Quantity(at, other.End, other.Value, null, counted, "figure:against", 0.75);
        }

        if (NumberReader.Read(clause, at) is not { Value: > 1, Suffix.Length: 0 } number || clause.Lower(number.End) != "of" || clause.Lower(at) is "a" or "an")
        {
            return null;
        }

        if (clause.Lower(number.End + 1) == "them")
        {
            return counted.Length > 0 ? new Quantity(at, number.End + 2, number.Value, null, counted, "figure:of-them", 0.75) : null;
        }

        // "two of his ministers", "11 of its own members", "five of the cases", "14 of the 52 districts"
        if (clause.Lower(number.End + 1) is not ("the" or "his" or "her" or "its" or "their" or "our" or "my" or "these" or "those"))
        {
            return null;
        }

        var noun = number.End + 2;
        while (noun < clause.End && noun < number.End + 6 && clause.Tag(noun) is "JJ" or "CD" or "NN" or "NNP" or "VBN" && clause.Tag(noun) != "NNS")
        {
            noun++;
        }

        return clause.Tag(noun) == "NNS" && !clause[noun].IsCapital ? new Quantity(at, clause.Tag(number.End + 2) == "CD" ? number.End : noun + 1, number.Value, null, clause.Text.Of(clause[noun]).ToString(), "figure:some-of", 0.8) : null;
    }
}
