using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Extraction.V1;

namespace Hearsay.Extraction.Tests;

public sealed class GetEvidenceTests(ExtractionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_NewerEngineHasRead_AnswersTheNewer()
    {
        var document = fixture.Ingestion.Put(Articles.Bridge);
        var evidence = await fixture.ReadAsync(document);

        await fixture.StoreAsync(evidence, evidence.Engine.Version + 1);

        Assert.Equal(evidence.Engine.Version + 1, (await fixture.GetAsync(document, 1)).Engine.Version);
    }

    [Fact]
    public async Task Get_OlderEngineReadsLater_AnswersTheNewer()
    {
        var known = fixture.Ingestion.Put(Articles.Bridge);
        var evidence = await fixture.ReadAsync(known);
        var document = fixture.Ingestion.Put(Articles.Bridge);
        evidence.DocumentId = document;
        await fixture.StoreAsync(evidence, evidence.Engine.Version + 1);

        var read = await fixture.ReadAsync(document);

        Assert.Equal(evidence.Engine.Version + 1, read.Engine.Version);
        Assert.Equal(2, await fixture.CountEvidenceAsync(document));
    }

    [Fact]
    public async Task Get_NewerEngineOfAnEarlierRevision_LatestRevisionWins()
    {
        var document = fixture.Ingestion.Put(Articles.Bridge);
        fixture.Ingestion.Put(Articles.Ferry, 2, document);
        var first = await fixture.ReadAsync(document, 1);
        await fixture.ReadAsync(document, 2);

        await fixture.StoreAsync(first, first.Engine.Version + 1);

        Assert.Equal(2, (await fixture.GetAsync(document)).Revision);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Get_DocumentNobodyRead_IsNotFound(int revision)
    {
        var document = Guid.CreateVersion7().ToString();
        var failure = await FailAsync(document, revision);
        Failures.AssertIs(
            failure,
            StatusCode.NotFound,
            ErrorReason.EvidenceNotFound,
            ("document_id", document),
            ("revision", revision.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Get_RevisionNobodyRead_IsNotFound()
    {
        var document = fixture.Ingestion.Put(Articles.Bridge);
        await fixture.ReadAsync(document);

        Failures.AssertIs(
            await FailAsync(document, 2), StatusCode.NotFound, ErrorReason.EvidenceNotFound, ("document_id", document), ("revision", "2"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("marrowby")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("{0193c1d4-0000-7000-8000-000000000001}")]
    [InlineData("0193c1d4000070008000000000000001")]
    public async Task Get_EveryFieldIsWrong_AllAreNamed(string document) =>
        Failures.AssertFields(await FailAsync(document, -1), ("document_id", "NOT_A_UUID"), ("revision", "NEGATIVE"));

    private Task<RpcException> FailAsync(string document, int revision) => Assert.ThrowsAsync<RpcException>(async () =>
        await fixture.Client.GetEvidenceAsync(
            new GetEvidenceRequest { DocumentId = document, Revision = revision }, cancellationToken: Cancellation));
}
