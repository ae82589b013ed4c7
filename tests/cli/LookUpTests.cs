using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Hearsay.Cli.Tests.Fakes;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Tests;

/// <summary>Commands that ask for one thing by its id.</summary>
public sealed class LookUpTests
{
    private const string Id = "01930000-0000-7000-8000-000000000009";

    [Fact]
    public async Task Revisions_TwoPages_PrintsARowEach()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Revisions = request => new ListRevisionsResponse
        {
            Revisions = { Revision(request.PageToken.Length == 0 ? 2 : 1) },
            NextPageToken = request.PageToken.Length == 0 ? "next" : "",
        };

        var run = await services.RunAsync("revisions", Id);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(["2\t2026-03-02T06:30:00Z\t41\tab2\tThe Ledger\tThe mill", "1\t2026-03-02T06:30:00Z\t41\tab1\tThe Ledger\tThe mill"], run.Lines);
    }

    [Fact]
    public async Task Revisions_NoSuchDocument_SaysWhatToDo()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Revisions = _ => throw FakeServices.Error(StatusCode.NotFound, "DOCUMENT_NOT_FOUND", "There is no such document.");

        var run = await services.RunAsync("revisions", Id);

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("(DOCUMENT_NOT_FOUND)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reextract_Forced_AsksAndPrintsOutcomes()
    {
        await using var services = await FakeServices.StartAsync();
        ReextractDocumentRequest? asked = null;
        services.Answers.Reextract = request =>
        {
            asked = request;
            return new ReextractDocumentResponse
            {
                EngineVersion = 7, Revisions = { new ReextractedRevision { Revision = 2, Outcome = ReextractOutcome.Announced, EngineVersion = 7 } },
            };
        };

        var run = await services.RunAsync("reextract", Id, "--revision", "2", "--force");

        Assert.Equal(new ReextractDocumentRequest { DocumentId = Id, Revision = 2, Force = true }, asked);
        Assert.Equal(["2\tANNOUNCED\tengine 7"], run.Lines);
    }

    [Fact]
    public async Task Entity_OneThatWasTakenUp_IsShownWithItsSuccessor()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Entity = _ => new GetEntityResponse
        {
            Entity = new CanonicalEntity { Id = ServiceAnswers.DocumentId, Name = "Maud Serrick", Type = EntityType.Person, Aliases = { "Serrick" }, DocumentCount = 2, StatementCount = 1 },
            Roles = { new RoleOverTime { Role = "prime minister", Of = "Varsk" } },
            Mentions = { new EntityResult { Entity = new Entity { Name = "Serrick" }, Passage = new Passage { Outlet = "The Ledger", Published = "2026-03-02", DocumentId = Id, Revision = 1 } } },
        };

        var run = await services.RunAsync("entity", Id);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("Maud Serrick", run.Output, StringComparison.Ordinal);
        Assert.Contains("prime minister of Varsk", run.Output, StringComparison.Ordinal);
        Assert.Contains("2 documents, 1 statement", run.Output, StringComparison.Ordinal);
        Assert.Contains($"Serrick, The Ledger, 2026-03-02, document {Id} revision 1", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{Id} is known as {ServiceAnswers.DocumentId}.", run.Error, StringComparison.Ordinal);
    }

    private static RevisionSummary Revision(int number) => new()
    {
        Revision = number,
        TextLength = 41,
        TextSha256 = $"ab{number}",
        ReceiveTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 3, 2, 6, 30, 0, TimeSpan.Zero)),
        Facts = new PublicationFacts { Outlet = "The Ledger", Title = "The mill" },
    };
}
