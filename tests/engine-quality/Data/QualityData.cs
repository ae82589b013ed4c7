using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.GoldScoring;
using Hearsay.Engine.Quality.Tests.Readers;

[assembly: AssemblyFixture(typeof(QualityData))]

namespace Hearsay.Engine.Quality.Tests.Data;

/// <summary>The annotated texts and what each reader finds in them, each read once for all tests.</summary>
public sealed class QualityData
{
    private readonly ConcurrentDictionary<string, Lazy<object>> _read = new(StringComparer.Ordinal);

    /// <summary>Articles of a file with attributions, for example "polnear/dev".</summary>
    internal IReadOnlyList<AnnotatedArticle> Articles(string dataSet) => Rows(dataSet, AnnotatedArticle.Of);

    /// <summary>Texts of a file with names, for example "ner/gum-dev".</summary>
    internal IReadOnlyList<NamedText> NamedTexts(string dataSet) => Rows(dataSet, NamedText.Of);

    /// <summary>Rows of a compressed JSON Lines file; skips the test where it is absent.</summary>
    internal IReadOnlyList<T> Rows<T>(string dataSet, Func<JsonElement, T> of)
    {
        var path = SharedData.Require($"data/{dataSet}.jsonl.gz");
        return Once(dataSet, () => ReadRows(path, of));
    }

    /// <summary>The words of all cues in a file, in lower case.</summary>
    internal IReadOnlySet<string> CueTexts(string dataSet) => Once<IReadOnlySet<string>>("cues of " + dataSet, () =>
        Articles(dataSet).SelectMany(article => article.Attributions.Select(item => CueText(article, item))).ToHashSet(StringComparer.Ordinal));

    internal static string CueText(AnnotatedArticle article, GoldAttribution item) => article.Text.Of(item.Spans.Cue).ToLowerInvariant();

    /// <summary>What a reader finds in each text; a text that several data sets have is read once.</summary>
    internal IReadOnlyList<ArticleReading> Readings(ReaderUnderTest reader, IEnumerable<(string Text, string Published)> texts)
    {
        var token = TestContext.Current.CancellationToken;
        return [.. texts.AsParallel().AsOrdered().WithDegreeOfParallelism(2).WithCancellation(token).Select(text =>
            Once($"{reader.Name} {text.Published} {text.Text}", () => reader.Read(text.Text, text.Published, token)))];
    }

    /// <summary>What each engine makes of annotated articles, and how right it is.</summary>
    internal IReadOnlyList<GoldScore> GoldScores(ReaderUnderTest reader, IReadOnlyList<GoldArticle> articles) =>
        [.. articles.Zip(Readings(reader, articles.Select(article => (article.Value, article.GivenPublished))), (article, reading) => GoldScorer.Score(article, reading.Evidence!))];

    private T Once<T>(string key, Func<T> make)
        where T : class => (T)_read.GetOrAdd(key, _ => new Lazy<object>(make)).Value;

    private static List<T> ReadRows<T>(string path, Func<JsonElement, T> of)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var rows = new List<T>();
        while (reader.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            rows.Add(of(row.RootElement));
        }

        return rows;
    }
}
