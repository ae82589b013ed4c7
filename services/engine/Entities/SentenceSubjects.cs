using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>Whom a sentence is about: the name or the pronoun that is the subject of its first finite verb. Each sentence is read once.</summary>
internal sealed class SentenceSubjects(ReadText text, EntityBook book)
{
    private readonly Dictionary<int, TextRange?> _ranges = [];
    private readonly Dictionary<int, EntityDraft> _pronouns = [];

    /// <summary>Told what a pronoun means.</summary>
    public void Means(int position, EntityDraft entity) => _pronouns.TryAdd(position, entity);

    /// <summary>The subject of a sentence; null where it is neither a single name nor a pronoun whose meaning is known.</summary>
    public EntityDraft? Of(int sentence)
    {
        if (sentence < 0 || RangeOf(sentence) is not { } range)
        {
            return null;
        }

        if (_pronouns.TryGetValue(range.Start, out var meant))
        {
            return meant;
        }

        EntityDraft? last = null;
        for (var i = book.LastNameBefore(range.Start) + 1; i < book.Names.Count && book.Names[i].Range.End <= range.End; i++)
        {
            // "The mayor of Vell, Ada Quill": a person is meant rather than the place.
            last = last is { Type: Model.EntityType.Person } ? last : book.Names[i].Entity;
        }

        return last;
    }

    private TextRange? RangeOf(int sentence)
    {
        if (!_ranges.TryGetValue(sentence, out var range))
        {
            _ranges[sentence] = range = Read(new Clause(text, text.Sentences[sentence]));
        }

        return range;
    }

    private static TextRange? Read(Clause clause)
    {
        foreach (var group in clause.VerbGroups().Take(4))
        {
            if (group.Infinitive || !clause[group.First].IsFiniteVerb || clause.OuterQuote(group.First) >= 0)
            {
                continue;
            }

            var subject = SubjectFinder.Find(clause, group, clause.First);
            if (subject is { Kind: "S", IsNamed: true } && subject.End - subject.First < 30)
            {
                return HasJoint(clause, subject) ? null : clause.Range(subject.First, subject.End);
            }
        }

        return null;
    }

    private static bool HasJoint(Clause clause, Subject subject)
    {
        for (var i = subject.First; i < subject.End && !clause.IsComma(i); i++)
        {
            if (clause.Lower(i) is "and" or "or")
            {
                return true;
            }
        }

        return false;
    }
}
