using System.Collections.Frozen;
using System.Globalization;
using Hearsay.Engine.Lexicons;

namespace Hearsay.Engine.Text;

/// <summary>A part of speech that a word may have.</summary>
/// <param name="Tag">Index into <see cref="TagLexicon.Tags"/>.</param>
/// <param name="Score">log P(tag | word) - log P(tag).</param>
internal readonly record struct TagChoice(int Tag, double Score);

/// <summary>Counts of parts of speech by word, by ending and by neighbour, turned into scores once.</summary>
internal sealed class TagLexicon
{
    public static readonly TagLexicon Instance = new();

    private readonly Dictionary<string, int> _indexOf = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, TagChoice[]> _words;
    private readonly FrozenDictionary<string, TagChoice[]> _capitals;
    private readonly FrozenDictionary<string, TagChoice[]> _suffixes;
    private readonly double[,] _pairs;
    private readonly double[] _logPrior;

    private TagLexicon()
    {
        var pairs = LexiconFile.Rows("tag-pairs.tsv").Select(row => (row[0], row[1], Count: double.Parse(row[2], CultureInfo.InvariantCulture))).ToList();
        Tags = [.. pairs.Select(pair => pair.Item1).Concat(pairs.Select(pair => pair.Item2)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        for (var i = 0; i < Tags.Length; i++)
        {
            _indexOf[Tags[i]] = i;
        }

        var total = new double[Tags.Length];
        _pairs = new double[Tags.Length, Tags.Length];
        foreach (var (before, after, count) in pairs)
        {
            _pairs[_indexOf[before], _indexOf[after]] = count;
            total[_indexOf[before]] += count;
        }

        var all = total.Sum();
        _logPrior = [.. total.Select(count => Math.Log((count + 1) / all))];
        for (var i = 0; i < Tags.Length; i++)
        {
            for (var k = 0; k < Tags.Length; k++)
            {
                _pairs[i, k] = Math.Log((_pairs[i, k] + 0.1) / (total[i] + (0.1 * Tags.Length)));
            }
        }

        _words = Load("word-tags.tsv");
        _capitals = Load("capital-tags.tsv");
        _suffixes = Load("suffix-tags.tsv");
    }

    public string[] Tags { get; }

    public int IndexOf(string tag) => _indexOf[tag];

    public double Pair(int before, int after) => _pairs[before, after];

    public TagChoice[]? WordChoices(string lower) => _words.GetValueOrDefault(lower);

    public TagChoice[]? CapitalChoices(string lower) => _capitals.GetValueOrDefault(lower);

    /// <summary>By the longest listed ending, at most four letters.</summary>
    public TagChoice[]? SuffixChoices(string lower)
    {
        for (var length = Math.Min(4, lower.Length - 1); length > 0; length--)
        {
            if (_suffixes.TryGetValue(lower[^length..], out var choices))
            {
                return choices;
            }
        }

        return null;
    }

    public TagChoice Choice(string tag, double share)
    {
        var index = _indexOf[tag];
        return new TagChoice(index, Math.Log(share) - _logPrior[index]);
    }

    private FrozenDictionary<string, TagChoice[]> Load(string file) =>
        LexiconFile.Rows(file).ToFrozenDictionary(row => row[0], row => Parse(row[1]), StringComparer.Ordinal);

    private TagChoice[] Parse(string field)
    {
        var counts = field.Split(' ').Select(item =>
        {
            var colon = item.LastIndexOf(':');
            return (Tag: item[..colon], Count: double.Parse(item[(colon + 1)..], CultureInfo.InvariantCulture));
        }).ToList();
        var sum = counts.Sum(item => item.Count);
        return [.. counts.Select(item => Choice(item.Tag, item.Count / sum))];
    }
}
