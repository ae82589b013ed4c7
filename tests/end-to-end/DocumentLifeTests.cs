using System.Text;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.TestSupport;

namespace Hearsay.EndToEnd.Tests;

public sealed class DocumentLifeTests(SeededPlatform platform)
{
    [Fact]
    public async Task Document_Revised_AnswersWithTheNewTextAndKeepsTheOld()
    {
        var facts = new PublicationFacts { Url = "https://courier.example/bridge", Published = "2026-05-04" };
        var first = await Journey.SubmitAsync(platform.Up, "\"The bridge is safe,\" said Mayor Ilka Torvand.", facts);
        var second = await Journey.SubmitAsync(platform.Up, "\"The bridge is closed,\" said Mayor Ilka Torvand.", facts);

        var old = await Journey.EvidenceAsync(platform.Up, first);
        var current = await Journey.EvidenceAsync(platform.Up, second);

        Assert.Equal(first.DocumentId, second.DocumentId);
        Assert.Contains("safe", old.Text, StringComparison.Ordinal);
        Assert.False((await Journey.EvidenceAsync(platform.Up, first)).Current);
        Assert.True(current.Current);
        Assert.Contains(
            current.Evidence.Statements, statement => statement.Content.Any(content => content.Text.Contains("closed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Document_Retracted_AnswersNowhere()
    {
        var submitted = await Journey.SubmitAsync(platform.Up, "\"The harbour will stay open,\" said Harbour Master Odo Brandt.");
        await Journey.EvidenceAsync(platform.Up, submitted);
        using var ingestion = platform.Up.Ingestion;
        await new IngestionService.IngestionServiceClient(ingestion).RetractDocumentAsync(
            new RetractDocumentRequest { DocumentId = submitted.DocumentId, Reason = "submitted by mistake" }, deadline: Journey.Deadline(), cancellationToken: TestContext.Current.CancellationToken);

        using var channel = platform.Up.Query;
        var query = new QueryService.QueryServiceClient(channel);
        await Eventually.HoldsAsync(
            async () =>
            {
                try
                {
                    await query.GetDocumentEvidenceAsync(new GetDocumentEvidenceRequest { DocumentId = submitted.DocumentId }, deadline: Journey.Deadline(), cancellationToken: TestContext.Current.CancellationToken);
                    return false;
                }
                catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
                {
                    return true;
                }
            },
            "a retracted document is not found");
        var listed = await query.ListStatementsAsync(new ListStatementsRequest { DocumentId = submitted.DocumentId }, deadline: Journey.Deadline(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(listed.Statements);
    }

    [Fact]
    public async Task LargestText_OfQuotationsOnly_PassesEveryHop()
    {
        var text = new StringBuilder();
        for (var index = 0; text.Length < MessageLimits.MaxTextBytes - 200; index++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\"We counted {index} boats at the quay,\" said Harbour Master Odo Brandt.\n\n");
        }

        var submitted = await Journey.SubmitAsync(platform.Up, text.ToString());
        var answer = await Journey.EvidenceAsync(platform.Up, submitted);

        Assert.Equal(text.Length, answer.Text.Length);
        Assert.NotEmpty(answer.Evidence.Statements);
        Assert.Contains(answer.Evidence.ReachedLimits, limit => limit.Item == "statements" && limit.Found > limit.Kept);
    }
}
