namespace Hearsay.Engine.Cues;

/// <summary>Finds noun phrases around a verb, left and right.</summary>
internal static class NounPhrases
{
    private const int Longest = 40;

    private static bool IsInside(string tag) => tag is "NN" or "NNS" or "NNP" or "JJ" or "CD" or "DT" or "PRP$" or "POS" or "$";

    public static bool IsTimeWord(string lower) => lower is "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday" or "today" or "yesterday"
        or "tonight" or "tomorrow" or "earlier" or "later" or "recently" or "then" or "afterwards" or "afterward" or "now";

    /// <summary>First token of the noun phrase that ends before <paramref name="end"/>; <paramref name="end"/> itself where there is none.</summary>
    public static int StartOf(Clause clause, int end, int floor)
    {
        var at = end - 1;
        if (at < floor)
        {
            return end;
        }

        if (clause.Tag(at) is "PRP" or "EX" or "WP" or "WDT" || (clause.Tag(at) is "DT" && clause.Lower(at) is not ("the" or "a" or "an")))
        {
            return at;
        }

        if (!(clause.Tag(at) is "NN" or "NNS" or "NNP" or "CD" or "JJ" || IsQuotedWord(clause, at)))
        {
            return end;
        }

        var limit = Math.Max(floor, end - Longest);
        while (at > limit && Extends(clause, at - 1, at, floor))
        {
            at--;
        }

        // A phrase does not begin with a possessive mark, a joint or a stray preposition.
        while (at < end - 1 && clause.Tag(at) is "POS" or "CC" or "IN" or "TO" or "," && clause.Lower(at) is not ("neither" or "either" or "both"))
        {
            at++;
        }

        return at;
    }

    // Whether the token at `left` belongs to the phrase that begins at `start`.
    private static bool Extends(Clause clause, int left, int start, int floor)
    {
        var tag = clause.Tag(left);
        var startTag = clause.Tag(start);
        if (clause.IsQuoteMark(left))
        {
            // Only a short quoted word inside the phrase, never the end of a quotation.
            return IsQuotedWord(clause, left) || (clause.QuoteFrom(left) is var q and >= 0 && IsShort(clause, q));
        }

        if (IsTimeWord(clause.Lower(left)) && startTag != "POS")
        {
            return false;
        }

        if (startTag is "DT" or "PRP$" && clause.Lower(start) is not "all")
        {
            return (tag is "IN" or "TO" && IsLink(clause, left, floor)) || (tag == "CC" && clause.Lower(left) is "and" or "or" or "nor" && EndsNoun(clause, left - 1)) || clause.Lower(left) is "all" or "both" or "half" or "neither" or "either";
        }

        if (IsInside(tag))
        {
            return !(tag == "JJ" && startTag is "IN" or "TO") || EndsNoun(clause, left - 1);
        }

        return tag switch
        {
            "CC" => (clause.Lower(left) is "and" or "or" or "nor" or "&" && EndsNoun(clause, left - 1)) || clause.Lower(left) is "neither" or "both" or "either",
            "IN" or "TO" => IsLink(clause, left, floor),
            "VBN" or "VBD" or "JJ" when startTag is "IN" or "TO" => EndsNoun(clause, left - 1),
            "VBN" or "VBG" => clause.Tag(left - 1) is "DT" or "JJ" or "PRP$" or "POS" or "CD",
            "RB" => startTag is "JJ" or "CD" or "VBN",
            "," => startTag == "JJ" && clause.Tag(left - 1) == "JJ",
            _ => false,
        };
    }

    // A name or a word in quotation marks, not speech: no comma or stop stands before its closing mark.
    private static bool IsQuotedWord(Clause clause, int at) =>
        clause.QuoteUpTo(at) is var quote and >= 0 && IsShort(clause, quote) && !(clause.Tag(at - 1) is "," or ".");

    private static bool IsShort(Clause clause, int quote) => clause.Text.Quotes[quote].End - clause.Text.Quotes[quote].Start <= 40;

    private static bool EndsNoun(Clause clause, int at) => clause.Tag(at) is "NN" or "NNS" or "NNP" or "PRP";

    private static bool IsLink(Clause clause, int at, int floor) =>
        at > floor && (EndsNoun(clause, at - 1) || (clause.Tag(at - 1) is "VBN" or "VBD" && EndsNoun(clause, at - 2)) || clause.Lower(at - 1) is "familiar" or "close") && clause.Lower(at) is "of" or "for" or "in" or "at" or "from" or "with" or "on" or "to" or "against" or "by" or "under" or "within" or "inside" or "behind" or "near" or "about"
        && !IsTimeWord(clause.Lower(at - 1));

    /// <summary>One past the last token of the noun phrase that begins at <paramref name="first"/>; <paramref name="first"/> itself where there is none. Takes "of" and the like with it where asked.</summary>
    public static int EndOf(Clause clause, int first, bool withLinks)
    {
        var at = first;
        if (clause.Tag(at) is "PRP" or "EX" or "WP")
        {
            return at + 1;
        }

        var noun = -1;
        while (at < clause.End && at - first < Longest)
        {
            var tag = clause.Tag(at);
            if (tag is "NN" or "NNS" or "NNP" or "CD" || (tag is "DT" && clause.Lower(at) is "this" or "those" or "others"))
            {
                if (IsTimeWord(clause.Lower(at)) && noun >= 0)
                {
                    break;
                }

                noun = at++;
            }
            else if (IsInside(tag) || (tag is "VBN" or "VBG" && noun < 0 && at > first) || (tag == "RB" && noun < 0))
            {
                if (noun >= 0 && tag is "DT" or "PRP$")
                {
                    break;
                }

                at++;
            }
            else if (noun == at - 1 && noun >= 0 && withLinks && clause.Lower(at) is "of" or "for" or "in" or "at" or "from" or "with" or "and" or "&" or "or"
                && IsInside(clause.Tag(at + 1)) && !IsTimeWord(clause.Lower(at + 1)))
            {
                // A phrase after "of" needs a noun of its own.
                at++;
                noun = -1;
            }
            else
            {
                break;
            }
        }

        return LastNoun(clause, first, at);
    }

    private static int LastNoun(Clause clause, int first, int end)
    {
        while (end > first && !(clause.Tag(end - 1) is "NN" or "NNS" or "NNP" or "CD" or "DT" or "JJ"))
        {
            end--;
        }

        return end;
    }
}
