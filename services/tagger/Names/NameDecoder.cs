using Hearsay.Engine.Cues;
using Hearsay.Tagger.Decoding;
using Hearsay.Tagger.Inference;
using Hearsay.Tagger.Pieces;

namespace Hearsay.Tagger.Names;

/// <summary>Names from the name head's scores: whole words, none across a paragraph's end, none inside another.</summary>
internal static class NameDecoder
{
    private static readonly NameKind[] Kinds = [NameKind.Person, NameKind.Organization, NameKind.Place, NameKind.Other];

    /// <param name="pieces">The text.</param>
    /// <param name="scores">Logits [piece, 9] of its first pieces, or of all.</param>
    /// <param name="cancellationToken">Looked at once a paragraph.</param>
    public static List<NameReading> Read(PieceText pieces, ReadOnlySpan<float> scores, CancellationToken cancellationToken)
    {
        var names = new List<NameReading>();
        var length = scores.Length / Labels.NameCount;
        for (var start = 0; start < length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var opening = pieces.OpensParagraph[(start + 1)..length].IndexOf(true);
            var end = opening < 0 ? length : start + 1 + opening;
            var path = BioPath.Best(scores[(start * Labels.NameCount)..(end * Labels.NameCount)], Labels.NameCount);
            foreach (var span in BioPath.Spans(path))
            {
                var range = new TextRange(pieces.Starts[start + span.Start], pieces.Ends[start + span.End - 1]);
                if (names.Count == 0 || names[^1].Range.End <= range.Start)
                {
                    names.Add(new NameReading(range, Kinds[span.Kind]));
                }
            }

            start = end;
        }

        return names;
    }
}
