namespace Hearsay.Engine.Cues;

/// <summary>What stands after a verb group.</summary>
/// <param name="Kind">Part of the frame: "that", "quote", "colon", "clause", "to", "wh", "ing", "np", "adj", "end", or "prep-" and the preposition.</param>
/// <param name="Content">First token of what may be the content.</param>
/// <param name="ObjectFirst">First token of an object before the content, for whom it was said to.</param>
/// <param name="ObjectEnd">One past the object.</param>
internal readonly record struct RightContext(string Kind, int Content, int ObjectFirst, int ObjectEnd)
{
    private const int LongestAdjunct = 16;

    public static RightContext Of(Clause clause, int after, string lemma)
    {
        var at = after;
        while (at < clause.End && (clause.Tag(at) == "RB" || NounPhrases.IsTimeWord(clause.Lower(at))) && clause.Lower(at) is not ("so" or "not" or "when" or "how" or "why"))
        {
            at++;
        }

        if (Direct(clause, at) is { } direct)
        {
            return new RightContext(direct.Kind, direct.At, at, at);
        }

        // "denied having met": a gerund in the perfect is what was said.
        if (clause.Lower(at) == "having" && clause.Tag(at + 1) is "VBN" && lemma is "admit" or "deny" or "acknowledge" or "recall" or "regret" or "mention" or "report" or "remember" or "describe" or "confess" or "dispute")
        {
            return new RightContext("ing", at, at, at);
        }

        if (TakesListener(lemma) && clause.Tag(at) is not ("IN" or "TO"))
        {
            var end = NounPhrases.EndOf(clause, at, withLinks: true);
            if (end > at)
            {
                var rest = AfterAdjuncts(clause, end);
                return new RightContext("np-" + rest.Kind, rest.Content, at, end);
            }
        }

        if (clause.Tag(at) is "IN" or "TO" or "RP")
        {
            var rest = AfterAdjuncts(clause, at);
            if (rest.Kind is "that" or "quote" or "colon")
            {
                var toWhom = clause.Tag(at) == "TO" ? NounPhrases.EndOf(clause, at + 1, withLinks: true) : at + 1;
                return new RightContext("pp-" + rest.Kind, rest.Content, at + 1, toWhom);
            }

            return clause.Lower(at) is "on" or "in" or "at" or "during" && IsTimePhrase(clause, at)
                ? OfPlain(clause, SkipTimePhrase(clause, at))
                : new RightContext("prep-" + clause.Lower(at), at + 1, at, at);
        }

        return OfPlain(clause, at);
    }

    private static bool TakesListener(string lemma) => lemma is "tell" or "inform" or "remind" or "assure" or "warn" or "ask" or "urge" or "advise" or "notify" or "convince" or "persuade"
        or "promise" or "reassure" or "brief" or "caution" or "press" or "beg" or "implore" or "instruct" or "order" or "show" or "teach" or "text" or "email";

    private static RightContext OfPlain(Clause clause, int at)
    {
        if (Direct(clause, at) is { } direct)
        {
            return new RightContext(direct.Kind, direct.At, at, at);
        }

        if (at >= clause.End || clause.IsStop(at) || clause.IsComma(at) || clause.Lower(at) is ";" or ")" or "\u2014" or "\u2013" or "--")
        {
            return new RightContext("end", at, at, at);
        }

        var tag = clause.Tag(at);
        // "talks having taken place" goes with the noun before.
        if (clause.Lower(at) == "having")
        {
            return new RightContext("end", at, at, at);
        }

        if (tag is "IN" or "TO" or "RP")
        {
            return new RightContext("prep-" + clause.Lower(at), at + 1, at, at);
        }

        if (StartsClause(clause, at))
        {
            return new RightContext("clause", at, at, at);
        }

        return new RightContext(tag switch { "VBG" => "ing", "JJ" => "adj", "CC" => "cc", "VBN" or "VBD" or "VBZ" or "VBP" or "MD" or "VB" => "verb", _ => "np" }, at, at, at);
    }

    // Signs that need no look further on.
    private static (string Kind, int At)? Direct(Clause clause, int at)
    {
        if (at >= clause.End)
        {
            return null;
        }

        if (clause.Lower(at) == "that" && !(clause.Tag(at) == "DT" && clause.Tag(at + 1) is "," or "."))
        {
            return ("that", at);
        }

        if (clause.QuoteFrom(at) >= 0)
        {
            return ("quote", at);
        }

        if (clause.IsComma(at) && clause.QuoteFrom(at + 1) >= 0)
        {
            return ("quote", at + 1);
        }

        if (clause.Lower(at) == ":")
        {
            return ("colon", at + 1);
        }

        if (clause.Tag(at) is "WP" or "WRB" or "WDT" || clause.Lower(at) is "whether" or "if")
        {
            return ("wh", at);
        }

        return clause.Tag(at) == "TO" && (clause.Tag(at + 1) is "VB" || (clause.Tag(at + 1) == "RB" && clause.Tag(at + 2) == "VB")) ? ("to", at) : null;
    }

    // "in a statement on Monday that ...": phrases between the verb and its content.
    private static RightContext AfterAdjuncts(Clause clause, int from)
    {
        for (var i = from; i < clause.End && i < from + LongestAdjunct; i++)
        {
            if (Direct(clause, i) is { } direct && (i == from || direct.Kind is "that" or "quote" or "colon"))
            {
                return new RightContext(direct.Kind, direct.At, i, i);
            }

            if (clause[i].IsVerb || clause.Tag(i) is "MD" or "." or "PRP" or "EX" || clause.Lower(i) == ";" || (clause.IsComma(i) && clause.QuoteFrom(i + 1) < 0))
            {
                break;
            }
        }

        return OfPlain(clause, IsTimePhrase(clause, from) ? SkipTimePhrase(clause, from) : from);
    }

    private static bool IsTimePhrase(Clause clause, int at) =>
        NounPhrases.IsTimeWord(clause.Lower(at)) || (clause.Tag(at) == "IN" && NounPhrases.IsTimeWord(clause.Lower(at + 1)))
        || (clause.Tag(at) == "IN" && clause.Lower(at + 1) is "an" or "a" && clause.Lower(at + 2) is "interview" or "statement" or "tweet" or "email" or "letter" or "speech" or "report" or "memo" or "post" or "press");

    private static int SkipTimePhrase(Clause clause, int at)
    {
        at += clause.Tag(at) == "IN" ? 1 : 0;
        if (clause.Tag(at) == "DT")
        {
            return NounPhrases.EndOf(clause, at, withLinks: true);
        }

        while (NounPhrases.IsTimeWord(clause.Lower(at)) || clause.Lower(at) is "morning" or "afternoon" or "evening" or "night")
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether a noun phrase with a finite verb begins here.</summary>
    public static bool StartsClause(Clause clause, int at)
    {
        if (clause.Tag(at) == "EX")
        {
            return true;
        }

        var end = NounPhrases.EndOf(clause, at, withLinks: true);
        if (end == at)
        {
            return false;
        }

        for (var i = end; i < clause.End && i < end + 24; i++)
        {
            if (clause[i].IsFiniteVerb)
            {
                return true;
            }

            if (clause.IsComma(i) && clause.Tag(i + 1) is "WP" or "WDT" or "DT" or "NN" or "NNP" or "IN" && i < end + 2)
            {
                continue;
            }

            if (clause.Tag(i) is "." or "CC" or "WP" or "WDT" or "WRB" or ":" or "TO" or "VBG" || clause.Lower(i) is "that" or "because" or "as" or "if")
            {
                return false;
            }
        }

        return false;
    }
}
