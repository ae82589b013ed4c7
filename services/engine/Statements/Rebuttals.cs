using System.Collections.Frozen;
using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Statements;

/// <summary>Verbs and phrases that are turned against a claim: "brushed aside claims that", "poured cold water on reports that". Of a claim there is nothing to reject but that it is so.</summary>
internal static class Rebuttals
{
    private static readonly FrozenSet<string> Verbs = Set("reject rubbish dismiss rebuff ridicule ridicul debunk scotch quash contest challenge disown repudiate trash scoff");

    private static readonly FrozenSet<string> Phrases = Set("brushed+aside brushed+off brushes+aside shrugged+off laughed+off laughs+off hit+back hits+back pushed+back pushes+back pushing+back waved+away batted+away swatted+away shot+down shoots+down "
        + "knocked+down knocks+down cold+water threw+out");

    private static readonly FrozenSet<string> Claims = Set("claim claims allegation allegations accusation accusations suggestion suggestions insinuation insinuations rumour rumours rumor rumors");

    private static readonly FrozenSet<string> Reported = Set("notion idea report reports assertion assertions statement statements speculation story stories account accounts version talk");

    /// <summary>Whether such a word is in the cue.</summary>
    public static bool IsIn(CueReading reading, SpokenWords cue) => Verbs.Contains(VerbOf(reading, cue)) || IsPhrase(cue);

    // Where the cue takes in the claim, the lemma is the noun's.
    private static string VerbOf(CueReading reading, SpokenWords cue) =>
        Verbs.Contains(reading.Lemma) ? reading.Lemma : Enumerable.Range(0, cue.Count).Select(at => VerbLexicon.Lemma(cue[at])).FirstOrDefault(Verbs.Contains) ?? "";

    /// <summary>"rejected claims that it was paid", "scotched rumours of a sale"; that something should be done is a plan.</summary>
    public static bool Deny(CueReading reading, SpokenWords cue, SpokenWords content)
    {
        // "scotched rumours | that he would resign"
        var verb = VerbOf(reading, cue);
        if (verb.Length > 0 && (Claims.Contains(cue[cue.Count - 1]) || Reported.Contains(cue[cue.Count - 1])) && content[0] is "that" or "of")
        {
            return true;
        }

        var isPlain = verb is "reject" or "rubbish";
        for (var i = 0; i < 4; i++)
        {
            var isClaim = Claims.Contains(content[i]);
            if ((isClaim || Reported.Contains(content[i])) && content[i + 1] == "that")
            {
                return !(content.Has("should") || content.Has("must"));
            }

            if (isClaim && (verb != "dismiss" || content[i + 1] is "he" or "she" or "it" or "they"))
            {
                return true;
            }

            if (Reported.Contains(content[i]) && content[i] is not ("notion" or "idea" or "talk") && (content[i + 1] == "of" || !isPlain) && verb != "dismiss" && (isPlain ? content[i] is "report" or "reports" or "assertion" or "assertions" : IsContesting(verb, content, i)))
            {
                return true;
            }
        }

        return false;
    }

    // "contested the paper's account", "shot down reports of a sale"; what is "knocked down" else may be a plan.
    private static bool IsContesting(string verb, SpokenWords content, int at) =>
        verb is "contest" or "challenge" or "debunk" or "repudiate" || content[at + 1] is "of" or "that" || content[at] is "speculation" or "reports" or "report";

    private static bool IsPhrase(SpokenWords cue)
    {
        for (var i = 0; i + 1 < cue.Count; i++)
        {
            if (Phrases.Contains(cue[i] + "+" + cue[i + 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
