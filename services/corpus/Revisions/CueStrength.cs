using System.Collections.Frozen;
using Hearsay.Engine.Lexicons;

namespace Hearsay.Corpus.Revisions;

/// <summary>
/// How far a reporting word stands for what is reported, in four steps. The steps follow the study of reporting verbs: writers vouch for it ("confirm", "reveal"),
/// stay neutral ("say"), keep a distance ("claim", "allege"), or give it as what somebody only thinks likely ("suggest", "believe"): Hyland, "Activity and evaluation:
/// reporting practices in academic writing" (2002), and Saurí and Pustejovsky's degrees of factuality in FactBank (2009). News style guides warn of the same words.
/// The members of each step were chosen by us from the engine's list of reporting verbs.
/// </summary>
internal static class CueStrength
{
    public const int Tentative = 1, Distanced = 2, Neutral = 3, Vouched = 4;

    private static readonly FrozenDictionary<string, int> Steps = new[]
    {
        (Vouched, "confirm verify prove establish reveal disclose demonstrate show admit acknowledge concede confess determine document ascertain corroborate recognise recognize substantiate find"),
        (Neutral, "say tell state report write add announce declare comment explain describe note remark mention respond reply answer testify relate post tweet statement announcement"),
        (Distanced, "claim assert maintain insist contend argue allege purport profess accuse charge allegation assertion contention accusation"),
        (Tentative, "suggest indicate believe think expect estimate hint imply speculate suspect guess fear hope reckon assume suppose predict forecast understand rumour rumor speculation suggestion belief suspicion indication hunch"),
    }.SelectMany(row => row.Item2.Split(' ').Select(word => KeyValuePair.Create(word, row.Item1))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The step of a word in its base form; null for one that is on none.</summary>
    public static int? Of(string key, out string lemma)
    {
        lemma = key is "according" ? "according" : WordForms.BaseOf(key);
        if (lemma == "according")
        {
            return Neutral;
        }

        if (Steps.TryGetValue(lemma, out var step) || Steps.TryGetValue(lemma = key, out step) || (key.EndsWith('s') && Steps.TryGetValue(lemma = key[..^1], out step)))
        {
            return step;
        }

        return null;
    }
}
