using System.Collections.Concurrent;
using Hearsay.Articles;
using Hearsay.Articles.Html;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Engine;
using Hearsay.Engine.Cues;
using Hearsay.Extraction;
using Hearsay.Tagger;
using Hearsay.Tagger.Inference;
using Microsoft.Extensions.Options;

[assembly: AssemblyFixture(typeof(Hearsay.Revisions.Quality.Tests.Data.RevisionReader))]

namespace Hearsay.Revisions.Quality.Tests.Data;

/// <summary>A text with what was read from it.</summary>
public sealed record ReadText(string Text, Evidence Evidence);

/// <summary>Reads texts as ingestion and extraction do, in either profile. Each is read once in a run of the suite.</summary>
public sealed class RevisionReader
{
    /// <summary>Profiles of the engine.</summary>
    public const string Model = "model", Fast = "fast";

    private readonly ConcurrentDictionary<(string Profile, SubmittedText Text), Lazy<Task<ReadText>>> _read = new();
    private readonly EngineSlots _slots = new(Options.Create(new ExtractionOptions()), TimeProvider.System);
    private readonly Dictionary<string, Lazy<EvidenceReader>> _readers;

    public RevisionReader() => _readers = new Dictionary<string, Lazy<EvidenceReader>>(StringComparer.Ordinal)
    {
        [Model] = new(() => ReaderWith(new ModelTagger(TaggerModel.Shipped()))),
        [Fast] = new(() => ReaderWith(new RuleTagger())),
    };

    /// <summary>The texts of some pairs, read.</summary>
    internal async Task<IReadOnlyList<ReadPair>> ReadAsync(string profile, IReadOnlyList<RevisionPair> pairs, CancellationToken cancellationToken)
    {
        var read = new ReadPair[pairs.Count];
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, read.Length, bounds, async (at, token) =>
            read[at] = new ReadPair(pairs[at], await ReadAsync(profile, pairs[at].Before, token), await ReadAsync(profile, pairs[at].After, token)));
        return read;
    }

    private Task<ReadText> ReadAsync(string profile, SubmittedText text, CancellationToken cancellationToken) =>
        _read.GetOrAdd((profile, text), _ => new(() => ReadOneAsync(profile, text, cancellationToken))).Value;

    private async Task<ReadText> ReadOneAsync(string profile, SubmittedText submitted, CancellationToken cancellationToken)
    {
        var facts = new Articles.PublicationFacts { Outlet = submitted.Outlet, Title = submitted.Title, Published = submitted.Published, Updated = submitted.Updated, Language = "en" };
        var article = submitted.IsHtml
            ? HtmlArticleReader.Read(submitted.Text, facts) ?? throw new InvalidDataException("The page holds no article.")
            : ArticleReader.Read(submitted.Text, facts);
        var (text, evidence) = await _readers[profile].Value.ReadAsync(() => article, cancellationToken);
        return new ReadText(text, evidence);
    }

    private EvidenceReader ReaderWith(ITagger tagger) => new(new EvidenceEngine(tagger), _slots, TimeProvider.System);
}

/// <summary>A pair with what was read from both texts.</summary>
internal sealed record ReadPair(RevisionPair Pair, ReadText Before, ReadText After);
