using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.Exports;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Hearsay.Query.Tests;

/// <summary>Exports beside what others change, and at their bounds.</summary>
public sealed class ExportSnapshotTests(QueryFixture query) : IClassFixture<QueryFixture>
{
    private static readonly StatementFilter All = ListStatements.Read(new ListStatementsRequest(), new RequestViolations());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private NpgsqlDataSource DataSource => query.Service.Services.GetRequiredService<NpgsqlDataSource>();

    [Fact]
    public async Task Snapshot_DocumentsChangedMeanwhile_ShowsTheMomentItWasMade()
    {
        var (kept, revised) = (Create("The quay stays"), Create("The pier opened"));
        await query.TakeInAsync(kept, revised);

        await using var model = Present();
        await using var snapshot = await ExportSnapshot.OpenAsync(model, Cancellation);
        await query.TakeInAsync(Create("The pier closed", revised.DocumentId, revision: 2), Create("The mole is new"));
        await query.RetractAsync(kept.DocumentId);
        var documents = new List<ExportedDocument>();
        await foreach (var document in snapshot.DocumentsAsync(All, Cancellation))
        {
            documents.Add(document);
        }

        var contents = documents.ToDictionary(document => document.Evidence.DocumentId, document => document.Statements[0].Statement.Content[0].Text);
        Assert.Equal(("The quay stays", "The pier opened"), (contents[kept.DocumentId], contents[revised.DocumentId]));
        Assert.DoesNotContain("The mole is new", contents.Values);
        Assert.Equal(Guid.Parse(kept.DocumentId), await ExportSnapshot.FindRetractedAsync(DataSource, [Guid.Parse(revised.DocumentId), Guid.Parse(kept.DocumentId)], Cancellation));
    }

    [Fact]
    public async Task Snapshot_Transaction_ReadsOnlyAndHoldsUpNoRelay()
    {
        await using var model = Present();
        await using var snapshot = await ExportSnapshot.OpenAsync(model, Cancellation);

        // What a relay waits for is the oldest transaction that has an id.
        Assert.Equal(0L, await query.ScalarAsync("SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = current_database() AND backend_xid IS NOT NULL"));
        Assert.Equal(1L, await query.ScalarAsync(
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = current_database() AND query LIKE '%ExportSnapshotBegin%'"));
    }

    [Fact]
    public async Task Export_DocumentTakenBackMeanwhile_SaysThatItIsOutdated()
    {
        var article = Create("The weir leaks");
        await query.TakeInAsync(article);
        await using var scope = query.Service.Services.CreateAsyncScope();
        var export = scope.ServiceProvider.GetRequiredService<Export>();
        var reader = new Reader(_ => query.RetractAsync(article.DocumentId));

        var failure = await Assert.ThrowsAsync<HearsayException>(
            () => export.HandleAsync(new ExportRequest { Format = "csv", DocumentId = article.DocumentId }, reader, Cancellation));

        Assert.Equal((ErrorReason.ExportOutdated, article.DocumentId), (failure.Reason, failure.Metadata["document_id"]));
        Assert.DoesNotContain(reader.Parts, part => part.PartCase == ExportResponse.PartOneofCase.Manifest);
    }

    [Fact]
    public async Task Export_MoreStatementsOrBytesThanMayBe_SaysWhichBound()
    {
        var article = Create("The lock holds");
        await query.TakeInAsync(article);
        var request = new ExportRequest { Format = "csv", DocumentId = article.DocumentId };

        var statements = await FailureAsync(request, new ExportOptions { MostStatements = 0 });
        var bytes = await FailureAsync(request, new ExportOptions { MostBytes = 700 });

        Assert.Equal((ErrorReason.ExportLimitReached, "statements", "0"), (statements.Reason, statements.Metadata["limit"], statements.Metadata["max"]));
        Assert.Equal((ErrorReason.ExportLimitReached, "bytes", "700"), (bytes.Reason, bytes.Metadata["limit"], bytes.Metadata["max"]));
    }

    [Fact]
    public async Task Export_ReaderThatDoesNotRead_IsLeftAfterAMinute()
    {
        await query.TakeInAsync(Create("The dyke is dry"));
        var clock = new FakeTimeProvider();

        var failure = await FailureAsync(new ExportRequest { Format = "csv" }, new ExportOptions(), clock, token => HangAsync(clock, TimeSpan.FromSeconds(61), token));

        Assert.Equal(ErrorReason.StreamIdle, failure.Reason);
    }

    [Fact]
    public async Task Export_LongerThanMayBe_SaysSoAndFreesItsPlace()
    {
        await query.TakeInAsync(Create("The canal is full"));
        var clock = new FakeTimeProvider();
        var bounds = new ExportBounds(Options.Create(new ExportOptions { LongestTime = TimeSpan.FromSeconds(30), MostAtOnce = 1 }));

        var failure = await FailureAsync(new ExportRequest { Format = "csv" }, bounds, clock, token => HangAsync(clock, TimeSpan.FromSeconds(31), token));

        Assert.Equal((ErrorReason.ExportLimitReached, "seconds", "30"), (failure.Reason, failure.Metadata["limit"], failure.Metadata["max"]));
        bounds.Open().Dispose();
    }

    [Fact]
    public async Task Export_CallerGoesAway_GivesConnectionAndPlaceBack()
    {
        await query.TakeInAsync(Create("The ford is deep"));
        using var gone = new CancellationTokenSource();
        var bounds = new ExportBounds(Options.Create(new ExportOptions { MostAtOnce = 1 }));
        await using var model = Present();
        var reader = new Reader(async token =>
        {
            await gone.CancelAsync();
            token.ThrowIfCancellationRequested();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new Export(model, DataSource, bounds, TimeProvider.System).HandleAsync(new ExportRequest { Format = "csv" }, reader, gone.Token));

        bounds.Open().Dispose();
        await Eventually.HoldsAsync(
            async () => await query.ScalarAsync("SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%' AND datname = current_database()") is 0L,
            "no export holds a transaction");
    }

    [Fact]
    public async Task Export_MoreThanAPage_ComesInChunksAndWhole()
    {
        var words = Enumerable.Range(0, 230).Select(number => $"boat{number:D3}").ToList();
        var fleet = new InventedArticle(string.Join(' ', words));
        words.ForEach(word => fleet.Statement(word));
        await query.TakeInAsync(Create("boat230 sank"), fleet, Create("boat231 sank"));

        using var call = query.Client.Export(new ExportRequest { Format = "web-annotation", Text = "boat" }, cancellationToken: Cancellation);
        var (file, manifest) = await ExportTests.ReadAsync(call.ResponseStream);

        Assert.Equal((3, 232), (manifest.Documents, manifest.Statements));
        Assert.True(file.Length > 2 * 64 * 1024);
        Assert.Equal(file.LongLength, manifest.Bytes);
    }

    private Task<HearsayException> FailureAsync(ExportRequest request, ExportOptions options) =>
        FailureAsync(request, options, TimeProvider.System, _ => Task.CompletedTask);

    private Task<HearsayException> FailureAsync(ExportRequest request, ExportOptions options, TimeProvider clock, Func<CancellationToken, Task> onPart) =>
        FailureAsync(request, new ExportBounds(Options.Create(options)), clock, onPart);

    private async Task<HearsayException> FailureAsync(ExportRequest request, ExportBounds bounds, TimeProvider clock, Func<CancellationToken, Task> onPart)
    {
        await using var model = Present();
        return await Assert.ThrowsAsync<HearsayException>(() => new Export(model, DataSource, bounds, clock).HandleAsync(request, new Reader(onPart), Cancellation));
    }

    private ReadModel Present() => new(DataSource, query.Service.Services.GetRequiredService<PastReadModels>(), TimeProvider.System);

    /// <summary>Takes nothing while the clock goes on.</summary>
    private static async Task HangAsync(FakeTimeProvider clock, TimeSpan time, CancellationToken cancellationToken)
    {
        clock.Advance(time);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    private static InventedArticle Create(string content, string? documentId = null, int revision = 1)
    {
        var article = new InventedArticle($"{content}, Piet Oss said.", documentId, revision);
        article.Statement(content, article.MentionedEntity("Piet Oss"), "said");
        return article;
    }

    /// <summary>Reads an export, and does something at each part.</summary>
    private sealed class Reader(Func<CancellationToken, Task> onPart) : IAsyncStreamWriter<ExportResponse>
    {
        public List<ExportResponse> Parts { get; } = [];

        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(ExportResponse message) => WriteAsync(message, CancellationToken.None);

        public async Task WriteAsync(ExportResponse message, CancellationToken cancellationToken)
        {
            Parts.Add(message);
            await onPart(cancellationToken);
        }
    }
}
