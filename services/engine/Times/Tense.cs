using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Times;

/// <summary>Whether the words around a time speak of what is to come.</summary>
internal static class Tense
{
    private const int Reach = 16;

    /// <summary>"will ... on Friday", "agreed to meet on Friday", "starts on Friday": the nearest verb before the time decides; where none stands before, the first after it.</summary>
    public static bool LooksAhead(Clause clause, int at)
    {
        if (clause.Lower(at - 1) is "by" or "until" && clause.Lower(at - 2) is "due" or "open" or "valid" or "run" or "last" or "closed" or "shut")
        {
            return true;
        }

        // "for Friday": a day that something is for is to come.
        if (clause.Lower(at - 1) == "for" && TimeWords.DayOf(clause.Lower(at)) >= 0 && clause.Lower(at + 1) != "'s")
        {
            return true;
        }

        for (var i = at - 1; i >= clause.First && i > at - Reach && clause.Tag(i) is not ("\"" or ":"); i--)
        {
            if (IsAhead(clause, i) || IsSchedule(clause, i, at))
            {
                return true;
            }

            if (clause.Tag(i) == "TO" && clause.Tag(i + 1) == "VB" && Governor(clause, i) is { } ahead)
            {
                return ahead;
            }

            // "unless they return by Friday".
            if (clause.Tag(i) is "VBP" or "VB" && clause.Lower(at - 1) is "by" or "until" && TimeWords.DayOf(clause.Lower(at)) >= 0)
            {
                return true;
            }

            if (clause.Tag(i) == "VBD" || (clause[i].IsFiniteVerb && at - i > 6))
            {
                return false;
            }
        }

        for (var i = at + 1; i < clause.End && i < at + Reach; i++)
        {
            if (clause[i].IsFiniteVerb)
            {
                return IsAhead(clause, i) || IsAhead(clause, i + 1);
            }

            if (clause.Lower(i) == "that")
            {
                break;
            }
        }

        return false;
    }

    /// <summary>Whether the nearest finite verb before the time is of the past.</summary>
    public static bool LooksBack(Clause clause, int at)
    {
        for (var i = at - 1; i >= clause.First && i > at - Reach && clause.Tag(i) is not ("\"" or ":"); i--)
        {
            if (clause[i].IsFiniteVerb)
            {
                return clause.Tag(i) == "VBD" || VerbLexicon.IsHave(clause.Lower(i));
            }
        }

        return false;
    }

    private static bool IsAhead(Clause clause, int at) => clause.Lower(at) is "will" or "'ll" or "shall" or "upcoming" or "forthcoming"
        || (clause.Lower(at) is "would" or "must" or "should" && clause.Tag(at) == "MD" && clause.Lower(at + 1) is not ("have" or "not" or "n't") && clause.Lower(at + 2) != "have")
        || (clause.Lower(at) is "call" or "calls" or "called" or "calling" && clause.Lower(at + 1) == "for")
        || (clause.Lower(at) is "due" or "scheduled" or "set" or "expected" or "planned" or "slated" or "plans" or "going" or "billed" or "poised" or "likely" && clause.Tag(at + 1) == "TO")
        || (clause.Lower(at) is "due" or "scheduled" or "planned" or "slated" or "expected" && clause.Lower(at + 1) is "for" or "in" or "on" or "by" or "at" or "next" or "this" or "later");

    // "starts on Friday": a timetable speaks of the future in the present tense.
    private static bool IsSchedule(Clause clause, int verb, int at) => at - verb <= 5 && clause.Tag(verb) is "VBZ" or "VBP"
        && clause.Lower(verb) is "begin" or "begins" or "start" or "starts" or "open" or "opens" or "close" or "closes" or "end" or "ends" or "meet" or "meets" or "resume" or "resumes" or "expire" or "expires"
            or "return" or "returns" or "arrive" or "arrives" or "leave" or "leaves" or "host" or "hosts" or "face" or "faces" or "vote" or "votes" or "go" or "goes" or "take" or "takes";

    // "agreed to meet on Friday" is to come, "managed to meet on Friday" is not; "to" with no verb before it announces, as headlines do.
    private static bool? Governor(Clause clause, int to)
    {
        for (var i = to - 1; i >= clause.First && i > to - 5; i--)
        {
            if (clause[i].IsVerb || clause.Tag(i) is "JJ" or "MD")
            {
                return clause.Lower(i) is "agree" or "agreed" or "agrees" or "plan" or "planned" or "planning" or "want" or "wants" or "hope" or "hopes" or "hoping" or "intend" or "intends" or "promised"
                    or "pledged" or "vowed" or "expects" or "expect" or "expected" or "scheduled" or "prepare" or "preparing" or "prepares" or "urged" or "asked" or "told" or "set" or "due" or "likely" or "ready"
                    or "is" or "are"
                    ? true
                    : null;
            }
        }

        return to - clause.First <= 8 ? true : null;
    }
}
