using System.Text;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Query;

/// <summary>
/// Finds the words of a span and where they stand. Words that one mark joins ("cease-fire", "3.5", "ledger.example") are one with parts: PostgreSQL may
/// know it as a whole, in parts, or as both.
/// </summary>
internal sealed class SpanWords
{
    private readonly Span _span;
    private readonly List<(int Start, int End, List<(int Start, int End)> Parts)> _words = [];

    public SpanWords(Span span)
    {
        _span = span;
        Read();
    }

    /// <summary>All words and parts, folded.</summary>
    public IEnumerable<string> Folded => _words.SelectMany(word => word.Parts.Prepend((word.Start, word.End))).Select(part => FoldedOf(part.Item1, part.Item2));

    /// <summary>Words that are among the matches, as spans of the text: of a joined word the parts that match, or all of it where none does alone.</summary>
    public IEnumerable<Span> Matching(IReadOnlySet<string> matches)
    {
        foreach (var (start, end, parts) in _words)
        {
            if (matches.Contains(FoldedOf(start, end)))
            {
                var found = parts.Where(part => matches.Contains(FoldedOf(part.Start, part.End))).ToList();
                foreach (var part in found.Count > 0 ? found : [(start, end)])
                {
                    yield return Cut(part.Start, part.End);
                }
            }
        }
    }

    private static bool IsOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool Joins(Rune rune) => rune.Value is '\'' or '\u2019' or '-' or '.' or ',' or '/' or '@' or '_' or ':' or '&';

    private void Read()
    {
        var parts = new List<(int Start, int End)>();
        var start = -1;
        var isJoint = false;
        var index = 0;
        foreach (var rune in _span.Text.EnumerateRunes())
        {
            if (IsOfWord(rune))
            {
                start = start < 0 ? index : start;
                isJoint = false;
            }
            else
            {
                if (start >= 0)
                {
                    parts.Add((start, index));
                    start = -1;
                }

                if (isJoint || !Joins(rune))
                {
                    Add(parts);
                }

                isJoint = Joins(rune);
            }

            index += rune.Utf16SequenceLength;
        }

        if (start >= 0)
        {
            parts.Add((start, index));
        }

        Add(parts);
    }

    private void Add(List<(int Start, int End)> parts)
    {
        if (parts.Count > 0)
        {
            _words.Add((parts[0].Start, parts[^1].End, parts.Count > 1 ? [.. parts] : []));
            parts.Clear();
        }
    }

    private string FoldedOf(int start, int end) => FoldedText.Of(_span.Text[start..end]);

    private Span Cut(int start, int end)
    {
        var text = _span.Text[start..end];
        var first = _span.Start + CodePoints(_span.Text.AsSpan(0, start));
        return new Span { Start = first, End = first + CodePoints(text), Text = text };
    }

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
