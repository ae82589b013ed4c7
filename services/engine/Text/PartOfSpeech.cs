using System.Collections.Concurrent;

namespace Hearsay.Engine.Text;

/// <summary>Gives each token its part of speech: the likeliest sequence by word counts and neighbour counts (Viterbi over a sentence).</summary>
internal static class PartOfSpeech
{
    private static readonly TagLexicon Lexicon = TagLexicon.Instance;

    private static readonly TagChoice[] Name = [Lexicon.Choice("NNP", 0.9), Lexicon.Choice("NN", 0.05), Lexicon.Choice("JJ", 0.05)];
    private static readonly TagChoice[] UnknownWord = [Lexicon.Choice("NN", 0.5), Lexicon.Choice("NNS", 0.15), Lexicon.Choice("JJ", 0.2), Lexicon.Choice("VB", 0.1), Lexicon.Choice("RB", 0.05)];
    private static readonly TagChoice[] Possessive = [Lexicon.Choice("POS", 1)];
    private static readonly TagChoice[] Number = [Lexicon.Choice("CD", 1)];
    private static readonly ConcurrentDictionary<string, TagChoice[]> Single = new(StringComparer.Ordinal);

    public static void Tag(string text, List<Token> tokens, Sentence sentence)
    {
        var count = sentence.End - sentence.First;
        var choices = new TagChoice[count][];
        var titleCase = IsTitleCase(text, tokens, sentence);
        for (var i = 0; i < count; i++)
        {
            var token = tokens[sentence.First + i];
            var initial = titleCase || i == 0 || !IsWord(text, tokens[sentence.First + i - 1]) && tokens[sentence.First + i - 1].Lower[0] is not (',' or '(' or '/' or '&');
            choices[i] = i > 0 && IsPossessive(text, tokens[sentence.First + i - 1], token) ? Possessive : ChoicesOf(text, token, initial);
        }

        var back = new int[count][];
        var scores = new double[] { 0 };
        var tags = new[] { Lexicon.IndexOf("<") };
        for (var i = 0; i < count; i++)
        {
            Step(choices[i], ref scores, ref tags, out back[i]);
        }

        var best = 0;
        for (var k = 1; k < scores.Length; k++)
        {
            best = scores[k] > scores[best] ? k : best;
        }

        for (var i = count - 1; i >= 0; i--)
        {
            tokens[sentence.First + i].Tag = Lexicon.Tags[choices[i][best].Tag];
            best = back[i][best];
        }
    }

    private static void Step(TagChoice[] choices, ref double[] scores, ref int[] tags, out int[] back)
    {
        back = new int[choices.Length];
        var next = new double[choices.Length];
        var nextTags = new int[choices.Length];
        for (var k = 0; k < choices.Length; k++)
        {
            var best = double.NegativeInfinity;
            for (var p = 0; p < scores.Length; p++)
            {
                var score = scores[p] + Lexicon.Pair(tags[p], choices[k].Tag);
                if (score > best)
                {
                    best = score;
                    back[k] = p;
                }
            }

            next[k] = best + choices[k].Score;
            nextTags[k] = choices[k].Tag;
        }

        scores = next;
        tags = nextTags;
    }

    private static TagChoice[] ChoicesOf(string text, Token token, bool initial)
    {
        if (!IsWord(text, token))
        {
            return Single.GetOrAdd(MarkTag(token.Lower), tag => [Lexicon.Choice(tag, 1)]);
        }

        if (char.IsDigit(text[token.Start]))
        {
            return token.Lower.EndsWith('s') || token.Lower.Contains('-', StringComparison.Ordinal) ? Lexicon.WordChoices(token.Lower) ?? [Lexicon.Choice("CD", 0.4), Lexicon.Choice("JJ", 0.6)] : Number;
        }

        if (!token.IsCapital)
        {
            return Lexicon.WordChoices(token.Lower) ?? Lexicon.SuffixChoices(token.Lower) ?? UnknownWord;
        }

        if (initial)
        {
            return Lexicon.WordChoices(token.Lower) is { } known ? [.. known, Lexicon.Choice("NNP", 0.15)] : Lexicon.CapitalChoices(token.Lower) ?? Name;
        }

        return Lexicon.CapitalChoices(token.Lower) ?? Name;
    }

    // "the States' plan": an apostrophe that closes no quotation.
    private static bool IsPossessive(string text, Token before, Token token) =>
        token.End - token.Start == 1 && text[token.Start] is '\'' or '\u2019' && token.Quote == before.Quote && before.End == token.Start && before.Lower[^1] == 's';

    private static bool IsWord(string text, Token token) => char.IsLetterOrDigit(text[token.Start]) || token.Lower.Length > 1 && (token.Lower[0] == '\'' || token.Lower[0] is '#' or '@');

    private static string MarkTag(string mark) => mark[0] switch
    {
        '.' or '!' or '?' => mark.Length > 1 ? ":" : ".",
        ',' => ",",
        '$' or '\u00A3' or '\u20AC' => "$",
        '%' => "NN",
        '&' => "CC",
        '"' or '\u201C' or '\u201D' or '\u2018' or '\u2019' or '\'' or '\u00AB' or '\u00BB' or '\u201E' or '\u201F' or '`' => "\"",
        _ => ":",
    };

    private static bool IsTitleCase(string text, List<Token> tokens, Sentence sentence)
    {
        int words = 0, capitals = 0;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (char.IsLetter(text[tokens[i].Start]) && tokens[i].Lower.Length > 3)
            {
                words++;
                capitals += tokens[i].IsCapital ? 1 : 0;
            }
        }

        return words >= 4 && capitals * 10 >= words * 8;
    }
}
