using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>Finds out whom the pronouns of a sentence mean, outside of quotations, and follows whom it is about to the next sentence.</summary>
internal sealed class PronounWalk(ReadText text, Resolver resolver)
{
    public void Read(Clause clause)
    {
        var first = true;
        for (var i = clause.First; i < clause.End; i++)
        {
            var lower = clause.Lower(i);
            // In a quotation the one who speaks is "I", and "he" somebody of whom the text tells less.
            if (!(lower is "he" or "she" or "him" or "her" or "his") || !(clause.Tag(i) is "PRP" or "PRP$") || text.Tokens[i].Quote >= 0)
            {
                continue;
            }

            var entity = resolver.Resolve(clause.Range(i, i + 1)).Entity;
            if (entity is not null && first && (lower is "he" or "she"))
            {
                resolver.Heard(entity, clause[i].Start);
            }

            first = false;
        }
    }
}
