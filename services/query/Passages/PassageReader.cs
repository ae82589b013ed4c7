using Hearsay.Articles;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>Cuts from a revision's text what is needed to cite an item of it.</summary>
internal sealed class PassageReader(Evidence evidence, string text)
{
    /// <summary>Code points before and after an item.</summary>
    public const int ContextLength = 32;

    private readonly CodePointIndex _index = new(text);
    private readonly SentenceBounds _sentences = new(text);

    /// <summary>The passage of an item; without context where the item stands nowhere.</summary>
    /// <param name="extent">From the item's first word to its last; null where it stands nowhere.</param>
    /// <param name="sentence">Sentences that hold it, as the engine gave them; null where they are to be found.</param>
    public Passage Around(Span? extent, Span? sentence)
    {
        var passage = new Passage
        {
            DocumentId = evidence.DocumentId,
            Revision = evidence.Revision,
            Outlet = evidence.Facts?.Outlet ?? "",
            Url = evidence.Facts?.Url ?? "",
            Title = evidence.Facts?.Title ?? "",
            Published = evidence.Facts?.Published ?? "",
        };
        if (extent is not null)
        {
            passage.Sentence = sentence ?? SentenceOf(extent);
            passage.Prefix = _index.Slice(Math.Max(0, extent.Start - ContextLength), extent.Start);
            passage.Suffix = _index.Slice(extent.End, Math.Min(_index.Length, extent.End + ContextLength));
        }

        return passage;
    }

    private Span SentenceOf(Span extent)
    {
        var block = evidence.Blocks.FirstOrDefault(candidate => candidate.Start <= extent.Start && extent.End <= candidate.End);
        var (start, end) = _sentences.Around(
            _index.ToUtf16(extent.Start),
            _index.ToUtf16(extent.End),
            _index.ToUtf16(block?.Start ?? 0),
            _index.ToUtf16(block?.End ?? _index.Length));
        return new Span { Start = _index.ToCodePoint(start), End = _index.ToCodePoint(end), Text = text[start..end] };
    }
}
