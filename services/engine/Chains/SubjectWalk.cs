using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Chains;

/// <summary>Walks the sentences along with the statements and tells the resolver whom each sentence is about, where a role names him: "Vell's mayor is due to ... He ..."</summary>
internal sealed class SubjectWalk(ReadText text, Resolver resolver)
{
    private readonly PronounWalk _pronouns = new(text, resolver);
    private int _next;

    /// <summary>Walks on to the sentence that holds a position.</summary>
    public void UpTo(int position)
    {
        while (_next < text.Sentences.Count && text.Tokens[text.Sentences[_next].First].Start < position)
        {
            var sentence = text.Sentences[_next++];
            if (!RuleTagger.IsRead(text.Paragraphs[sentence.Paragraph].Kind))
            {
                continue;
            }

            var clause = new Clause(text, sentence);
            _pronouns.Read(clause);
            var first = clause.VerbGroups().Find(group => !group.Infinitive && clause[group.First].IsFiniteVerb);
            if (first.Head == 0)
            {
                continue;
            }

            var subject = SubjectFinder.Find(clause, first, clause.First);
            if (subject.Kind == "S" && subject.End - subject.First is > 1 and < 8 && clause.OuterQuote(subject.First) < 0 && RoleReader.IsRoleWord(clause.Lower(subject.End - 1)) && IsDefinite(clause, subject)
                && resolver.Resolve(clause.Range(subject.First, subject.End)).Entity is { Unnamed: false } entity)
            {
                resolver.Heard(entity, clause[subject.First].Start);
            }
        }
    }

    private static bool IsDefinite(Clause clause, Subject subject)
    {
        for (var i = subject.First; i < subject.End; i++)
        {
            if (clause.Lower(i) == "the" || clause.Tag(i) is "POS" or "PRP$")
            {
                return true;
            }
        }

        return false;
    }
}
