using System.Text;
using System.Text.RegularExpressions;

namespace Hearsay.LexiconCounts;

/// <summary>How often a word, a capitalised word, an ending, a pair of neighbours had which part of speech, and the base forms of verbs.</summary>
internal sealed partial class TagCounts
{
    private const int LongestEnding = 4, RareWord = 5, FewestOfAWord = 3, FewestOfACapital = 4, FewestOfAnEnding = 15;

    // In order of first sight, which decides between equally frequent base forms.
    private readonly Dictionary<string, OrderedDictionary<string, int>> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrderedDictionary<string, int>> _capitals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrderedDictionary<string, int>> _baseForms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrderedDictionary<string, int>> _pairs = new(StringComparer.Ordinal);

    public static TagCounts Of(IEnumerable<List<TaggedWord>> sentences)
    {
        var counts = new TagCounts();
        foreach (var sentence in sentences)
        {
            counts.Add(sentence);
        }

        return counts;
    }

    public IEnumerable<(string Name, string Content)> Files()
    {
        yield return ("word-tags.tsv", Lines(_words.Where(word => BeginsLikeAWord().IsMatch(word.Key)), tags => Sum(tags) >= FewestOfAWord, share: 50));
        // Only where a capital does not mean a name.
        yield return ("capital-tags.tsv", Lines(_capitals, tags => Sum(tags) >= FewestOfACapital && tags.GetValueOrDefault("NNP") < 0.8 * Sum(tags), share: 50));
        yield return ("suffix-tags.tsv", Lines(Endings(), tags => Sum(tags) >= FewestOfAnEnding, share: 30));
        yield return ("tag-pairs.tsv", Pairs());
        yield return ("verb-forms.tsv", VerbForms());
    }

    private void Add(List<TaggedWord> sentence)
    {
        var before = "<";
        for (var i = 0; i < sentence.Count; i++)
        {
            var (word, baseForm, tag) = sentence[i];
            var lower = word.ToLowerInvariant();
            if (HasLetter().IsMatch(word) || word[0] == '\'')
            {
                var capital = char.IsUpper(word[0]);
                if (capital && i > 0 && before is not ("\"" or ":" or "."))
                {
                    Count(_capitals, lower, tag);
                }
                else if (!capital || tag != "NNP")
                {
                    Count(_words, lower, tag);
                }
            }

            if (tag.StartsWith("VB", StringComparison.Ordinal))
            {
                Count(_baseForms, lower, baseForm.ToLowerInvariant());
            }

            Count(_pairs, before, tag);
            before = tag;
        }

        Count(_pairs, before, ">");
    }

    private static void Count(Dictionary<string, OrderedDictionary<string, int>> counts, string key, string value, int times = 1)
    {
        if (!counts.TryGetValue(key, out var values))
        {
            counts[key] = values = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        }

        values[value] = values.GetValueOrDefault(value) + times;
    }

    // Rare words stand for those that are not listed.
    private Dictionary<string, OrderedDictionary<string, int>> Endings()
    {
        var endings = new Dictionary<string, OrderedDictionary<string, int>>(StringComparer.Ordinal);
        foreach (var (word, tags) in _words.Where(item => Sum(item.Value) <= RareWord && LowerLetters().IsMatch(item.Key)))
        {
            for (var length = 1; length <= LongestEnding && length < word.Length; length++)
            {
                foreach (var (tag, times) in tags)
                {
                    Count(endings, word[^length..], tag, times);
                }
            }
        }

        return endings;
    }

    private string Pairs()
    {
        var content = new StringBuilder();
        foreach (var (before, afters) in _pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            foreach (var (after, times) in afters.Where(item => item.Value >= 2).OrderBy(item => item.Key, StringComparer.Ordinal))
            {
                content.Append(before).Append('\t').Append(after).Append('\t').Append(times).Append('\n');
            }
        }

        return content.ToString();
    }

    private string VerbForms()
    {
        var content = new StringBuilder();
        foreach (var (form, bases) in _baseForms.Where(item => VerbLetters().IsMatch(item.Key)).OrderBy(item => item.Key, StringComparer.Ordinal))
        {
            var (baseForm, times) = bases.MaxBy(item => item.Value);
            if (times >= 2 && baseForm != form)
            {
                content.Append(form).Append('\t').Append(baseForm).Append('\n');
            }
        }

        return content.ToString();
    }

    // "word TAB tag:times tag:times", most frequent first; tags rarer than one in `share` are left out.
    private static string Lines(IEnumerable<KeyValuePair<string, OrderedDictionary<string, int>>> counts, Predicate<OrderedDictionary<string, int>> isListed, int share)
    {
        var content = new StringBuilder();
        foreach (var (key, tags) in counts.Where(item => isListed(item.Value)).OrderBy(item => item.Key, StringComparer.Ordinal))
        {
            var sum = Sum(tags);
            var listed = tags.Where(tag => tag.Value * share >= sum).OrderByDescending(tag => tag.Value).ThenBy(tag => tag.Key, StringComparer.Ordinal);
            content.Append(key).Append('\t').AppendJoin(' ', listed.Select(tag => $"{tag.Key}:{tag.Value}")).Append('\n');
        }

        return content.ToString();
    }

    private static int Sum(OrderedDictionary<string, int> tags) => tags.Values.Sum();

    [GeneratedRegex("[a-zA-Z]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HasLetter();

    [GeneratedRegex(@"\A[a-z']", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BeginsLikeAWord();

    [GeneratedRegex(@"\A[a-z\-]+\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LowerLetters();

    [GeneratedRegex(@"\A[a-z'\-]+\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VerbLetters();
}
