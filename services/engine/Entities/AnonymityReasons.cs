using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>Why a source is not named: "on condition of anonymity because the talks are private", "for fear of reprisals", "was not authorised to speak".</summary>
internal static class AnonymityReasons
{
    private const int ReachInSentences = 2, MostTokens = 40;

    /// <summary>The words that tell it, by source.</summary>
    public static Dictionary<EntityDraft, TextRange> Read(ReadText text, IReadOnlyList<EntityDraft> sources, CancellationToken cancellationToken)
    {
        var reasons = new Dictionary<EntityDraft, TextRange>();
        var mentions = sources.SelectMany(source => source.Mentions.Select(range => (range.Start, Source: source))).OrderBy(item => item.Start).ToList();
        if (mentions.Count == 0)
        {
            return reasons;
        }

        foreach (var sentence in text.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var clause = new Clause(text, sentence);
            if (Trigger(clause) is { } trigger && Reason(clause, trigger) is { } reason && SourceBefore(text, clause, mentions, trigger.First) is { } source)
            {
                reasons.TryAdd(source, reason);
            }
        }

        return reasons;
    }

    /// <summary>The words that say that somebody is not named, tokens [First, End); whether they are a reason themselves.</summary>
    private static (int First, int End, bool Tells)? Trigger(Clause clause)
    {
        for (var i = clause.First; i < clause.End; i++)
        {
            switch (clause.Lower(i))
            {
                case "anonymity":
                    return (i, i + 1, false);
                case "anonymously":
                    return (i, i + 1, false);
                case "fear" when clause.Lower(i - 1) == "for" && clause.Lower(i + 1) == "of":
                    return (i - 1, EndOf(clause, i + 2), true);
                case "named" or "identified" or "quoted" when clause.Lower(i - 1) == "be" && clause.Lower(i - 2) is "to" && First(clause, i - 3) is var first and >= 0:
                    return (first, i + 1, true);
                case "authorised" or "authorized" or "allowed" or "permitted" when clause.Lower(i + 1) == "to" && clause.Lower(i + 2) is "speak" or "discuss" or "comment" or "talk" or "brief" && IsNegated(clause, i):
                    return (i, EndOf(clause, i + 1), true);
            }
        }

        return null;
    }

    // "did not want | to be named", "asked not | to be named", "declined | to be identified"
    private static int First(Clause clause, int at)
    {
        if (clause.Lower(at) == "not" && clause.Lower(at - 1) is "asked" or "asking" or "preferred" or "requested" or "wished")
        {
            return at - 1;
        }

        if (clause.Lower(at) is "declined" or "refused" or "declining")
        {
            return at;
        }

        if (clause.Lower(at) is "want" or "wish" or "wanted" or "wishing" or "wanting" && clause.Lower(at - 1) is "not" or "n't")
        {
            return clause.Lower(at - 2) is "did" or "does" or "do" ? at - 2 : at - 1;
        }

        return -1;
    }

    private static bool IsNegated(Clause clause, int at) => clause.Lower(at - 1) is "not" or "n't" || clause.Lower(at - 2) is "not" or "n't";

    private static TextRange? Reason(Clause clause, (int First, int End, bool Tells) trigger)
    {
        for (var i = trigger.End; i < clause.End && i < trigger.End + 6; i++)
        {
            if (clause.Lower(i) is "because" or "as" or "since" or "citing" && EndOf(clause, i + 1) is var end && end > i + 2)
            {
                return clause.Range(i, end);
            }

            if (clause.Lower(i) == "fear" && clause.Lower(i - 1) == "for")
            {
                return clause.Range(i - 1, EndOf(clause, i + 1));
            }
        }

        // "because he was not authorised": the whole of it; "who was not authorised": from the verb.
        var from = trigger.First;
        for (var i = trigger.First - 1; i >= clause.First && i > trigger.First - 8; i--)
        {
            if (clause.Lower(i) is "because" or "as" or "since")
            {
                return clause.Range(i, trigger.End);
            }

            if (clause.Lower(i) is "who" or "and" || clause.IsComma(i) || clause.Tag(i) == "PRP")
            {
                from = i + 1;
                break;
            }
        }

        return trigger.Tells ? clause.Range(clause.Lower(trigger.First) is "authorised" or "authorized" or "allowed" or "permitted" ? from : trigger.First, trigger.End) : null;
    }

    private static int EndOf(Clause clause, int from)
    {
        var i = from;
        while (i < clause.End && i - from < MostTokens && !clause.IsComma(i) && !clause.IsStop(i) && !(clause.Tag(i) is "\"" or ":" or "(") && !(clause.Lower(i) is "told" or "said" or "says"))
        {
            i++;
        }

        return i;
    }

    // The source named last before the words in their sentence; or, where a pronoun or a short description stands for it, in the two before.
    private static EntityDraft? SourceBefore(ReadText text, Clause clause, List<(int Start, EntityDraft Source)> mentions, int at)
    {
        int low = 0, high = mentions.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = mentions[middle].Start < clause[at].Start ? (middle + 1, high) : (low, middle);
        }

        if (low == 0)
        {
            return low < mentions.Count && mentions[low].Start < clause[clause.End - 1].End ? mentions[low].Source : null;
        }

        var (start, source) = mentions[low - 1];
        var sentence = text.SentenceOfToken[text.TokenAt(start)];
        var here = text.SentenceOfToken[clause.First];
        if (sentence == here)
        {
            return source;
        }

        // "Speaking on condition of anonymity, the official said"
        if (low < mentions.Count && mentions[low].Start < clause[clause.End - 1].End)
        {
            return mentions[low].Source;
        }

        return sentence >= here - ReachInSentences && (clause.Tag(clause.First) is "PRP" || clause.Lower(clause.First) is "the" or "both" or "neither") ? source : null;
    }
}
