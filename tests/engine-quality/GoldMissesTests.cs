using System.Text;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.GoldScoring;
using Hearsay.Engine.Quality.Tests.Readers;

namespace Hearsay.Engine.Quality.Tests;

/// <summary>For whoever writes rules: what is missed and found beside in annotated articles that rules may be tuned on. See the README of this folder.</summary>
public sealed class GoldMissesTests(QualityData data)
{
    [Fact]
    public void Misses_OfTheArticlesAskedFor_ArePrinted()
    {
        var wanted = Environment.GetEnvironmentVariable("HEARSAY_GOLD") ?? "";
        Assert.SkipWhen(wanted.Length == 0, "Set HEARSAY_GOLD to the name of a tuned article or a part of it, to \"real\" or to \"all\".");
        var stage = Environment.GetEnvironmentVariable("HEARSAY_GOLD_STAGE") ?? "";
        var reader = ReaderUnderTest.Named(Environment.GetEnvironmentVariable("HEARSAY_GOLD_READER") is { Length: > 0 } name ? name : ReaderUnderTest.Model);
        var articles = Articles(wanted);
        var scores = data.GoldScores(reader, articles);

        var text = new StringBuilder();
        foreach (var (article, score) in articles.Zip(scores))
        {
            text.Append("== ").Append(article.Name).Append(" (").Append(reader.Name).Append(")\n");
            foreach (var note in score.Notes.Where(note => note.Stage.StartsWith(stage, StringComparison.OrdinalIgnoreCase)))
            {
                text.Append(note.Stage.PadRight(11)).Append(note.Words.ReplaceLineEndings(" ")).Append('\n');
            }
        }

        Console.WriteLine(text);
        Console.WriteLine(GoldTables.Of($"{articles.Count} articles", [(reader.Name, scores)]));
        Assert.NotEmpty(articles);
    }

    private static List<GoldArticle> Articles(string wanted) =>
    [
        .. wanted is "real" ? [GoldLibrary.Real()] : GoldLibrary.Ours(GoldLibrary.Tuned).Where(article => wanted is "all" || article.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)),
    ];
}
