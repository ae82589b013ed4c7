using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.Exports;
using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.Query.Tests;

public sealed class ExportTests(ListedNews news) : IClassFixture<ListedNews>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, ListStatementsRequest, string[]> Filters => ListStatementsTests.Filters;

    public static TheoryData<string> Formats => [.. ExportFormat.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Export_Filter_HoldsWhatTheListHolds(string filter, ListStatementsRequest list, string[] expected)
    {
        Assert.True(expected.Length >= 0, filter);
        var request = new ExportRequest
        {
            Format = "jsonl",
            Speaker = list.Speaker,
            Addressee = list.Addressee,
            Text = list.Text,
            Kinds = { list.Kinds },
            Stances = { list.Stances },
            Certainties = { list.Certainties },
            Outlet = list.Outlet,
            PublishedFrom = list.PublishedFrom,
            PublishedBefore = list.PublishedBefore,
            DocumentId = list.DocumentId,
        };

        var (file, manifest) = await ExportAsync(request);

        var listed = await news.Client.ListStatementsAsync(list, cancellationToken: Cancellation);
        Assert.Equal(listed.Statements, Lines(file).Select(line => line.Result));
        Assert.Equal(listed.Statements.Count, manifest.Statements);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Export_Format_IsWhatItsManifestSays(string format)
    {
        var before = TimeProvider.System.GetUtcNow();

        var request = new ExportRequest { Format = format, Outlet = "the marrowby ledger" };
        var (file, manifest) = await ExportAsync(request);

        Assert.Equal((file.LongLength, Convert.ToHexStringLower(SHA256.HashData(file))), (manifest.Bytes, manifest.Sha256));
        Assert.Equal((format, request), (manifest.Format, manifest.Query));
        Assert.Equal((2, 3), (manifest.Documents, manifest.Statements));
        Assert.Equal((1, "test", 2), (Assert.Single(manifest.Engines).Engine.Version, manifest.Engines[0].Engine.Profile, manifest.Engines[0].Documents));
        Assert.All(manifest.Records, record => Assert.True(record.Count > 0, record.Kind));
        Assert.InRange(manifest.CreateTime.ToDateTimeOffset(), before.AddSeconds(-5), TimeProvider.System.GetUtcNow().AddSeconds(5));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Export_NothingMatches_IsAWholeFileOfTheFormat(string format)
    {
        var (file, manifest) = await ExportAsync(new ExportRequest { Format = format, Text = "no such words anywhere" });

        Assert.Equal((0, 0, file.LongLength), (manifest.Documents, manifest.Statements, manifest.Bytes));
        if (manifest.MediaType.StartsWith("application/ld+json", StringComparison.Ordinal))
        {
            using var read = JsonDocument.Parse(file);
            Assert.Equal(JsonValueKind.Object, read.RootElement.ValueKind);
        }
    }

    [Fact]
    public async Task Export_SameQueryTwice_IsTheSameFile()
    {
        var (first, _) = await ExportAsync(new ExportRequest { Format = "csv" });
        var (second, _) = await ExportAsync(new ExportRequest { Format = "csv" });

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Export_Statements_AreCutFromTheDocumentsText()
    {
        var (file, _) = await ExportAsync(new ExportRequest { Format = "jsonl" });

        foreach (var line in Lines(file))
        {
            var document = await news.Query.EvidenceAsync(line.Result.Passage.DocumentId);
            Assert.Equal(document.Evidence.TextSha256, line.Reading.TextSha256);
            var runes = document.Text.EnumerateRunes().ToArray();
            Assert.All(
                line.Result.Statement.Content.Concat(line.Result.Statement.Cue),
                span => Assert.Equal(string.Concat(runes[span.Start..span.End]), span.Text));
        }
    }

    [Fact]
    public async Task Export_UnknownFormatAndFilters_NamesEveryFieldAndTheFormats()
    {
        var request = new ExportRequest { Format = "xlsx", Speaker = "nul\0", PublishedFrom = "today", DocumentId = "x", Stances = { Stance.Unspecified } };

        var failure = await Assert.ThrowsAsync<RpcException>(() => ExportAsync(request));

        var refusal = Refusal.Of(failure);
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), (refusal.Code, refusal.Reason));
        Assert.Equal(
            ["document_id NOT_A_UUID", "format UNKNOWN_FORMAT", "published_from NOT_A_DATE", "speaker NOT_TEXT", "stances[0] UNKNOWN"], refusal.Violations);
        var told = failure.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Single(violation => violation.Field == "format").Description;
        Assert.All(ExportFormat.All, format => Assert.Contains(format.Name, told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("CSV")]
    public async Task Export_NoFormatOfThatName_IsRefused(string format)
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => ExportAsync(new ExportRequest { Format = format }));

        Assert.Equal(["format UNKNOWN_FORMAT"], Refusal.Of(failure).Violations);
    }

    [Fact]
    public async Task Export_AllSlotsTaken_IsToldToTryAgain()
    {
        var bounds = news.Query.Service.Services.GetRequiredService<ExportBounds>();
        var slots = Enumerable.Range(0, bounds.Options.MostAtOnce).Select(_ => bounds.Open()).ToList();
        try
        {
            var failure = await Assert.ThrowsAsync<RpcException>(() => ExportAsync(new ExportRequest { Format = "csv" }));

            Assert.Equal((StatusCode.ResourceExhausted, "OVERLOADED"), (Refusal.Of(failure).Code, Refusal.Of(failure).Reason));
            Assert.NotNull(failure.GetRpcStatus()!.GetDetail<Google.Rpc.RetryInfo>());
        }
        finally
        {
            slots.ForEach(slot => slot.Dispose());
        }

        Assert.NotEmpty((await ExportAsync(new ExportRequest { Format = "csv" })).File);
    }

    [Fact]
    public async Task Get_Export_AnswersAsJsonLines()
    {
        var body = await news.Query.Service.Http.GetStringAsync(new Uri("/v1/export?format=csv&outlet=tern%20bay%20echo", UriKind.Relative), Cancellation);

        var parts = body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonParser.Default.Parse<ExportResponse>(line)).ToList();
        var file = parts.Where(part => part.PartCase == ExportResponse.PartOneofCase.Chunk).SelectMany(part => part.Chunk).ToArray();
        Assert.Equal(parts[^1].Manifest.Sha256, Convert.ToHexStringLower(SHA256.HashData(file)));
        Assert.Equal(3, parts[^1].Manifest.Statements);
    }

    private async Task<(byte[] File, ExportManifest Manifest)> ExportAsync(ExportRequest request)
    {
        using var call = news.Client.Export(request, cancellationToken: Cancellation);
        return await ReadAsync(call.ResponseStream);
    }

    internal static async Task<(byte[] File, ExportManifest Manifest)> ReadAsync(IAsyncStreamReader<ExportResponse> parts)
    {
        using var file = new MemoryStream();
        ExportManifest? manifest = null;
        while (await parts.MoveNext(Cancellation))
        {
            Assert.Null(manifest);
            file.Write(parts.Current.Chunk.Span);
            manifest = parts.Current.Manifest;
        }

        Assert.NotNull(manifest);
        return (file.ToArray(), manifest);
    }

    internal static IEnumerable<ExportedStatement> Lines(byte[] file) =>
        Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonParser.Default.Parse<ExportedStatement>(line));
}
