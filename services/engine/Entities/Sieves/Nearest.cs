using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities.Sieves;

/// <summary>Chooses among those who fit by how near before a place they were last named; abstains where two were named in one sentence.</summary>
internal sealed class Nearest(ReadText text, EntityBook book)
{
    private const int ReachInNames = 200;

    public Resolution Of(int position, Func<EntityDraft, bool> fits, bool abstains)
    {
        EntityDraft? found = null;
        var sentence = 0;
        var last = book.LastNameBefore(position);
        for (var i = last; i >= 0 && i > last - ReachInNames; i--)
        {
            var entity = book.Names[i].Entity;
            if (found is not null && SentenceOf(book.Names[i].Range.Start) < sentence)
            {
                break;
            }

            if (entity == found || !fits(entity))
            {
                continue;
            }

            if (found is not null && abstains)
            {
                return new Resolution(null, "AMBIGUOUS");
            }

            (found, sentence) = (found ?? entity, SentenceOf(book.Names[i].Range.Start));
        }

        return new Resolution(found, "");
    }

    private int SentenceOf(int position) => text.SentenceOfToken[Math.Min(text.TokenAt(position), text.Tokens.Count - 1)];
}
