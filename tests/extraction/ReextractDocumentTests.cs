using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Engine;
using Hearsay.TestSupport;

namespace Hearsay.Extraction.Tests;

public sealed class ReextractDocumentTests(ExtractionFixture fixture)
{
    private static readonly int Old = EngineVersion.Rules.Version, New = Old + 1;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reextract_OlderEngineHasRead_ReadsAllRevisionsAndAnnouncesAtOnce()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 2);
        var document = stored.Documents[0];
        fixture.Ingestion.Put(Articles.Ferry, 2, document);
        await using (var older = await fixture.StartOnAsync(stored.Database))
        {
            await StoredDocuments.DeliverAsync(older, document, 2);
        }

        await using var newer = await fixture.StartOnAsync(stored.Database, engineVersion: New);
        var done = await ReextractAsync(newer, document);

        Assert.Equal(New, done.EngineVersion);
        Assert.Equal(
            [(1, ReextractOutcome.Read, New), (2, ReextractOutcome.Read, New)],
            done.Revisions.Select(revision => (revision.Revision, revision.Outcome, revision.EngineVersion)));
        Assert.Equal([$"{Old}", $"{Old}", $"{New}", $"{New}"], await stored.AnnouncedAsync(document));
        Assert.All(await stored.TopicsAsync(document), topic => Assert.Equal(Topics.EvidenceExtracted, topic));
        Assert.Equal([$"{Old}"], await stored.AnnouncedAsync(stored.Documents[1]));
    }

    [Fact]
    public async Task Reextract_ThisEngineHasRead_DoesNothingUnlessForced()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 1);
        await using var same = await fixture.StartOnAsync(stored.Database, engineVersion: Old);
        var document = stored.Documents[0];

        Assert.Equal(ReextractOutcome.Known, Assert.Single((await ReextractAsync(same, document)).Revisions).Outcome);
        Assert.Equal([$"{Old}"], await stored.AnnouncedAsync(document));

        Assert.Equal(ReextractOutcome.Announced, Assert.Single((await ReextractAsync(same, document, revision: 1, force: true)).Revisions).Outcome);
        Assert.Equal([$"{Old}", $"{Old}"], await stored.AnnouncedAsync(document));
        Assert.Equal([$"{Old}"], await stored.StoredAsync(document));
    }

    [Fact]
    public async Task Reextract_IngestionHasItNoMore_SaysSo()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 1);
        await using var newer = await fixture.StartOnAsync(stored.Database, engineVersion: New);
        fixture.Ingestion.Fail(stored.Documents[0], ErrorReason.DocumentRetracted);

        var revision = Assert.Single((await ReextractAsync(newer, stored.Documents[0])).Revisions);

        Assert.Equal((ReextractOutcome.Gone, Old), (revision.Outcome, revision.EngineVersion));
    }

    [Fact]
    public async Task Reextract_IngestionIsAway_IsToldToTryAgain()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 1);
        await using var newer = await fixture.StartOnAsync(stored.Database, engineVersion: New);
        fixture.Ingestion.Fail(stored.Documents[0], StatusCode.ResourceExhausted);

        Assert.Equal("DEPENDENCY_UNAVAILABLE", await ReasonAsync(newer, new ReextractDocumentRequest { DocumentId = stored.Documents[0] }));
    }

    [Fact]
    public async Task Reextract_WhatIsNotThere_IsRefusedWithItsReason()
    {
        var retracted = fixture.Ingestion.Put(Articles.Bridge);
        await fixture.ReadAsync(retracted);
        await fixture.RetractAsync(retracted);
        var read = fixture.Ingestion.Put(Articles.Bridge);
        await fixture.ReadAsync(read);

        Assert.Equal("DOCUMENT_RETRACTED", await ReasonAsync(fixture.Service, new ReextractDocumentRequest { DocumentId = retracted }));
        Assert.Equal("EVIDENCE_NOT_FOUND", await ReasonAsync(fixture.Service, new ReextractDocumentRequest { DocumentId = read, Revision = 2 }));
        Assert.Equal("EVIDENCE_NOT_FOUND", await ReasonAsync(fixture.Service, new ReextractDocumentRequest { DocumentId = Guid.CreateVersion7().ToString() }));
    }

    [Fact]
    public async Task Reextract_WrongFields_NamesEachOne()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await fixture.Client.ReextractDocumentAsync(
            new ReextractDocumentRequest { DocumentId = "seven", Revision = -1 }, cancellationToken: Cancellation));

        Assert.Equal(
            [("document_id", "NOT_A_UUID"), ("revision", "NEGATIVE")],
            failure.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>().FieldViolations.Select(violation => (violation.Field, violation.Reason)));
    }

    private static async Task<ReextractDocumentResponse> ReextractAsync(RunningService service, string document, int revision = 0, bool force = false) =>
        await new ExtractionService.ExtractionServiceClient(service.Channel).ReextractDocumentAsync(
            new ReextractDocumentRequest { DocumentId = document, Revision = revision, Force = force }, cancellationToken: Cancellation);

    private static async Task<string> ReasonAsync(RunningService service, ReextractDocumentRequest request)
    {
        var client = new ExtractionService.ExtractionServiceClient(service.Channel);
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await client.ReextractDocumentAsync(request, cancellationToken: Cancellation));
        return failure.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason;
    }
}
