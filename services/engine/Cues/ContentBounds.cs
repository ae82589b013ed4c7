namespace Hearsay.Engine.Cues;

/// <summary>Where contents begin and end.</summary>
internal static class ContentBounds
{
    /// <summary>One past the last token of a content that begins at <paramref name="first"/> and follows its cue.</summary>
    public static int EndOf(Clause clause, int first, string kind)
    {
        if (kind.EndsWith("quote", StringComparison.Ordinal) || (kind == "colon" && clause.QuoteFrom(first) >= 0))
        {
            return EndOfQuote(clause, first);
        }

        if (kind == "colon")
        {
            return TrimEnd(clause, first, clause.End);
        }

        var plain = kind is "np" or "ing" or "adj" || kind.StartsWith("prep", StringComparison.Ordinal) || kind == "np-np" || kind.StartsWith("np-prep", StringComparison.Ordinal);
        // What is said inside a quotation ends with it at the latest.
        var inside = clause.QuoteFrom(first) >= 0 ? -1 : clause.OuterQuote(first);
        for (var i = first + 1; i < clause.End; i++)
        {
            var quote = clause.OuterQuote(i);
            if (inside >= 0 && quote != inside)
            {
                return TrimEnd(clause, first, i);
            }

            if (quote >= 0 && quote != inside)
            {
                continue;
            }

            if (clause.Lower(i) == ";" || EndsBeforeNext(clause, i) || (plain && EndsPlain(clause, i, first)))
            {
                return TrimEnd(clause, first, i);
            }
        }

        return TrimEnd(clause, first, clause.End);
    }

    // A quotation, and what runs on behind it in the same breath: '"signals" on the talks', '"Q" and "Q"'.
    private static int EndOfQuote(Clause clause, int first)
    {
        var close = CloseOf(clause, first);
        if (close + 1 >= clause.End)
        {
            return clause.End;
        }

        // A stop or a comma inside the marks ends it.
        if (clause.Tag(close - 1) is "," or "." || clause.IsStop(close + 1))
        {
            return close + 1;
        }

        return EndOf(clause, close, "that");
    }

    /// <summary>The token that closes the quotation beginning at <paramref name="first"/>.</summary>
    public static int CloseOf(Clause clause, int first)
    {
        var quote = clause.QuoteFrom(first);
        var end = quote < 0 ? clause.End : clause.Text.Quotes[quote].End;
        var at = first;
        while (at + 1 < clause.End && clause[at + 1].Start < end)
        {
            at++;
        }

        return at;
    }

    // ", adding", ", according to", ", he said", "and said": the next report begins.
    private static bool EndsBeforeNext(Clause clause, int at)
    {
        if (clause.IsComma(at))
        {
            if (clause.Tag(at + 1) == "VBG" && CueLexicon.IsReporting(VerbLexicon.Lemma(clause.Lower(at + 1))))
            {
                return true;
            }

            if (clause.Lower(at + 1) == "according" && clause.Lower(at + 2) == "to")
            {
                return true;
            }

            if (clause.Tag(at + 1) == "CC" && clause.Lower(at + 1) is "and" or "but")
            {
                return clause.Tag(at + 2) is "VBD" or "VBZ" || StartsReport(clause, at + 2);
            }

            return IsTag(clause, at);
        }

        if (clause.Lower(at) is "\u2014" or "--" or "\u2013")
        {
            return !HasAnotherDash(clause, at);
        }

        if (clause.Tag(at) == "CC" && clause.Lower(at) is "and" or "but")
        {
            var verb = clause.Tag(at + 1) == "RB" ? at + 2 : at + 1;
            return clause.Tag(verb) is "VBD" or "VBZ" && CueLexicon.IsSaying(VerbLexicon.Lemma(clause.Lower(verb)));
        }

        return false;
    }

    // ", and other leaders said": a short subject and a verb that says.
    private static bool StartsReport(Clause clause, int first)
    {
        for (var i = first + 1; i < clause.End && i < first + 8; i++)
        {
            if (clause.Tag(i) is "VBD" or "VBZ" && CueLexicon.IsSaying(VerbLexicon.Lemma(clause.Lower(i))))
            {
                return NounPhrases.StartOf(clause, i, first) == first;
            }

            if (clause[i].IsVerb || clause.Tag(i) is "MD" or "TO" or ",")
            {
                return false;
            }
        }

        return false;
    }

    // A pair of dashes holds an aside; a single one breaks off.
    private static bool HasAnotherDash(Clause clause, int at)
    {
        for (var i = at + 1; i < clause.End && i < at + 40; i++)
        {
            if (clause.Lower(i) == clause.Lower(at))
            {
                return true;
            }
        }

        return false;
    }

    // ", he said." or ", said Quill" within the next tokens.
    private static bool IsTag(Clause clause, int comma)
    {
        for (var i = comma + 1; i < clause.End && i < comma + 9; i++)
        {
            if (clause.Tag(i) is "VBD" or "VBZ" && CueLexicon.IsSaying(VerbLexicon.Lemma(clause.Lower(i))))
            {
                var subject = NounPhrases.StartOf(clause, i, comma + 1);
                return subject == comma + 1 && (i == comma + 1 || clause.Lower(i + 1) is "." or "," or "" || NounPhrases.IsTimeWord(clause.Lower(i + 1)));
            }

            if (clause[i].IsVerb || clause.Tag(i) is "MD" or "TO" or "WP" or "WDT" or ",")
            {
                return false;
            }
        }

        return false;
    }

    // An object ends at the clause's edge.
    private static bool EndsPlain(Clause clause, int at, int first)
    {
        if (clause.IsComma(at))
        {
            return !(clause.Tag(at + 1) is "JJ" or "NN" or "NNP" or "NNS" && clause.Tag(at - 1) == clause.Tag(at + 1) && at - first < 12);
        }

        return clause.Tag(at) is "WRB" || clause.Lower(at) is "while" or "because" or "although" or "though" or "after" or "before" or "when" or "since" or "\u2014" or "--" or "\u2013" or ":"
            || (clause.Tag(at) == "CC" && clause.Tag(at + 1) is "VBD" or "VBZ" or "MD");
    }

    /// <summary>Takes stops, commas and empty marks off the end.</summary>
    public static int TrimEnd(Clause clause, int first, int end)
    {
        while (end > first + 1 && (clause.Tag(end - 1) is "." or "," || clause.Lower(end - 1) is ":" or ";" or "\u2014" or "\u2013" or "--" || IsStrayMark(clause, first, end - 1)))
        {
            end--;
        }

        return end;
    }

    // A mark whose quotation begins before the content, or that belongs to none.
    private static bool IsStrayMark(Clause clause, int first, int at) =>
        clause.IsQuoteMark(at) && (clause[at].Quote < 0 || (clause.QuoteUpTo(at) is var quote and >= 0 && clause.Text.Quotes[quote].Start < clause[first].Start));

    /// <summary>The end, or the first comma where a subordinate clause ends.</summary>
    public static int UpToComma(Clause clause, int first, int end)
    {
        for (var i = first + 1; i < end; i++)
        {
            if (clause.IsComma(i) && clause.OuterQuote(i) == clause.OuterQuote(first))
            {
                return i;
            }
        }

        return end;
    }

    /// <summary>First token of the clause that ends before <paramref name="end"/> and precedes its cue.</summary>
    public static int StartBefore(Clause clause, int end)
    {
        for (var i = end - 1; i > clause.First; i--)
        {
            if (clause.OuterQuote(i) < 0 && clause.Lower(i) == ";")
            {
                return i + 1;
            }
        }

        return clause.First;
    }
}
