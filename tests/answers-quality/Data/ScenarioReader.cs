using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Hearsay.Articles;
using Hearsay.Engine;
using Hearsay.Extraction;
using Hearsay.Tagger;
using Hearsay.Tagger.Inference;
using Microsoft.Extensions.Options;

[assembly: AssemblyFixture(typeof(Hearsay.Answers.Quality.Tests.Data.ScenarioReader))]

namespace Hearsay.Answers.Quality.Tests.Data;

/// <summary>Reads the articles of scenarios as ingestion and extraction do, with the shipped model. Each is read once in a run of the suite.</summary>
public sealed class ScenarioReader
{
    private readonly ConcurrentDictionary<(string Half, string Name), Lazy<Task<IReadOnlyList<ReadArticle>>>> _read = new();
    private readonly EngineSlots _slots = new(Options.Create(new ExtractionOptions()), TimeProvider.System);
    private readonly Lazy<EvidenceReader> _reader;

    public ScenarioReader() => _reader = new(() => new EvidenceReader(new EvidenceEngine(new ModelTagger(TaggerModel.Shipped())), _slots, TimeProvider.System));

    /// <summary>An id that an address always gets.</summary>
    internal static Guid IdOf(string url)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(url));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x70);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    /// <summary>The articles of a scenario, read.</summary>
    internal Task<IReadOnlyList<ReadArticle>> ReadAsync(Scenario scenario, CancellationToken cancellationToken) =>
        _read.GetOrAdd((scenario.Half, scenario.Name), _ => new(() => ReadAllAsync(scenario, cancellationToken))).Value;

    private async Task<IReadOnlyList<ReadArticle>> ReadAllAsync(Scenario scenario, CancellationToken cancellationToken)
    {
        var read = new ReadArticle[scenario.Articles.Count];
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, read.Length, bounds, async (at, token) =>
        {
            var submitted = scenario.Articles[at];
            var article = ArticleReader.Read(submitted.PlainText, EvidenceMapping.ToArticle(submitted.Facts));
            var (_, evidence) = await _reader.Value.ReadAsync(() => article, token);
            read[at] = new ReadArticle(article, evidence);
        });
        return read;
    }
}
