using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Ingestion.Storage;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Hearsay.Ingestion.Tests;

public sealed class RequestIdTests(IngestionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submit_RepeatedRequestId_GetsTheFirstAnswer()
    {
        var request = IngestionFixture.Article("One.", IngestionFixture.NewKey(), requestId: NewId());
        var first = await fixture.SubmitAsync(request);
        await fixture.SubmitAsync("Two.", request.SourceKey);

        var repeated = await fixture.SubmitAsync(request);

        Assert.Equal(first, repeated);
        Assert.Equal(2, (await fixture.GetAsync(first.DocumentId)).LatestRevision);
    }

    [Fact]
    public async Task Submit_RepeatedRequestIdOfRetractedDocument_GetsTheFirstAnswer()
    {
        var request = IngestionFixture.Article("One.", IngestionFixture.NewKey(), requestId: NewId());
        var first = await fixture.SubmitAsync(request);
        await fixture.RetractAsync(first.DocumentId);

        Assert.Equal(first, await fixture.SubmitAsync(request));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Submit_RequestIdWithOtherContent_IsRefused(bool sameKey)
    {
        var request = IngestionFixture.Article("One.", IngestionFixture.NewKey(), requestId: NewId());
        var first = await fixture.SubmitAsync(request);
        var other = IngestionFixture.Article("Two.", sameKey ? request.SourceKey : IngestionFixture.NewKey(), requestId: request.RequestId);

        var failure = await Failures.OfAsync(fixture.Client.SubmitDocumentAsync(other, cancellationToken: Cancellation));

        Failures.AssertIs(failure, StatusCode.InvalidArgument, ErrorReason.RequestIdReused, ("request_id", request.RequestId));
        Assert.Equal(1, (await fixture.GetAsync(first.DocumentId)).LatestRevision);
        Assert.Equal(sameKey ? 1 : 0, await fixture.CountAsync("SELECT count(*) FROM document WHERE source_key = $1", other.SourceKey));
    }

    [Fact]
    public async Task Submit_OneRequestIdTenTimesAtOnce_GetsOneAnswer()
    {
        var request = IngestionFixture.Article("One.", IngestionFixture.NewKey(), requestId: NewId());

        var responses = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => fixture.SubmitAsync(request)));

        var response = Assert.Single(responses.Distinct());
        Assert.Equal(SubmitOutcome.Created, response.Outcome);
        Assert.Single(await fixture.EventsAsync(response.DocumentId));
    }

    [Fact]
    public async Task Submit_OneRequestIdForTenKeysAtOnce_TakesOneIn()
    {
        var requestId = NewId();
        var keys = Enumerable.Range(0, 10).Select(_ => IngestionFixture.NewKey()).ToArray();

        var reasons = await Task.WhenAll(keys.Select(key => ReasonAsync(IngestionFixture.Article("One.", key, requestId: requestId))));

        Assert.Single(reasons, reason => reason is null);
        Assert.Equal(9, reasons.Count(reason => reason == "REQUEST_ID_REUSED"));
        Assert.Equal(1, await fixture.CountAsync("SELECT count(*) FROM document WHERE source_key = ANY ($1)", (object)keys));
    }

    [Fact]
    public async Task Answers_OlderThanSevenDays_AreRemovedWithinTheHour()
    {
        var clock = new FakeTimeProvider(IngestionFixture.Now);
        var database = await fixture.CreateDatabaseAsync();
        await using var service = await RunningService.StartAsync(
            IngestionComposition.Definition, database, configure: builder => builder.Services.AddSingleton<TimeProvider>(clock), cancellationToken: Cancellation);
        await using var owner = IngestionFixture.OwnerOf(database);
        await using var insert = owner.CreateCommand(
            """
            INSERT INTO submit_request (request_id, request_sha256, response, answered_at)
            SELECT gen_random_uuid(), sha256('x'), '', now() - age
            FROM unnest(ARRAY[interval '6 days 23 hours', interval '7 days 1 minute', interval '30 days']) AS age
            """);
        await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        await Eventually.HoldsAsync(
            async () =>
            {
                clock.Advance(TimeSpan.FromHours(1));
                return await CountAsync(owner, "SELECT count(*) FROM submit_request") == 1;
            },
            "answers older than seven days are gone");

        Assert.Equal(1, await CountAsync(owner, "SELECT count(*) FROM submit_request WHERE answered_at > now() - interval '7 days'"));
    }

    [Fact]
    public void HashOf_RequestIdAlone_ChangesNothing()
    {
        var one = IngestionFixture.Article("One.", "key", requestId: NewId());
        var other = IngestionFixture.Article("One.", "key", requestId: NewId());

        Assert.Equal(SubmitRequests.HashOf(one), SubmitRequests.HashOf(other));
        Assert.NotEqual(SubmitRequests.HashOf(one), SubmitRequests.HashOf(IngestionFixture.Article("Two.", "key", requestId: one.RequestId)));
    }

    private async Task<string?> ReasonAsync(SubmitDocumentRequest request)
    {
        try
        {
            await fixture.SubmitAsync(request);
            return null;
        }
        catch (RpcException failure)
        {
            return failure.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason;
        }
    }

    private static async Task<long> CountAsync(NpgsqlDataSource owner, string sql)
    {
        await using var command = owner.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static string NewId() => Guid.CreateVersion7().ToString();
}
