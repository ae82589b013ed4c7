using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Chains;

/// <summary>
/// Finds outlets behind a preposition that passed on what the words beside them tell: "sources cited by X", "in an interview
/// with X", "seen by X", "said on X", "In X, the columnist says". Without a word that passes on, an outlet is an employer or a topic.
/// </summary>
internal sealed class ClauseRelays(OutletFinder outlets, Resolver resolver)
{
    private const int Before = 8, AfterCue = 5;

    /// <summary>Those beside a cue, in the order of the text.</summary>
    public IEnumerable<Relay> Of(CueRegion region)
    {
        var tokens = region.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!RelayLexicon.IsPreposition(region.Clause.Lower(tokens[at])))
            {
                continue;
            }

            if ((Governed(region.Clause, tokens, at, region) ?? Bare(region, at)) is { } relay)
            {
                yield return relay;
            }
        }
    }

    /// <summary>Those in a stretch of words, such as what a citation names.</summary>
    public IEnumerable<Relay> Of(Clause clause, TextRange range)
    {
        var first = Math.Max(clause.First, clause.Text.TokenAt(range.Start));
        var tokens = Enumerable.Range(first, Math.Max(0, Math.Min(clause.End, clause.Text.TokenAt(range.End - 1) + 1) - first)).Take(60).ToList();
        for (var at = 1; at < tokens.Count; at++)
        {
            if (RelayLexicon.IsPreposition(clause.Lower(tokens[at])) && Governed(clause, tokens, at, null) is { } relay)
            {
                yield return relay;
            }
        }
    }

    // A word of the table before the preposition, with nothing but its own phrases between.
    private Relay? Governed(Clause clause, IReadOnlyList<int> tokens, int at, CueRegion? region)
    {
        var preposition = clause.Lower(tokens[at]);
        for (var back = at - 1; back >= 0 && back >= at - Before && tokens[back] == tokens[back + 1] - 1; back--)
        {
            var word = tokens[back];
            if (RelayLexicon.KindOf(clause.Lower(word), preposition) is { } kind)
            {
                return region is null || Framing.Is(region, word) ? Make(clause, word, tokens[at], kind) : null;
            }

            if (clause.IsComma(word) || clause[word].IsFiniteVerb || clause.Tag(word) is "WP" or "WDT" || RoleReader.IsRoleWord(clause.Lower(word)))
            {
                return null;
            }
        }

        return null;
    }

    private Relay? Make(Clause clause, int word, int preposition, HopKind kind)
    {
        var cue = clause.Range(word, preposition + 1);
        if (outlets.At(clause, preposition + 1) is { } outlet)
        {
            return new Relay(outlet.Entity, outlet.Range, cue, kind);
        }

        // What cites or quotes need be no outlet: "officials quoted by the port's lawyer".
        if (kind is not (HopKind.Cited or HopKind.Quoted) || clause.Lower(preposition) != "by")
        {
            return null;
        }

        var end = NounPhrases.EndOf(clause, preposition + 1, withLinks: true);
        return end > preposition + 1 && resolver.Resolve(clause.Range(preposition + 1, end)).Entity is { } citing ? new Relay(citing, clause.Range(preposition + 1, end), cue, kind) : null;
    }

    // "said on X", "told it to X"; at the head of the sentence "In X, ..."
    private Relay? Bare(CueRegion region, int at)
    {
        var clause = region.Clause;
        var token = region.Tokens[at];
        if (RelayLexicon.KindOfBare(clause.Lower(token)) is not { } kind)
        {
            return null;
        }

        var leads = kind == HopKind.Published && (token == clause.First || (token == clause.First + 1 && clause.Tag(clause.First) is "CC" or "RB"));
        var follows = token >= region.CueEnd && token < region.CueEnd + AfterCue && !region.Tokens.Any(between => between >= region.CueEnd && between < token && clause.IsComma(between));
        if (!leads && !follows || outlets.At(clause, token + 1) is not { } outlet || (leads && !clause.IsComma(outlet.End)))
        {
            return null;
        }

        return new Relay(outlet.Entity, outlet.Range, follows ? clause.Range(region.CueFirst, token + 1) : clause.Range(token, token + 1), kind);
    }
}
