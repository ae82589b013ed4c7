using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Statements;

/// <summary>Somebody is asked and says nothing: declines, does not answer, is not reached, or says that there is nothing to say.</summary>
internal static class NoComments
{
    private static readonly FrozenSet<string> Withheld = Set("comment discuss say elaborate answer respond speak talk reveal disclose confirm identify name specify provide give address explain share speculate react expand detail");

    // What is not given where somebody "would not" do it; to say and to give take more.
    private static readonly FrozenSet<string> Kept = Set("discuss disclose reveal elaborate specify name identify confirm comment speculate share divulge");

    private static readonly FrozenSet<string> Open = Set("how what who whom when where which whether if why more");

    private static readonly FrozenSet<string> Bound = Set("allowed authorised authorized permitted able willing prepared free going ready");

    public static bool Is(ReadText text, CueReading reading)
    {
        var cue = new SpokenWords(text, reading.Cue, 20);
        var content = new SpokenWords(text, reading.Content, 24);
        var all = new SpokenWords(text, reading.Cue.Concat(reading.Content).OrderBy(range => range.Start), 24);
        var negated = cue.IsNegated || IsNobody(text, reading);
        return Declines(reading.Lemma, cue, content)
            || (negated && (IsSilent(reading.Lemma, cue) || IsUnconfirmed(reading.Lemma, cue) || IsUnreached(cue, content) || Withholds(cue, content)))
            || cue.Has("unavailable") || cue.Has("unreachable")
            || IsNeither(cue, content) || IsNone(cue, content) || SaysNothing(content) || MayNotSay(content, all);
    }

    // "declined to comment", "refused to say", "declined an interview"
    private static bool Declines(string lemma, SpokenWords cue, SpokenWords content)
    {
        if (lemma is not ("decline" or "refuse"))
        {
            return false;
        }

        for (var i = 0; i < cue.Count; i++)
        {
            if (cue[i] == "to" && Withheld.Contains(cue[i + 1]))
            {
                return true;
            }
        }

        return cue[cue.Count - 1] == "comment"
            || (cue[cue.Count - 1] == "to" && Withheld.Contains(content[0]))
            || (content[0] == "to" && (Withheld.Contains(content[1]) || (content[1] == "be" && content[2] is "drawn" or "interviewed")))
            || content[0] is "comment" or "requests" || content.Find("interview") is 0 or 1 || content.Find("request", "for", "comment") is >= 0 and < 4;
    }

    private static bool IsSilent(string lemma, SpokenWords cue) =>
        lemma is "respond" or "reply" or "answer" or "comment" || (lemma is "return" or "speak" or "talk" && !cue.Has("will") && !cue.Has("to"))
        || cue.Has("commenting") || cue.Has("answering") || cue.Has("respond") || cue.Has("reply");

    // "have not confirmed", "did not confirm": of a time to come it would be a plan.
    private static bool IsUnconfirmed(string lemma, SpokenWords cue) => lemma == "confirm" && (cue.Has("has") || cue.Has("have") || cue.Has("had") || cue.Has("did"));

    // "could not be reached", "was not immediately available"
    private static bool IsUnreached(SpokenWords cue, SpokenWords content) =>
        cue.Has("reached") || cue.Has("contacted") || cue.Has("reachable") || ((cue.Has("available") || content[0] == "available") && (content.Has("comment") || content.Has("interview") || cue.Has("comment")));

    // "would not say how many"; "would not say that" says something.
    private static bool Withholds(SpokenWords cue, SpokenWords content)
    {
        if (!(cue[0] is "would" or "will" or "could" or "can" or "wo" or "ca" || cue.Has("would") || cue.Has("could")))
        {
            return false;
        }

        for (var i = 0; i < cue.Count; i++)
        {
            if (Kept.Contains(cue[i]) || cue[i] == "drawn" || (cue[i] is "say" && (Open.Contains(content[0]) || content.Count == 0)) || (cue[i] is "give" or "provide" or "go" && content.Find("details") is >= 0 and < 4))
            {
                return true;
            }
        }

        return false;
    }

    // "would neither confirm nor deny", "could neither confirm nor rule out"
    private static bool IsNeither(SpokenWords cue, SpokenWords content)
    {
        foreach (var words in new[] { cue, content })
        {
            var at = words.Find("neither");
            if (at is >= 0 and < 6 && words[at + 1] is "confirm" or "confirmed" or "confirming" or "denied" or "deny")
            {
                return true;
            }
        }

        return cue.Find("nor", "denied") >= 0 || cue.Find("nor", "deny") >= 0 || cue.Find("or", "deny") >= 0;
    }

    // "had no comment", "offered no immediate comment"
    private static bool IsNone(SpokenWords cue, SpokenWords content)
    {
        foreach (var words in new[] { cue, content })
        {
            var at = words.Find("no");
            if (at is >= 0 and < 6 && (words[at + 1] == "comment" || (words[at + 1] is "immediate" or "further" or "public" or "official" && words[at + 2] == "comment")))
            {
                return true;
            }
        }

        return cue[cue.Count - 1] == "no" && content[0] == "comment";
    }

    // "there was nothing she could say", "had nothing further to add", "gave nothing away"
    private static bool SaysNothing(SpokenWords content)
    {
        for (var i = 0; i < 12; i++)
        {
            if (content[i] is not ("nothing" or "little" or "no"))
            {
                continue;
            }

            var at = i + 1;
            while (at < i + 6 && content[at] is "more" or "further" or "else" or "new" or "he" or "she" or "it" or "they" or "we" or "i" or "can" or "could" or "would" or "to")
            {
                at++;
            }

            if (content[i] != "no" && at > i + 1 && content[at] is "say" or "add" or "disclose" or "reveal")
            {
                return true;
            }
        }

        return content.StartsWith("next", "question") && content.Count == 2;
    }

    // "was not allowed to talk about it", "could not discuss it", "does not comment on"
    private static bool MayNotSay(SpokenWords content, SpokenWords all)
    {
        for (var i = 0; i < 9; i++)
        {
            if (content[i] is not ("not" or "n't") && !(content[i] == "cannot"))
            {
                continue;
            }

            var (before, next) = (content[i - 1], content[i + 1]);
            next = next is "be" or "publicly" or "currently" or "normally" or "yet" or "at" ? content[i + 2] : next;
            if (before is "would" or "will" or "wo" or "could" or "can" or "ca" or "do" or "does" || content[i] == "cannot")
            {
                if (next is "comment" or "commenting" or "discuss" or "discussing" or "elaborate" or "speculate" or "disclose" || (next == "answer" && content.Find("questions") is >= 0 and < 8))
                {
                    return true;
                }
            }

            if (next is "commenting" or "liberty" || (Bound.Contains(next) && HasWithheld(content, i + 2)))
            {
                return true;
            }
        }

        return all.Find("nothing", "away") >= 0;
    }

    private static bool HasWithheld(SpokenWords content, int from)
    {
        for (var at = from; at < from + 3; at++)
        {
            if (content[at] == "to" && content[at + 1] is "comment" or "discuss" or "talk" or "speak" or "say" or "disclose" or "elaborate" or "answer" or "reveal" or "name" or "get")
            {
                return content[at + 1] is not "get" || content[at + 2] == "into";
            }
        }

        return false;
    }

    // "Neither X nor Y replied", "nobody at the port commented"
    private static bool IsNobody(ReadText text, CueReading reading) =>
        reading.Source.Count > 0 && text.Tokens[text.TokenAt(reading.Source[0].Start)].Lower is "neither" or "nobody" or "none" or "no";

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
