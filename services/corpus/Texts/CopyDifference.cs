namespace Hearsay.Corpus.Texts;

/// <summary>What differs between two texts of one group of copies.</summary>
/// <param name="Shared">How much of the later text stands in the earliest, by words, 0 to 1.</param>
/// <param name="Added">Sentences that the later has and the earliest has not, as printed, in their order.</param>
/// <param name="Removed">Sentences that the earliest has and the later has not.</param>
public sealed record CopyDifference(double Shared, IReadOnlyList<string> Added, IReadOnlyList<string> Removed)
{
    /// <summary>Most sentences of a list.</summary>
    public const int MostSentences = 20;

    // Less of a sentence than this is another sentence. Of a word that stands in many sentences only the first few are looked at.
    private const double LeastOfSentence = 0.5;
    private const int MostPlaces = 40;

    /// <summary>Compares two running texts, quotations included.</summary>
    public static CopyDifference Between(RunningText earliest, RunningText other)
    {
        var (shared, added) = Missing(other, earliest);
        return new CopyDifference(shared, added, Missing(earliest, other).Sentences);
    }

    private static (double Shared, List<string> Sentences) Missing(RunningText of, RunningText among)
    {
        var places = new Dictionary<int, List<int>>();
        for (var i = 0; i < among.Sentences.Count; i++)
        {
            foreach (var word in among.Sentences[i].Words.Select(word => word.Hash).Distinct())
            {
                if (!places.TryGetValue(word, out var list))
                {
                    places[word] = list = [];
                }

                if (list.Count < MostPlaces)
                {
                    list.Add(i);
                }
            }
        }

        var missing = new List<string>();
        double shared = 0;
        var all = 0;
        foreach (var sentence in of.Sentences)
        {
            var likeness = Likeness(sentence, among, places);
            all += sentence.Words.Count;
            shared += likeness >= LeastOfSentence ? likeness * sentence.Words.Count : 0;
            if (likeness < LeastOfSentence && missing.Count < MostSentences)
            {
                missing.Add(sentence.Text);
            }
        }

        return (all == 0 ? 1 : Math.Round(Math.Min(1, shared / all), 2), missing);
    }

    // How much of a sentence stands in the best one of the other text, by words.
    private static double Likeness(RunningSentence sentence, RunningText among, Dictionary<int, List<int>> places)
    {
        var words = sentence.Words.Select(word => word.Hash).Distinct().ToList();
        var common = new Dictionary<int, int>();
        foreach (var place in words.SelectMany(word => places.GetValueOrDefault(word) ?? []))
        {
            common[place] = common.GetValueOrDefault(place) + 1;
        }

        return common.Count == 0 ? 0 : common.Max(pair => 2.0 * pair.Value / (words.Count + among.Sentences[pair.Key].Words.Select(word => word.Hash).Distinct().Count()));
    }
}
