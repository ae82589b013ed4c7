using Hearsay.Engine.Quality.Tests.Data;

namespace Hearsay.Engine.Quality.Tests.Scoring;

/// <summary>
/// How much of each kind of annotated attribution is found: the share that is linked (<see cref="LinkedScorer"/>), and the share whose content agrees
/// trimmed (<see cref="PairedScorer"/>). An attribution counts in every slice that it belongs to.
/// </summary>
internal static class SliceScorer
{
    public const string Linked = "linked", Content = "content", All = "all";

    public static readonly IReadOnlyList<string> Slices =
        [All, "cue seen", "cue unseen", "direct", "mixed", "indirect", "no source", "pronoun source", "discontinuous", "crosses sentences"];

    private static readonly HashSet<string> Pronouns = new(StringComparer.Ordinal)
    {
        "he", "she", "they", "it", "we", "i", "you", "who", "him", "her", "them", "us", "me", "his", "hers", "their", "theirs", "its", "our", "my", "your",
    };

    /// <param name="article">Text and annotation.</param>
    /// <param name="found">What was found, without what lies in regions put aside.</param>
    /// <param name="seenCues">Words of the cues of the training part, in lower case.</param>
    /// <param name="score">Takes two shares for each slice.</param>
    public static void Score(AnnotatedArticle article, IReadOnlyList<AttributionSpans> found, IReadOnlySet<string> seenCues, DocumentScore score)
    {
        var gold = article.Attributions.Select(item => item.Spans).ToList();
        var linked = LinkedScorer.Pairs(found, gold).Select(pair => pair.Gold).ToHashSet();
        var content = PairedScorer.Pairs(found, gold)
            .Where(pair => PairedScorer.Agree(article.Text, pair.Found.Content, pair.Gold.Content, PairedScorer.Trimmed)).Select(pair => pair.Gold).ToHashSet();
        foreach (var item in article.Attributions)
        {
            foreach (var slice in SlicesOf(article, item, seenCues))
            {
                score.Add(new Figure(slice, Linked), Tally.Share(linked.Contains(item.Spans)));
                score.Add(new Figure(slice, Content), Tally.Share(content.Contains(item.Spans)));
            }
        }
    }

    /// <summary>Slices that an annotated attribution belongs to.</summary>
    public static IEnumerable<string> SlicesOf(AnnotatedArticle article, GoldAttribution item, IReadOnlySet<string> seenCues)
    {
        yield return All;
        yield return seenCues.Contains(QualityData.CueText(article, item)) ? "cue seen" : "cue unseen";
        if (item.Form is { } form)
        {
            yield return form.ToString().ToLowerInvariant();
        }

        if (item.Spans.Source.Count == 0)
        {
            yield return "no source";
        }
        else if (Pronouns.Contains(article.Text.Of(item.Spans.Source).Trim().ToLowerInvariant()))
        {
            yield return "pronoun source";
        }

        if (item.Spans.Content.Count > 1)
        {
            yield return "discontinuous";
        }

        if (Crosses(article.Sentences, item.Spans.Content))
        {
            yield return "crosses sentences";
        }
    }

    private static bool Crosses(IReadOnlyList<TextSpan> sentences, IReadOnlyList<TextSpan> content) =>
        content.SelectMany(span => new[] { span.Start, span.End - 1 }).Select(at => IndexOf(sentences, at)).Where(index => index >= 0).Distinct().Count() > 1;

    private static int IndexOf(IReadOnlyList<TextSpan> sentences, int at)
    {
        for (var i = 0; i < sentences.Count; i++)
        {
            if (sentences[i].Start <= at && at < sentences[i].End)
            {
                return i;
            }
        }

        return -1;
    }
}
