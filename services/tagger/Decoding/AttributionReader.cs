using Hearsay.Engine.Cues;
using Hearsay.Tagger.Inference;
using Hearsay.Tagger.Pieces;
using Hearsay.Tagger.Windows;

namespace Hearsay.Tagger.Decoding;

/// <summary>The attributions whose cue counts in a window, in whole words of the text. What the model takes for content is left as it is: quotation marks belong to it.</summary>
internal static class AttributionReader
{
    // Below this more is lost in precision than won in recall, on the development data.
    private const double LeastConfidence = 0.3;

    public static IEnumerable<CueReading> Read(PieceText pieces, Window window, WindowScores scores, Confidence confidence)
    {
        foreach (var found in WindowDecoder.Decode(scores, DecodingRules.Default))
        {
            var (anchor, likely) = (found.Anchor + window.SeenFrom, confidence.Of(found.Signs));
            if (window.Start <= anchor && anchor < window.End && likely >= LeastConfidence)
            {
                yield return new CueReading
                {
                    Cue = [Words(pieces, window, found.Cue)],
                    Source = found.Source is { } source ? [Words(pieces, window, source)] : [],
                    Content = Words(pieces, window, found.Contents),
                    Confidence = likely,
                    Rule = "model",
                };
            }
        }
    }

    private static TextRange Words(PieceText pieces, Window window, PieceSpan span) => new(pieces.Starts[window.SeenFrom + span.Start], pieces.Ends[window.SeenFrom + span.End - 1]);

    // Two that share a word are one.
    private static List<TextRange> Words(PieceText pieces, Window window, List<PieceSpan> spans)
    {
        var ranges = new List<TextRange>(spans.Count);
        foreach (var span in spans)
        {
            var range = Words(pieces, window, span);
            if (ranges.Count > 0 && range.Start < ranges[^1].End)
            {
                ranges[^1] = ranges[^1] with { End = range.End };
            }
            else
            {
                ranges.Add(range);
            }
        }

        return ranges;
    }
}
