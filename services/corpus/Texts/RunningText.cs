using System.Collections.Frozen;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Texts;

/// <summary>
/// The sentences of an article's running text. Headline, captions, datelines, corrections, credits and boilerplate are left out: they are what
/// publishers change in a text that they took over.
/// </summary>
public sealed class RunningText
{
    private const int MostLetters = 2_000_000, LongestCredit = 160;

    private static readonly FrozenSet<string> Abbreviations =
        "mr mrs ms dr prof st rev gen col lt sgt capt sen rep gov jr sr no vs etc inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k e.g i.e".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Credits = ["Reporting by", "Additional reporting", "Writing by", "Editing by", "With reporting by", "With files from", "Source:", "This article first appeared", "This story first appeared", "Compiled by"];

    private RunningText(IReadOnlyList<RunningSentence> sentences) => Sentences = sentences;

    internal IReadOnlyList<RunningSentence> Sentences { get; }

    /// <summary>The running text of an article.</summary>
    /// <param name="canonicalText">The whole text.</param>
    /// <param name="blocks">Its parts, in code points; none: each line is a paragraph.</param>
    public static RunningText Of(string canonicalText, IReadOnlyList<Block> blocks)
    {
        var sentences = new List<RunningSentence>();
        foreach (var (start, end) in Parts(canonicalText, blocks))
        {
            var from = start;
            for (var i = start; i <= end; i++)
            {
                if (i == end || canonicalText[i] == '\n')
                {
                    AddParagraph(canonicalText, from, i, sentences);
                    from = i + 1;
                }
            }
        }

        return new RunningText(sentences);
    }

    private static IEnumerable<(int Start, int End)> Parts(string text, IReadOnlyList<Block> blocks)
    {
        var length = Math.Min(text.Length, MostLetters);
        if (blocks.Count == 0)
        {
            yield return (0, length);
            yield break;
        }

        int at = 0, point = 0;
        foreach (var block in blocks)
        {
            var start = Forward(text, ref at, ref point, block.Start);
            var end = Forward(text, ref at, ref point, block.End);
            if (block.Kind is BlockKind.Unspecified or BlockKind.Standfirst or BlockKind.Paragraph or BlockKind.Blockquote or BlockKind.List or BlockKind.Embed && end <= length)
            {
                yield return (start, end);
            }
        }
    }

    // The UTF-16 index of a code point that lies at or after the last one asked for.
    private static int Forward(string text, ref int at, ref int point, int wanted)
    {
        for (; point < wanted && at < text.Length; point++)
        {
            at += char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        }

        return at;
    }

    private static void AddParagraph(string text, int start, int end, List<RunningSentence> sentences)
    {
        if (IsCredit(text.AsSpan(start, end - start).Trim()))
        {
            return;
        }

        var quoted = QuotedStretches.Of(text.AsSpan(start, end - start));
        var from = start;
        for (var i = start; i < end; i++)
        {
            if (i + 1 == end || EndsAfter(text, start, i, end))
            {
                var words = FoldedWords.In(text, from, i + 1).Select(word => new RunningWord(FoldedWords.HashOf(word.Word), quoted[word.Start - start])).ToList();
                if (words.Count > 0)
                {
                    sentences.Add(new RunningSentence(text[from..(i + 1)].Trim(), words));
                }

                from = i + 1;
            }
        }
    }

    private static bool IsCredit(ReadOnlySpan<char> paragraph)
    {
        if (paragraph.Length > LongestCredit)
        {
            return false;
        }

        var inside = paragraph.Trim("()[]—–- ");
        // "(Quay Wire)", "Reporting by Ada Quill; editing by Ben Roe"
        return (paragraph.Length > 1 && paragraph[0] is '(' or '[' && paragraph[^1] is ')' or ']') || Starts(inside);

        static bool Starts(ReadOnlySpan<char> inside)
        {
            foreach (var credit in Credits)
            {
                if (inside.StartsWith(credit, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        }
    }

    // Whether a letter, a blank or a closing mark at an index is the last of a sentence.
    private static bool EndsAfter(string text, int start, int at, int end)
    {
        if (at + 2 >= end || text[at + 1] != ' ' || !StartsSentence(text[at + 2]))
        {
            return false;
        }

        var stop = at;
        while (stop > start && text[stop] is '"' or '”' or '\'' or '’' or ')')
        {
            stop--;
        }

        if (text[stop] is '!' or '?' or '…')
        {
            return true;
        }

        if (text[stop] != '.' || stop == start)
        {
            return false;
        }

        var word = stop;
        while (word > start && (char.IsLetterOrDigit(text[word - 1]) || text[word - 1] == '.'))
        {
            word--;
        }

        // "J. Quill", "Mr. Quill"
        return stop < at || !(stop - word <= 1 && char.IsUpper(text[word])) && !Abbreviations.Contains(text[word..stop]);
    }

    private static bool StartsSentence(char letter) => char.IsUpper(letter) || char.IsDigit(letter) || letter is '"' or '“' or '‘' or '\'' or '(';
}
