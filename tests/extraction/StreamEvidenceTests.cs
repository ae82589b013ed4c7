using Grpc.Core;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.Extraction.Tests;

public sealed class StreamEvidenceTests(ExtractionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stream_FromTheStart_AnswersInTheOrderOfStoring()
    {
        var documents = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            documents.Add(fixture.Ingestion.Put(Articles.Bridge));
            await fixture.ReadAsync(documents[i]);
        }

        var all = await StreamUntilAsync(0, responses => documents.All(document => Holds(responses, document)));

        Assert.Equal(documents, all.Select(response => response.Evidence.DocumentId).Where(documents.Contains));
        Assert.Equal(all.Select(response => response.Position).Order(), all.Select(response => response.Position));
    }

    [Fact]
    public async Task Stream_FromAPosition_AnswersWhatComesAfter()
    {
        var (first, second) = (fixture.Ingestion.Put(Articles.Bridge), fixture.Ingestion.Put(Articles.Ferry));
        await fixture.ReadAsync(first);
        await fixture.ReadAsync(second);
        var all = await StreamUntilAsync(0, responses => Holds(responses, second));
        var position = all.Single(response => response.Evidence.DocumentId == first).Position;

        var rest = await StreamAsync(position);

        Assert.DoesNotContain(rest, response => response.Evidence.DocumentId == first);
        Assert.Contains(rest, response => response.Evidence.DocumentId == second);
        Assert.All(rest, response => Assert.True(response.Position > position));
    }

    [Fact]
    public async Task Stream_TwoEnginesHaveRead_AnswersTheNewerOnly()
    {
        var document = fixture.Ingestion.Put(Articles.Bridge);
        var evidence = await fixture.ReadAsync(document);
        await fixture.StoreAsync(evidence, evidence.Engine.Version + 1);

        var all = await StreamUntilAsync(0, responses => Holds(responses, document));

        Assert.Equal(
            evidence.Engine.Version + 1, all.Single(response => response.Evidence.DocumentId == document).Evidence.Engine.Version);
    }

    [Fact]
    public async Task Stream_DocumentIsRetracted_LeavesItOut()
    {
        var (gone, kept) = (fixture.Ingestion.Put(Articles.Bridge), fixture.Ingestion.Put(Articles.Ferry));
        await fixture.ReadAsync(gone);
        await fixture.RetractAsync(gone);
        await fixture.ReadAsync(kept);

        Assert.False(Holds(await StreamUntilAsync(0, responses => Holds(responses, kept)), gone));
    }

    [Fact]
    public async Task Stream_EarlierPositionIsNotCommittedYet_WaitsForIt()
    {
        var known = fixture.Ingestion.Put(Articles.Bridge);
        var evidence = await fixture.ReadAsync(known);
        var (slow, fast) = (Guid.CreateVersion7(), fixture.Ingestion.Put(Articles.Ferry));
        await using var connection = await fixture.Owner.OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            INSERT INTO evidence (document_id, revision, engine_version, position, text_sha256, statement_count, message)
            SELECT $1, 1, engine_version, next_evidence_position(), text_sha256, statement_count, message
            FROM evidence
            WHERE document_id = $2
            """;
        command.Parameters.AddWithValue(slow);
        command.Parameters.AddWithValue(Guid.Parse(evidence.DocumentId));
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));

        await fixture.ReadAsync(fast);
        Assert.False(Holds(await StreamAsync(0), fast));

        await transaction.CommitAsync(Cancellation);
        await StreamUntilAsync(0, responses => Holds(responses, fast));
    }

    [Fact]
    public async Task Positions_TakenByManyAtOnce_RiseWithTheirTransactions()
    {
        var documents = Enumerable.Range(0, 40).Select(_ => fixture.Ingestion.Put(Articles.Bridge)).ToList();
        await Task.WhenAll(documents.Select(document => fixture.ReceiveAsync(document)));

        await using var command = fixture.Owner.CreateCommand(
            "SELECT count(*) FROM evidence AS one INNER JOIN evidence AS other ON other.position > one.position AND other.txid < one.txid");
        Assert.Equal(0L, await command.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task Page_BytesAreFull_BeginsNoMore()
    {
        for (var i = 0; i < 3; i++)
        {
            await fixture.ReadAsync(fixture.Ingestion.Put(Articles.Bridge));
        }

        var store = fixture.Service.Services.GetRequiredService<EvidenceStore>();
        await Eventually.HoldsAsync(async () => (await store.ReadPageAsync(0, int.MaxValue, Cancellation)).Count >= 3, "three readings are settled");
        var first = Assert.Single(await store.ReadPageAsync(0, 1, Cancellation));
        Assert.Equal(2, (await store.ReadPageAsync(0, first.Message.Length + 1, Cancellation)).Count);
    }

    [Fact]
    public async Task Stream_PositionIsNegative_IsRefused()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => StreamAsync(-1));
        Failures.AssertFields(failure, ("after", "NEGATIVE"));
    }

    private static bool Holds(IEnumerable<StreamEvidenceResponse> responses, string document) =>
        responses.Any(response => response.Evidence.DocumentId == document);

    private async Task<List<StreamEvidenceResponse>> StreamAsync(long after)
    {
        using var call = fixture.Client.StreamEvidence(new StreamEvidenceRequest { After = after }, cancellationToken: Cancellation);
        var responses = new List<StreamEvidenceResponse>();
        await foreach (var response in call.ResponseStream.ReadAllAsync(Cancellation))
        {
            responses.Add(response);
        }

        return responses;
    }

    // Other tests write at the same time: what is stored comes into the stream when their transactions are over.
    private async Task<List<StreamEvidenceResponse>> StreamUntilAsync(long after, Func<List<StreamEvidenceResponse>, bool> condition)
    {
        List<StreamEvidenceResponse> responses = [];
        await Eventually.HoldsAsync(async () => condition(responses = await StreamAsync(after)), "the stream holds what was stored");
        return responses;
    }
}
