using System.Globalization;
using System.Text;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Claims;

/// <summary>Gathers what a content asserts, stretch by stretch.</summary>
internal sealed class ContentWords(string speaker, bool isSpoken)
{
    private const int MostWords = 48, MostFigures = 12, MostTimes = 8, LongestText = 1000, LongestWord = 40, FewWords = 3;

    private readonly List<PropositionWord> _words = [];
    private readonly HashSet<string> _stems = new(StringComparer.Ordinal);
    private readonly List<PropositionFigure> _figures = [];
    private readonly List<string> _times = [];
    private readonly StringBuilder _text = new();
    private readonly ClauseNegation _negation = new();
    private readonly BareNumber _bare = new();
    private readonly MovedTime _moved = new();
    private int _seen;

    /// <summary>Whether there is nothing that it could be known again by.</summary>
    public bool IsEmpty => _figures.Count == 0 && _words.TrueForAll(word => word.IsName);

    /// <summary>Whether it is a word and no more: who "mentioned the document" asserts nothing, who denies "the talks" does.</summary>
    public bool IsSingle => _figures.Count == 0 && _words.Count < 2 && _seen <= FewWords;

    /// <summary>Adds a stretch, with what the evidence knows of it.</summary>
    public void Add(string text, IReadOnlyList<ContentMark> marks)
    {
        var next = 0;
        ContentMark? inside = null;
        foreach (var (word, start, endsSentence) in Tokens(text))
        {
            while (next < marks.Count && marks[next].Start <= start)
            {
                inside = marks[next++];
                Enter(inside);
            }

            _moved.See(word);

            inside = inside is not null && inside.End <= start ? null : inside;
            _seen++;
            if (inside?.Name is null)
            {
                Append(word);
            }

            if (inside is null || inside.Figure is not null)
            {
                Take(word, inside?.Figure is not null);
            }

            if (inside is null)
            {
                _bare.See(word);
            }

            if (endsSentence)
            {
                _negation.EndSentence();
            }
        }
    }

    /// <summary>What was gathered.</summary>
    public Proposition ToProposition(IReadOnlyList<string> setting) => new()
    {
        Text = _text.ToString(),
        Words = _words,
        Figures = _figures.Count == 0 && _bare.Found is { } number ? [new PropositionFigure(number, "", "", (byte)Bound.Exact)] : _figures,
        Times = _times,
        Negated = _negation.Is,
        Setting = setting,
    };

    /// <summary>The words of a text in lower case: letters and digits, with apostrophes, and points and commas between digits.</summary>
    public static IEnumerable<string> Cut(string text) => Tokens(text).Select(token => token.Word);

    private static IEnumerable<(string Word, int Start, bool EndsSentence)> Tokens(string text)
    {
        var word = new StringBuilder();
        int at = 0, start = 0;
        var runes = text.EnumerateRunes().ToArray();
        for (; at <= runes.Length; at++)
        {
            var joins = at < runes.Length && word.Length > 0 && at + 1 < runes.Length
                && ((IsApostrophe(runes[at]) && Rune.IsLetter(runes[at + 1])) || (runes[at].Value is '.' or ',' && Rune.IsDigit(runes[at - 1]) && Rune.IsDigit(runes[at + 1])));
            if (at < runes.Length && (Rune.IsLetterOrDigit(runes[at]) || joins || Rune.GetUnicodeCategory(runes[at]) == UnicodeCategory.NonSpacingMark))
            {
                start = word.Length == 0 ? at : start;
                word.Append(joins && IsApostrophe(runes[at]) ? "'" : joins && runes[at].Value == ',' ? "" : Rune.ToLowerInvariant(runes[at]).ToString());
            }
            else if (word.Length > 0)
            {
                var ends = at < runes.Length && runes[at].Value is '.' or '!' or '?' or ';' && at + 1 < runes.Length;
                yield return (word.Length > LongestWord ? word.ToString(0, LongestWord) : word.ToString(), start, ends);
                word.Clear();
            }
        }
    }

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '\u2019' or '\u02BC';

    private void Enter(ContentMark mark)
    {
        if (mark.Time is { } time && _times.Count < MostTimes && !_times.Contains(time.Value, StringComparer.Ordinal))
        {
            if (!_moved.IsFormer)
            {
                _times.Add(time.Value);
            }
        }
        else if (mark.Name is { } name)
        {
            TakeName(name);
        }
        else if (mark.Figure is { } figure && _figures.Count < MostFigures)
        {
            var unit = IsPercent(figure.Unit) ? "percent" : Cut(figure.Unit).LastOrDefault() ?? Cut(figure.Of?.Text ?? "").LastOrDefault(word => !FunctionWords.Has(word)) ?? "";
            _figures.Add(new PropositionFigure(figure.Number, figure.HighNumber, EnglishStemmer.Stem(unit), (byte)figure.Bound));
        }
    }

    private static bool IsPercent(string unit) => unit is "%" or "percent" or "per cent" or "pc" or "pct";

    private void TakeName(string name)
    {
        foreach (var word in Cut(name))
        {
            Append(word);
            if (!FunctionWords.Has(word))
            {
                Put(new PropositionWord(EnglishStemmer.Stem(Bare(word)), WordWeights.Of(Bare(word)), IsName: true));
            }
        }
    }

    private void Take(string word, bool inFigure)
    {
        if (isSpoken && speaker.Length > 0 && word is "i" or "my" or "me" or "i'm" or "i've" or "i'll" or "i'd" && speaker.Length > 0)
        {
            TakeName(speaker);
        }

        _negation.See(word);
        var bare = Bare(word);
        if (bare.Length < 2 || FunctionWords.Has(bare) || FunctionWords.IsNegation(word) || (inFigure && NumberWords.Is(bare)) || char.IsAsciiDigit(bare[0]))
        {
            return;
        }

        Put(new PropositionWord(EnglishStemmer.Stem(Hearsay.Engine.Lexicons.WordForms.BaseOf(bare)), WordWeights.Of(bare), IsName: false));
    }

    private void Put(PropositionWord word)
    {
        if (_words.Count < MostWords && word.Stem.Length > 0 && _stems.Add(word.Stem))
        {
            _words.Add(word);
        }
    }

    private void Append(string word)
    {
        if (_text.Length + word.Length < LongestText)
        {
            _text.Append(_text.Length > 0 ? " " : "").Append(word);
        }
    }

    // "minister's" -> "minister"
    private static string Bare(string word) => word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word.TrimEnd('\'');
}
