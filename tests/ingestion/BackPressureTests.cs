using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.TestSupport;

namespace Hearsay.Ingestion.Tests;

/// <summary>Where events cannot leave, documents are not taken in without end: the backfill is told to wait first, then everybody.</summary>
public sealed class BackPressureTests(IngestionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submit_OutboxIsFull_IsToldWhenToTryAgainAndStoresNothing()
    {
        var database = await fixture.CreateDatabaseAsync();
        await using var service = await RunningService.StartAsync(
            IngestionComposition.Definition,
            database,
            new Dictionary<string, string>
            {
                ["Messaging:MostWaiting"] = "500",
                ["Messaging:MostBackfillWaiting"] = "10",
                ["Messaging:MeasureInterval"] = "00:00:00.05",
            },
            cancellationToken: Cancellation);
        var client = new IngestionService.IngestionServiceClient(service.Channel);

        await using var owner = IngestionFixture.OwnerOf(database);

        await AppendAsync(owner, 10, lane: 1);
        var backfill = await FillAsync(client, Lane.Backfill);
        await client.SubmitDocumentAsync(Article(Lane.Fresh), cancellationToken: Cancellation);
        await AppendAsync(owner, 500, lane: 0);
        var fresh = await FillAsync(client, Lane.Fresh);
        var before = await CountAsync(owner);
        await Assert.ThrowsAsync<RpcException>(() => client.SubmitDocumentAsync(Article(Lane.Fresh), cancellationToken: Cancellation).ResponseAsync);

        AssertTold(backfill, "backfill");
        AssertTold(fresh, "fresh");
        Assert.Equal(before, await CountAsync(owner));
        await owner.CreateCommand("UPDATE outbox_cursor SET txid = '9000000000'").ExecuteNonQueryAsync(Cancellation);
        await Eventually.HoldsAsync(
            async () =>
            {
                try
                {
                    await client.SubmitDocumentAsync(Article(Lane.Fresh), cancellationToken: Cancellation);
                    return true;
                }
                catch (RpcException exception) when (exception.StatusCode is StatusCode.ResourceExhausted)
                {
                    return false;
                }
            },
            "documents are taken in again once the events have left");
    }

    private static async Task AppendAsync(Npgsql.NpgsqlDataSource owner, int events, int lane)
    {
        await using var command = owner.CreateCommand(
            $"INSERT INTO outbox_event (event_id, topic, event_type, order_key, payload, lane) SELECT gen_random_uuid(), 'topic', 'type', gen_random_uuid(), '', {lane} FROM generate_series(1, {events})");
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    /// <summary>Submits until that is refused.</summary>
    private static async Task<RpcException> FillAsync(IngestionService.IngestionServiceClient client, Lane lane)
    {
        RpcException? refused = null;
        await Eventually.HoldsAsync(
            async () =>
            {
                try
                {
                    await client.SubmitDocumentAsync(Article(lane), cancellationToken: Cancellation);
                    return false;
                }
                catch (RpcException exception)
                {
                    refused = exception;
                    return true;
                }
            },
            "the outbox is full");
        return refused!;
    }

    private static void AssertTold(RpcException refused, string lane)
    {
        Failures.AssertIs(refused.GetRpcStatus()!, StatusCode.ResourceExhausted, ErrorReason.OutboxFull, ("lane", lane));
        Assert.True(refused.GetRpcStatus()!.GetDetail<Google.Rpc.RetryInfo>().RetryDelay.ToTimeSpan() > TimeSpan.Zero);
    }

    private static async Task<object?> CountAsync(Npgsql.NpgsqlDataSource owner) =>
        await owner.CreateCommand("SELECT (SELECT count(*) FROM document) || '/' || (SELECT count(*) FROM outbox_event)").ExecuteScalarAsync(Cancellation);

    private static SubmitDocumentRequest Article(Lane lane) =>
        new() { PlainText = $"The mill of Torvane will close, {Guid.CreateVersion7()}.", SourceKey = IngestionFixture.NewKey(), Lane = lane };
}
