namespace Hearsay.Engine.Cues;

/// <summary>"X could not be reached for comment", "X would not be drawn on Z", "X did not return our calls": somebody is asked and says nothing.</summary>
internal static class SilentCue
{
    private const double Likely = 0.7;

    public static void Find(Clause clause, List<VerbGroup> groups, List<Candidate> found)
    {
        foreach (var group in groups)
        {
            if (clause.OuterQuote(group.Head) >= 0 || Content(clause, group) is not { } content || content >= clause.End)
            {
                continue;
            }

            var subject = SubjectFinder.Find(clause, group, clause.First);
            var end = ContentBounds.EndOf(clause, content, "prep");
            if (subject is not { Kind: "S", IsNamed: true } || end <= content || clause.IsStop(content) || clause.IsComma(content))
            {
                continue;
            }

            found.RemoveAll(other => other.Token == group.Head);
            found.Add(new Candidate
            {
                Cue = [clause.Range(group.First, group.Head + 1)],
                Source = [clause.Range(subject.First, subject.End)],
                Content = [clause.Range(content, end)],
                Lemma = VerbLexicon.Lemma(clause.Lower(group.Head)),
                Frame = "silent:prep",
                Token = group.Head,
                Confidence = Likely,
            });
        }
    }

    // First token of what is not answered, behind the verbs; null where they tell of no silence.
    private static int? Content(Clause clause, VerbGroup group)
    {
        var (modal, negated) = (false, group.Negated || clause.Lower(clause.First) is "neither" or "nobody" or "none");
        for (var i = group.First; i < group.Head; i++)
        {
            modal |= clause.Tag(i) == "MD";
            negated |= clause.Lower(i) == "cannot";
        }

        if (!negated)
        {
            return null;
        }

        var next = group.Head + 1;
        return clause.Lower(group.Head) switch
        {
            "reached" or "contacted" => modal && clause.Lower(next) is not ("by" or "agreement") ? next : null,
            "drawn" => modal && clause.Lower(next) is "on" or "about" or "into" ? next : null,
            "return" or "returned" or "answer" or "answered" or "answering" => Takes(clause, next) ? next : null,
            _ => null,
        };
    }

    // "our calls", "repeated requests for comment"
    private static bool Takes(Clause clause, int from)
    {
        for (var i = from; i < clause.End && i < from + 6; i++)
        {
            if (clause.Lower(i) is "call" or "calls" or "message" or "messages" or "email" or "emails" or "e-mails" or "request" or "requests" or "phone" or "phones" or "telephone" or "questions" or "inquiries" or "enquiries")
            {
                return true;
            }

            if (clause[i].IsVerb || clause.IsStop(i) || clause.IsComma(i))
            {
                return false;
            }
        }

        return false;
    }
}
