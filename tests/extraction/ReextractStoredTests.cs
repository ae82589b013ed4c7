using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Engine;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Lane = Hearsay.Contracts.Lane;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Extraction.Tests;

/// <summary>Each test has a database of its own, for a run goes through all that is stored.</summary>
public sealed class ReextractStoredTests(ExtractionFixture fixture)
{
    // The rules', and the next one, which is the model's.
    private static readonly int Old = EngineVersion.Rules.Version, New = Old + 1;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_OlderEngineHasRead_NewerReadsAndAnnounces()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 3);
        await using var newer = await fixture.StartOnAsync(stored.Database, engineVersion: New);

        Assert.Equal(new Reextraction(3, 0, 0), await RunAsync(newer));

        foreach (var document in stored.Documents)
        {
            var evidence = await GetAsync(newer, document);
            Assert.Equal((New, "test"), (evidence.Engine.Version, evidence.Engine.Profile));
            Assert.NotEmpty(evidence.Statements);
            Assert.Equal([$"{Old}", $"{New}"], await stored.AnnouncedAsync(document));
        }
    }

    [Fact]
    public async Task Run_AllRevisions_AreReadAnew()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 1);
        fixture.Ingestion.Put(Articles.Ferry, 2, stored.Documents[0]);
        await using (var older = await fixture.StartOnAsync(stored.Database))
        {
            await DeliverAsync(older, stored.Documents[0], 2);
        }

        await using var newer = await fixture.StartOnAsync(stored.Database, engineVersion: New);
        Assert.Equal(new Reextraction(2, 0, 0), await RunAsync(newer));
        Assert.Equal(New, (await GetAsync(newer, stored.Documents[0], 1)).Engine.Version);
        Assert.Equal(New, (await GetAsync(newer, stored.Documents[0], 2)).Engine.Version);
    }

    [Fact]
    public async Task Run_Again_ChangesNothing()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 2);
        await using var newer = await fixture.StartOnAsync(stored.Database, engineVersion: New);
        await RunAsync(newer);

        Assert.Equal(new Reextraction(0, 0, 0), await RunAsync(newer));
        Assert.Equal([$"{Old}", $"{New}"], await stored.AnnouncedAsync(stored.Documents[0]));
    }

    [Fact]
    public async Task Run_TwiceAtOnce_AnnouncesEachOnce()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 10);
        await using var newer = await fixture.StartOnAsync(stored.Database, engineVersion: New);

        await Task.WhenAll(RunAsync(newer), RunAsync(newer));

        foreach (var document in stored.Documents)
        {
            Assert.Equal([$"{Old}", $"{New}"], await stored.AnnouncedAsync(document));
        }
    }

    [Fact]
    public async Task Run_MoreThanAPage_ReadsAll()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 70);
        await using var newer = await fixture.StartOnAsync(stored.Database, engineVersion: New);

        Assert.Equal(new Reextraction(70, 0, 0), await RunAsync(newer));
    }

    [Fact]
    public async Task Run_SomeCannotBeRead_TheOthersAreAndTheyAreTriedAgain()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 3);
        fixture.Ingestion.Fail(stored.Documents[0], StatusCode.Internal);
        fixture.Ingestion.Fail(stored.Documents[1], ErrorReason.DocumentRetracted);
        await using var newer = await fixture.StartOnAsync(stored.Database, engineVersion: New);

        Assert.Equal(new Reextraction(1, 1, 1), await RunAsync(newer));

        fixture.Ingestion.Recover(stored.Documents[0]);
        Assert.Equal(new Reextraction(1, 1, 0), await RunAsync(newer));
    }

    [Fact]
    public async Task Run_IngestionIsDown_StopsAfterAPage()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 70);
        foreach (var document in stored.Documents)
        {
            fixture.Ingestion.Fail(document, StatusCode.Internal);
        }

        await using var newer = await fixture.StartOnAsync(stored.Database, engineVersion: New);
        Assert.Equal(new Reextraction(0, 0, 64), await RunAsync(newer));
    }

    [Fact]
    public async Task Run_RetractedDocument_StaysEmpty()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 1);
        await using var newer = await fixture.StartOnAsync(stored.Database, engineVersion: New);
        var evidence = await GetAsync(newer, stored.Documents[0]);
        Assert.Equal(
            Status.Success,
            await new AppCallbackClient(newer.Channel).DeliverAsync(
                Topics.DocumentsRetracted, new DocumentRetracted { DocumentId = stored.Documents[0] }, cancellationToken: Cancellation));

        evidence.Engine.Version = New;
        var document = new DocumentId(Guid.Parse(stored.Documents[0]));
        Assert.Equal(KeepOutcome.Retracted, await newer.Services.GetRequiredService<EvidenceStore>().KeepAnewAsync(document, evidence, Lane.Fresh, Cancellation));
        Assert.Equal(new Reextraction(0, 0, 0), await RunAsync(newer));
    }

    [Fact]
    public async Task Run_Cancelled_GoesOnWithTheNextRun()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 2);
        await using var newer = await fixture.StartOnAsync(stored.Database, engineVersion: New);
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => newer.Services.GetRequiredService<ReextractStored>().RunAsync(new ReextractionPlan(), source.Token));
        Assert.Equal(new Reextraction(2, 0, 0), await RunAsync(newer));
    }

    [Fact]
    public async Task Received_DocumentThatAnOlderEngineHasRead_IsReadAnew()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 1);
        await using var newer = await fixture.StartOnAsync(stored.Database, engineVersion: New);

        await DeliverAsync(newer, stored.Documents[0], 1);

        Assert.Equal(New, (await GetAsync(newer, stored.Documents[0])).Engine.Version);
        Assert.Equal([$"{Old}", $"{New}"], await stored.AnnouncedAsync(stored.Documents[0]));
    }

    [Fact]
    public async Task Verb_NothingIsOutdated_EndsWell()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 1);

        Assert.Equal(0, await ReextractVerb.RunAsync(["--ConnectionStrings:Postgres=" + stored.ConnectionString, "--DAPR_GRPC_ENDPOINT=" + fixture.PeerAddress, "--Engine:Profile=fast"]));
        Assert.Equal([$"{Old}"], await stored.AnnouncedAsync(stored.Documents[0]));
    }

    [Fact]
    public async Task Verb_DefaultProfile_ModelReadsWhatRulesHaveRead()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 2);

        Assert.Equal(0, await ReextractVerb.RunAsync(["--ConnectionStrings:Postgres=" + stored.ConnectionString, "--DAPR_GRPC_ENDPOINT=" + fixture.PeerAddress]));
        Assert.Equal([$"{Old}", $"{New}"], await stored.AnnouncedAsync(stored.Documents[0]));
        Assert.Equal([$"{Old}", $"{New}"], await stored.AnnouncedAsync(stored.Documents[1]));
    }

    [Fact]
    public async Task Run_ModelHasRead_RulesDoNotReadAnew()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 1);
        await using (var model = await fixture.StartOnAsync(stored.Database, ("Engine:Profile", "model")))
        {
            Assert.Equal(new Reextraction(1, 0, 0), await RunAsync(model));
        }

        await using var rules = await fixture.StartOnAsync(stored.Database);

        Assert.Equal(new Reextraction(0, 0, 0), await RunAsync(rules));
        var evidence = await GetAsync(rules, stored.Documents[0]);
        Assert.Equal((New, "model"), (evidence.Engine.Version, evidence.Engine.Profile));
        Assert.Equal([$"{Old}", $"{New}"], await stored.AnnouncedAsync(stored.Documents[0]));
    }

    [Theory]
    [InlineData("--ConnectionStrings:Postgres=")]
    [InlineData("--ConnectionStrings:Postgres=Host=127.0.0.1;Port=1;Username=nobody;Password=none;Database=none;Timeout=2")]
    public async Task Verb_CannotStart_SaysSo(string setting) => Assert.Equal(1, await ReextractVerb.RunAsync([setting]));

    private static Task<Reextraction> RunAsync(RunningService service) => service.Services.GetRequiredService<ReextractStored>().RunAsync(new ReextractionPlan(), Cancellation);

    private static Task DeliverAsync(RunningService service, string document, int revision) => StoredDocuments.DeliverAsync(service, document, revision);

    private static async Task<Contracts.Evidence.V1.Evidence> GetAsync(RunningService service, string document, int revision = 0) =>
        (await new ExtractionService.ExtractionServiceClient(service.Channel).GetEvidenceAsync(
            new GetEvidenceRequest { DocumentId = document, Revision = revision }, cancellationToken: Cancellation)).Evidence;
}
