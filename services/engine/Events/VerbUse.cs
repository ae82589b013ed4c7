using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Events;

/// <summary>A stretch of tokens; empty where there is none.</summary>
internal readonly record struct Stretch(int First, int End)
{
    public bool Any => End > First;
}

/// <summary>How a verb stands in its sentence: who does it, what it is done to.</summary>
/// <param name="Group">The verb.</param>
/// <param name="Index">Its place among the verb groups of the sentence.</param>
/// <param name="Passive">Whether the subject suffers it.</param>
/// <param name="Subject">The words before it that are its subject.</param>
/// <param name="Object">The words after it that are its object.</param>
/// <param name="Particle">"out", "down" and the like; empty where there is none.</param>
internal readonly record struct VerbUse(VerbGroup Group, int Index, bool Passive, Stretch Subject, Stretch Object, string Particle)
{
    private const int ReachOfParticle = 6;

    public static VerbUse Of(Clause clause, List<VerbGroup> groups, int index)
    {
        var group = groups[index];
        var after = group.Head + 1;
        var particle = IsParticle(clause.Lower(after)) ? clause.Lower(after) : "";
        after = particle.Length > 0 ? after + 1 : after;
        while (after < clause.End && clause.Tag(after) == "RB" && after < group.Head + 3)
        {
            after++;
        }

        // "detained at least 112 people", "rejected that."
        after = after < clause.End ? AfterBound(clause, after) : after;
        var end = clause.Lower(after) is "that" or "this" && (clause.IsStop(after + 1) || clause.IsComma(after + 1)) ? after + 1
            : after < clause.End && clause.Tag(after) is not ("IN" or "TO") && !IsTime(clause, after) ? Participants.PhraseEnd(clause, after) : after;
        var patient = new Stretch(after, end);
        // "threw the bill out"
        if (particle.Length == 0 && patient.Any && end < group.Head + 1 + ReachOfParticle && IsParticle(clause.Lower(end)))
        {
            particle = clause.Lower(end);
        }

        var subject = SubjectOf(clause, groups, index);
        var reduced = IsReduced(clause, group, patient) && HasOtherFinite(clause, groups, index);
        return new VerbUse(group, index, group.Passive || reduced, reduced ? Before(clause, group) : subject, group.Passive ? default : patient, particle);
    }

    private static int AfterBound(Clause clause, int at)
    {
        for (var i = at + 1; i <= at + 3 && i < clause.End; i++)
        {
            if (clause.Tag(i) == "CD" && Figures.BoundReader.BeforeNumber(clause, i) is { Bound: not Model.Bound.Exact } bound && bound.First == at)
            {
                return i;
            }
        }

        return at;
    }

    private static bool IsParticle(string lower) => lower is "out" or "down" or "back" or "off" or "up" or "aside";

    private static bool IsTime(Clause clause, int at) => NounPhrases.IsTimeWord(clause.Lower(at)) || Times.TimeWords.IsDayOrMonth(clause.Lower(at)) || (clause.Lower(at) is "last" or "next" or "this" or "every" && (Times.TimeWords.UnitOf(clause.Lower(at + 1)) != Times.Unit.None || Times.TimeWords.IsDayOrMonth(clause.Lower(at + 1)) || clause.Lower(at + 1) is "morning" or "evening" or "summer" or "spring" or "autumn" or "winter" or "weekend"));

    // "14 companies accused of carrying oil", "the man arrested on Monday": a participle without "be" after its noun.
    private static bool IsReduced(Clause clause, VerbGroup group, Stretch patient) =>
        group.First == group.Head && clause.Tag(group.Head) is "VBN" or "VBD" && !patient.Any && group.First > clause.First
        && (clause[group.First - 1].IsNoun && clause.Tag(group.Head + 1) is "IN" or "TO" && (clause.Tag(group.Head) == "VBN" || clause.Lower(group.Head + 1) == "by" || clause.Lower(group.Head) == "accused")
            || (clause.IsComma(group.First - 1) && clause.Tag(group.Head) == "VBN" && clause.Lower(group.Head + 1) == "by"));

    // The only verb of a sentence is no participle.
    private static bool HasOtherFinite(Clause clause, List<VerbGroup> groups, int index) =>
        Enumerable.Range(0, groups.Count).Any(i => i != index && clause[groups[i].First].IsFiniteVerb);

    // The nearest noun phrase: of "a vote on sanctions against companies" the companies.
    private static Stretch Before(Clause clause, VerbGroup group)
    {
        var end = clause.IsComma(group.First - 1) ? group.First - 1 : group.First;
        var start = NounPhrases.StartOf(clause, end, Math.Max(clause.First, end - 20));
        for (var i = end - 1; i >= start; i--)
        {
            if (clause.Tag(i) is "IN" or "TO" && clause.Lower(i) is not "of")
            {
                start = i + 1;
                break;
            }
        }

        return new Stretch(start, end);
    }

    // "The partners - Quill and Moreau - will meet"
    private static Stretch BeforeDashes(Clause clause, int first)
    {
        if (first - 2 <= clause.First || !IsDash(clause, first - 1))
        {
            return default;
        }

        for (var i = first - 2; i > clause.First && i > first - 24; i--)
        {
            if (IsDash(clause, i))
            {
                return new Stretch(NounPhrases.StartOf(clause, i, Math.Max(clause.First, i - 20)), i);
            }
        }

        return default;
    }

    private static bool IsDash(Clause clause, int at) => clause.Lower(at) is "-" or "--" or "\u2013" or "\u2014";

    // "Quill on Thursday dismissed": the day stands between subject and verb.
    private static VerbGroup BeforeTime(Clause clause, VerbGroup group)
    {
        var first = group.First;
        while (first > clause.First + 1 && first > group.First - 4 && IsTime(clause, first - 1))
        {
            first--;
        }

        first = first < group.First && clause.Lower(first - 1) is "on" or "late" or "early" or "last" ? first - 1 : first;
        return first < group.First ? group with { First = first } : group;
    }

    // "The Port Union (PU), which": the words before brackets and comma; a lone "who" stands for itself.
    private static Stretch Antecedent(Clause clause, int pronoun)
    {
        var end = clause.IsComma(pronoun - 1) ? pronoun - 1 : pronoun;
        if (clause.Lower(end - 1) == ")")
        {
            var open = end - 2;
            while (open > clause.First && open > end - 8 && clause.Lower(open) != "(")
            {
                open--;
            }

            end = clause.Lower(open) == "(" ? open : end;
        }

        var start = NounPhrases.StartOf(clause, end, Math.Max(clause.First, end - 20));
        return start < end ? new Stretch(start, end) : new Stretch(pronoun, pronoun + 1);
    }

    /// <summary>The noun phrase that opens the sentence, where no finite verb stands between it and the verb: the subject, however much is told of it.</summary>
    public static Stretch Opening(Clause clause, List<VerbGroup> groups, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (clause[groups[i].First].IsFiniteVerb && !(groups[i].First == groups[i].Head && clause.Tag(groups[i].Head) == "VBD" && clause.Lower(groups[i].Head + 1) is "by" or "to"))
            {
                return default;
            }
        }

        var first = clause.First;
        while (first < groups[index].First && (clause.IsQuoteMark(first) || clause.Lower(first) is "but" or "and" or "then"))
        {
            first++;
        }

        var end = NounPhrases.EndOf(clause, first, withLinks: false);
        return new Stretch(first, end);
    }

    /// <summary>The subject of a verb, through infinitives, joined verbs and participles that share it.</summary>
    private static Stretch SubjectOf(Clause clause, List<VerbGroup> groups, int index)
    {
        var at = index;
        // "is due to hold": the subject stands before the first of the groups that hang together.
        while (at > 0 && groups[at].Infinitive && groups[at].First - groups[at - 1].Head <= 2)
        {
            at--;
        }

        if (BeforeDashes(clause, groups[at].First) is { Any: true } parted)
        {
            return parted;
        }

        var subject = SubjectFinder.Find(clause, BeforeTime(clause, groups[at]), clause.First);
        // "Quill leads the talks and is said to have met Moreau": a joined verb has the subject of the one before.
        for (var i = at - 1; i >= 0 && i > at - 6 && !subject.IsNamed && subject.Kind is "V" or "P" or "I"; i--)
        {
            subject = SubjectFinder.Find(clause, groups[i], clause.First);
        }

        if (!subject.IsNamed)
        {
            return default;
        }

        if (subject.Kind.StartsWith('R') && subject.End - subject.First == 1)
        {
            return Antecedent(clause, subject.First);
        }

        var end = subject.Kind.StartsWith('R') ? subject.End - 1 : subject.End;
        while (end > subject.First + 1 && clause.IsComma(end - 1))
        {
            end--;
        }

        return new Stretch(subject.First, end);
    }
}
