using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>Who spoke, and whom a sentence was about, in the order of the text.</summary>
internal sealed class Speakers(ReadText text)
{
    private const int MostBack = 20;
    private readonly List<(EntityDraft Entity, int Position)> _heard = [];

    public void Heard(EntityDraft speaker, int position)
    {
        if (_heard.Count == 0 || _heard[^1].Position <= position)
        {
            _heard.Add((speaker, position));
        }
    }

    /// <summary>The last speaker before a position that fits and spoke in a sentence from the given one on, with that sentence.</summary>
    public (EntityDraft Entity, int Sentence)? LastBefore(int position, int fromSentence, Func<EntityDraft, bool> fits)
    {
        var last = IndexBefore(position);
        for (var i = last; i >= 0 && i > last - MostBack; i--)
        {
            var sentence = text.SentenceAt(_heard[i].Position);
            if (sentence < fromSentence)
            {
                return null;
            }

            if (fits(_heard[i].Entity))
            {
                return (_heard[i].Entity, sentence);
            }
        }

        return null;
    }

    private int IndexBefore(int position)
    {
        int low = 0, high = _heard.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_heard[middle].Position < position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }
}
