using System.Text;
using Hearsay.Contracts.Evidence.V1;
using Spectre.Console;

namespace Hearsay.Cli.Output;

/// <summary>The text of a span, in which the characters that others take up stand out.</summary>
internal static class MarkedSpan
{
    /// <param name="span">What to show.</param>
    /// <param name="marks">What stands out, in code points of the same text; what lies outside the span is passed over.</param>
    /// <param name="tone">How all else looks.</param>
    public static StyledText Of(Span span, IReadOnlyList<Span> marks, Style tone)
    {
        if (marks.Count == 0)
        {
            return new StyledText(span.Text, tone);
        }

        var text = new StyledText();
        var piece = new StringBuilder();
        var pieceIsMarked = false;
        var at = span.Start;
        foreach (var rune in span.Text.EnumerateRunes())
        {
            var isMarked = marks.Any(mark => mark.Start <= at && at < mark.End);
            if (isMarked != pieceIsMarked)
            {
                End();
                pieceIsMarked = isMarked;
            }

            piece.Append(rune.ToString());
            at++;
        }

        End();
        return text;

        void End()
        {
            text.Add(piece.ToString(), pieceIsMarked ? Tones.Found(tone) : tone);
            piece.Clear();
        }
    }
}
