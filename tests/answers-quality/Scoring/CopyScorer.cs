namespace Hearsay.Answers.Quality.Tests.Scoring;

/// <summary>Groups of documents that carry one text, by pairs of documents of one scenario.</summary>
internal static class CopyScorer
{
    public static void Score(ScenarioView view, AnswerScore score)
    {
        if (view.Answers.Copies is null)
        {
            return;
        }

        var (gold, found) = (GoldGroups(view), FoundGroups(view));
        var urls = view.Documents.Select(document => document.Url).ToList();
        score.Copies += PairCounts.Of(urls, url => found[url], url => gold[url]);
        var words = view.Scenario.Articles.ToDictionary(article => article.Facts.Url, article => Words(article.PlainText), StringComparer.Ordinal);
        score.CopiesBySameWords += PairCounts.Of(urls, url => words[url], url => gold[url]);
        score.CopiesByNothing += PairCounts.Of(urls, url => url, url => gold[url]);
    }

    /// <summary>Group of each document as gold has it, named by a member.</summary>
    public static IReadOnlyDictionary<string, string> GoldGroups(ScenarioView view)
    {
        var groups = view.Documents.ToDictionary(document => document.Url, document => document.Url, StringComparer.Ordinal);
        foreach (var group in view.Gold.Copies)
        {
            foreach (var url in group)
            {
                groups[url] = group[0];
            }
        }

        return groups;
    }

    /// <summary>Group of each document as answered, named by its earliest member in the answer that is of the scenario.</summary>
    public static IReadOnlyDictionary<string, string> FoundGroups(ScenarioView view) => view.Documents.ToDictionary(
        document => document.Url,
        document => view.Answers.Copies!.GetValueOrDefault(document.Id)?.Copies.FirstOrDefault(copy => view.Holds(copy.DocumentId))?.Url ?? document.Url,
        StringComparer.Ordinal);

    /// <summary>A text without headline, marks and spaces.</summary>
    private static string Words(string text) => new([.. text.Where(char.IsLetterOrDigit)]);
}
