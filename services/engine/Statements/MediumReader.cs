using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Statements;

/// <summary>What a statement was made in, from the words of the cue's sentence that are not said themselves: "said in a letter", "wrote on X", "told the court".</summary>
internal static class MediumReader
{
    // How far from the cue the words may stand.
    private const int Reach = 14;

    private static readonly FrozenDictionary<string, Medium> Nouns = (
        "interview Interview|interviews Interview|call Call|phone Call|telephone Call|letter Letter|letters Letter|email Email|e-mail Email|emails Email|e-mails Email|post Post|posts Post|tweet Post|tweets Post|blog Post|blogpost Post|"
        + "statement PressRelease|statements PressRelease|communique PressRelease|communiqué PressRelease|release PressRelease|speech Speech|address Speech|sermon Speech|remarks Speech|keynote Speech|rally Speech|"
        + "briefing Briefing|broadcast Broadcast|podcast Broadcast|programme Broadcast|message Message|text Message|messages Message|report Document|memo Document|memorandum Document|filing Document|filings Document|document Document|documents Document|"
        + "transcript Document|memoir Document|memoirs Document|note Document|study Document|paper Document|minutes Document|ruling Document|judgment Document|judgement Document|lawsuit Document|indictment Document|affidavit Testimony|testimony Testimony|"
        + "decree Document|resolution Document|dossier Document|survey Document|audit Document|book Document|diary Document|leaflet Document|newsletter Document|petition Document|brochure Document|bulletin Document|article Document")
        .Split('|').Select(pair => pair.Split(' ')).ToFrozenDictionary(pair => pair[0], pair => Enum.Parse<Medium>(pair[1]), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Medium> Verbs = (
        "tweet Post|post Post|retweet Post|blog Post|email Email|text Message|phone Call|testify Testimony|broadcast Broadcast")
        .Split('|').Select(pair => pair.Split(' ')).ToFrozenDictionary(pair => pair[0], pair => Enum.Parse<Medium>(pair[1]), StringComparer.Ordinal);

    private static readonly FrozenSet<string> Networks = Set("x twitter facebook instagram telegram linkedin tiktok weibo bluesky mastodon threads vk vkontakte reddit youtube snapchat website blog");

    private static readonly FrozenSet<string> Stations = Set("television tv radio channel broadcaster station podcast programme");

    private static readonly FrozenSet<string> Courts = Set("court jury inquiry tribunal judge judges hearing inquest magistrates");

    private static readonly FrozenSet<string> Halls = Set("parliament congress assembly rally crowd supporters conference senate lawmakers deputies delegates mps shareholders congregation audience summit members chamber commons");

    // Papers that are sources themselves; an outlet that is called a paper is none.
    private static readonly FrozenSet<string> Papers = Set("report study memo memorandum filing document documents transcript note minutes ruling judgment lawsuit indictment affidavit survey audit letter email statement dossier decree memoir resolution petition data figures");

    public static (Medium Medium, TextRange Range)? Of(ReadText text, CueReading reading)
    {
        if (reading.Cue.Count == 0 || CueDetails.ClauseOf(text, reading) is not { } clause)
        {
            return null;
        }

        var cue = text.TokenAt(reading.Cue[0].Start);
        var from = Math.Max(clause.First, cue - (3 * Reach));
        var end = Math.Min(clause.End, text.TokenAt(reading.Cue[^1].End - 1) + 1 + Reach);
        return InVerb(clause, reading) ?? Around(clause, reading, cue, from, end) ?? InAddressee(clause, reading) ?? InSource(clause, reading);
    }

    // "tweeted", "testified", "emailed"
    private static (Medium Medium, TextRange Range)? InVerb(Clause clause, CueReading reading)
    {
        if (!Verbs.TryGetValue(reading.Lemma, out var medium))
        {
            return null;
        }

        return (medium, reading.Cue[0]);
    }

    private static (Medium Medium, TextRange Range)? Around(Clause clause, CueReading reading, int cue, int from, int end)
    {
        // Behind the cue first, then what leads the sentence: "In a letter to Z, he wrote".
        for (var pass = 0; pass < 2; pass++)
        {
            var (low, high) = pass == 0 ? (cue, end) : (from, cue);
            for (var i = low; i < high; i++)
            {
                if (clause.Tag(i) is "IN" && !IsSaid(clause, reading, i) && Phrase(clause, i, high) is { } found && !IsSaid(clause, reading, found.End - 1))
                {
                    if (pass == 1 && !Leads(clause, i))
                    {
                        continue;
                    }

                    return (found.Medium, clause.Range(i, found.End));
                }

                if (pass == 0 && i > cue && (clause.IsStop(i) || (clause.Tag(i) is "WP" or "WDT") || clause.Lower(i) is "who" or "which" or ";"))
                {
                    break;
                }
            }
        }

        return null;
    }

    // "In an email, X said", "writing in a letter"
    private static bool Leads(Clause clause, int at) => at <= clause.First + 2 || clause.IsComma(at - 1) || clause.Tag(at - 1) == "VBG" || clause.IsQuoteMark(at - 1);

    // "in a joint letter", "by phone", "on X", "on state television", "at a news conference"
    private static (Medium Medium, int End)? Phrase(Clause clause, int at, int limit)
    {
        var preposition = clause.Lower(at);
        if (preposition is not ("in" or "by" or "on" or "at" or "during" or "via" or "over" or "through" or "from"))
        {
            return null;
        }

        for (var i = at + 1; i < limit && i < at + 7; i++)
        {
            var word = clause.Lower(i);
            if (preposition is "on" or "via" && (Networks.Contains(word) || (word == "social" && clause.Lower(i + 1) == "media") || (word == "truth" && clause.Lower(i + 1) == "social")))
            {
                return IsWeb(word) && clause.Lower(i - 1) is not ("its" or "his" or "her" or "their" or "a" or "the") ? null : (Medium.Post, i + (word is "social" or "truth" ? 2 : 1));
            }

            if (preposition == "on" && Stations.Contains(word))
            {
                return (Medium.Broadcast, i + 1);
            }

            if (preposition is "at" or "during" or "in" && word == "conference" && clause.Lower(i - 1) is "news" or "press")
            {
                return (Medium.Briefing, i + 1);
            }

            if (preposition is "in" or "during" && word is "court" && i == at + 1)
            {
                return (Medium.Testimony, i + 1);
            }

            if (preposition is "in" or "during" && word is "televised" or "broadcast" && clause.Lower(i + 1) is "address" or "speech" or "interview" or "remarks" or "message")
            {
                return (clause.Lower(i + 1) == "interview" ? Medium.Interview : Medium.Broadcast, i + 2);
            }

            if (Nouns.TryGetValue(word, out var medium) && clause[i].IsNoun && !(clause.Tag(i + 1) is "NN" or "NNS" && Nouns.ContainsKey(clause.Lower(i + 1))) && Fits(preposition, medium, clause, at, i))
            {
                return (word == "conference" ? Medium.Briefing : medium, i + 1);
            }

            if (!(clause.Tag(i) is "DT" or "JJ" or "NN" or "NNP" or "PRP$" or "POS" or "VBN" or "CD" or "VBG") && !clause.IsQuoteMark(i) && clause.Lower(i) is not ("-" or "an"))
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsWeb(string word) => word is "website" or "blog";

    private static bool Fits(string preposition, Medium medium, Clause clause, int at, int noun)
    {
        var isBare = noun == at + 1;
        return medium switch
        {
            Medium.Call => preposition is "by" or "over" or "in" or "on" or "during" or "via",
            Medium.Email or Medium.Message or Medium.Letter => preposition is "in" or "by" or "via" or "over" or "from",
            Medium.Post => preposition is "in" or "on" or "via" && !isBare && clause.Tag(noun) != "NNP",
            Medium.Briefing or Medium.Speech => preposition is "in" or "at" or "during" && !isBare,
            Medium.Broadcast => preposition is "in" or "on" or "during" && !isBare,
            Medium.PressRelease or Medium.Interview => preposition is "in" or "during" && !(isBare && clause.Tag(noun) == "NN"),
            _ => preposition is "in" && !isBare,
        };
    }

    // "told the court", "told state television", "told a rally"
    private static (Medium Medium, TextRange Range)? InAddressee(Clause clause, CueReading reading)
    {
        if (reading.Addressee is not { } to)
        {
            return null;
        }

        for (var i = clause.Text.TokenAt(to.Start); i < clause.End && clause[i].Start < to.End; i++)
        {
            var word = clause.Lower(i);
            Medium? medium = Courts.Contains(word) ? Medium.Testimony
                : Stations.Contains(word) ? Medium.Broadcast
                : word == "conference" && clause.Lower(i - 1) is "news" or "press" || word == "briefing" ? Medium.Briefing
                : Halls.Contains(word) ? Medium.Speech
                : null;
            if (medium is { } found)
            {
                return (found, to);
            }
        }

        return null;
    }

    // "The report says", "according to court documents"
    private static (Medium Medium, TextRange Range)? InSource(Clause clause, CueReading reading)
    {
        if (reading.Source.Count == 0)
        {
            return null;
        }

        var first = clause.Text.TokenAt(reading.Source[0].Start);
        if (first < clause.First || first >= clause.End)
        {
            return null;
        }

        var head = NounPhrases.EndOf(clause, first, withLinks: false) - 1;
        return head >= first && clause[head].Start < reading.Source[0].End && Papers.Contains(clause.Lower(head)) && clause.Tag(head) != "NNP" && !IsVague(clause, first, head)
            ? (Nouns.GetValueOrDefault(clause.Lower(head), Medium.Document), clause.Range(first, head + 1)) : null;
    }

    // "a report", "reports": nobody says which.
    private static bool IsVague(Clause clause, int first, int head) =>
        clause.Lower(head) == "report" && (first == head || (clause.Lower(first) == "a" && head == first + 1 && clause.Lower(head + 1) is not ("by" or "from" or "of" or "published" or "released" or "issued")));

    private static bool IsSaid(Clause clause, CueReading reading, int at) => reading.Content.Any(range => range.Start < clause[at].End && clause[at].Start < range.End);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
