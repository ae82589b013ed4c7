using Hearsay.Engine.Statements;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Cues;

/// <summary>Walks the sentences in which statements are looked for, with the cues whose statements reach into each.</summary>
internal static class CueWalk
{
    /// <param name="text">The text that the cues were found in.</param>
    /// <param name="cues">Cues in any order; those without content are passed over.</param>
    /// <param name="cancellationToken">Looked at in every sentence.</param>
    public static IEnumerable<(Sentence Sentence, List<CueReading> Reaching)> Sentences(ReadText text, IReadOnlyList<CueReading> cues, CancellationToken cancellationToken)
    {
        var waiting = cues.Where(cue => cue.Content.Count > 0).Select(cue => (Cue: cue, Extent: StatementDraft.ExtentOf(cue))).OrderBy(item => item.Extent.Start).ToList();
        var (next, reached) = (0, new List<(CueReading Cue, TextRange Extent)>());
        foreach (var sentence in text.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var extent = new TextRange(text.Tokens[sentence.First].Start, text.Tokens[sentence.End - 1].End);
            reached.RemoveAll(item => item.Extent.End <= extent.Start);
            for (; next < waiting.Count && waiting[next].Extent.Start < extent.End; next++)
            {
                reached.Add(waiting[next]);
            }

            if (RuleTagger.IsRead(text.Paragraphs[sentence.Paragraph].Kind))
            {
                yield return (sentence, reached.ConvertAll(item => item.Cue));
            }
        }
    }
}
