using System.Collections.Frozen;

namespace Hearsay.Engine.Cues;

/// <summary>The main word of a cue.</summary>
/// <param name="Lemma">Its base form; empty where the cue holds no word.</param>
/// <param name="Group">The verb group that it belongs to; none where it is no verb.</param>
/// <param name="Token">Index of the word, or -1.</param>
internal readonly record struct CueWord(string Lemma, VerbGroup? Group, int Token);

/// <summary>Finds the word of a cue that tells what kind of report it is: "went on to say" says, "declined to comment" declines, "has no doubt" doubts.</summary>
internal static class CueLemma
{
    // What somebody will not do decides over what it is.
    private static readonly FrozenSet<string> Refusals = Set("decline refuse deny");

    // Verbs that leave the meaning to their object.
    private static readonly FrozenSet<string> Light = Set("have make give issue express voice raise hold take put cast offer release send show draw harbor harbour sow");

    private static readonly FrozenDictionary<string, string> Nouns = (
        "accusation accuse|acknowledgment acknowledge|acknowledgement acknowledge|admission admit|advice advise|agreement agree|allegation allege|announcement announce|answer answer|appeal appeal|apology apologize|"
        + "argument argue|advocate advocate|critic criticize|opponent oppose|proponent support|supporter support|assertion assert|assessment assess|assumption assume|assurance assure|attack attack|belief believe|call call|claim claim|comment comment|complaint complain|concern concern|conclusion conclude|"
        + "condemnation condemn|confirmation confirm|conviction believe|criticism criticize|critique criticize|decision decide|declaration declare|demand demand|denial deny|denunciation denounce|description describe|"
        + "dismissal dismiss|doubt doubt|endorsement endorse|estimate estimate|estimation estimate|expectation expect|explanation explain|fear fear|finding find|forecast forecast|hint hint|hope hope|implication imply|"
        + "insistence insist|intention intend|misgiving doubt|objection object|opinion think|opposition oppose|plan plan|plea plead|pledge pledge|prediction predict|promise promise|proposal propose|protest protest|"
        + "question question|reaction react|refusal refuse|rejection reject|remark remark|reply reply|report report|request request|response respond|rumor rumor|rumour rumour|scepticism doubt|skepticism doubt|"
        + "speculation speculate|statement state|suggestion suggest|support support|suspicion suspect|testimony testify|thought think|threat threaten|view view|vow vow|warning warn|wish wish|worry worry")
        .Split('|').Select(pair => pair.Split(' ')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    public static CueWord Of(Clause clause, IReadOnlyList<TextRange> cue)
    {
        var tokens = Enumerable.Range(clause.First, clause.End - clause.First)
            .Where(at => cue.Any(range => range.Start < clause[at].End && clause[at].Start < range.End)).ToList();
        var accord = tokens.FindIndex(at => clause.Lower(at) == "according" && clause.Lower(at + 1) == "to");
        if (accord >= 0)
        {
            return new CueWord("according", null, tokens[accord]);
        }

        var groups = clause.VerbGroups().Where(group => tokens.Contains(group.Head)).ToList();
        return OfVerbs(clause, tokens, groups) ?? OfWords(clause, tokens);
    }

    private static CueWord? OfVerbs(Clause clause, List<int> tokens, List<VerbGroup> groups)
    {
        if (groups.Count == 0)
        {
            return null;
        }

        var lemmas = groups.ConvertAll(group => VerbLexicon.Lemma(clause.Lower(group.Head)));
        var main = MainOf(clause, groups, lemmas);
        var (head, lemma) = (groups[main], lemmas[main]);
        // "is confident", "was convinced"
        var adjective = lemma is "be" or "remain" or "feel" or "become" ? AttitudeCue.AdjectiveAfter(clause, head.Head) : head.Passive && AttitudeCue.IsAttitude(clause.Lower(head.Head)) ? head.Head : -1;
        if (tokens.Contains(adjective))
        {
            return new CueWord(clause.Lower(adjective), head, adjective);
        }

        var isLight = Light.Contains(lemma) || VerbLexicon.IsBe(lemma) || !CueLexicon.IsKnown(lemma);
        var noun = isLight ? tokens.FindIndex(at => at > head.Head && NounVerb(clause.Lower(at)).Length > 0) : -1;
        return noun >= 0 ? new CueWord(NounVerb(clause.Lower(tokens[noun])), head, tokens[noun]) : new CueWord(lemma, head, head.Head);
    }

    private static int MainOf(Clause clause, List<VerbGroup> groups, List<string> lemmas)
    {
        var refusal = lemmas.FindIndex(Refusals.Contains);
        if (refusal >= 0)
        {
            return refusal;
        }

        if (groups.Count > 1 && Relays.IsQuoting(groups[0], lemmas[0]) && clause.Tag(groups[1].First) == "VBG")
        {
            return 0;
        }

        var main = lemmas.FindLastIndex(CueLexicon.IsReporting);
        main = main < 0 ? lemmas.FindLastIndex(CueLexicon.IsKnown) : main;
        return main < 0 ? groups.Count - 1 : main;
    }

    // No verb, or none that the tagger of parts of speech saw: a reporting word, a noun, an adverb.
    private static CueWord OfWords(Clause clause, List<int> tokens)
    {
        var saying = tokens.FindLastIndex(at => CueLexicon.IsSaying(VerbLexicon.Lemma(clause.Lower(at))));
        if (saying >= 0)
        {
            return new CueWord(VerbLexicon.Lemma(clause.Lower(tokens[saying])), null, tokens[saying]);
        }

        var noun = tokens.FindLastIndex(at => NounVerb(clause.Lower(at)).Length > 0);
        if (noun >= 0)
        {
            return new CueWord(NounVerb(clause.Lower(tokens[noun])), null, tokens[noun]);
        }

        var word = tokens.FindLastIndex(at => clause[at].IsNoun);
        word = word < 0 ? tokens.FindLastIndex(at => char.IsLetter(clause.Lower(at)[0])) : word;
        return word < 0 ? new CueWord("", null, -1) : new CueWord(VerbLexicon.Lemma(clause.Lower(tokens[word])), null, tokens[word]);
    }

    private static string NounVerb(string lower) =>
        Nouns.GetValueOrDefault(lower) ?? (lower.EndsWith('s') ? Nouns.GetValueOrDefault(lower[..^1]) : null) ?? (lower.EndsWith("ies", StringComparison.Ordinal) ? Nouns.GetValueOrDefault(lower[..^3] + "y") : null) ?? "";

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
