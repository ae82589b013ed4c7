using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

/// <summary>Reads for a time that has passed.</summary>
public sealed class AsOfTests(AsOfNews news) : IClassFixture<AsOfNews>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_BeforeTheFirstDocument_AreEmpty()
    {
        var before = Timestamp.FromDateTimeOffset(AsOfNews.Day(1).ToDateTimeOffset().AddTicks(-10));

        Assert.Empty((await StatementsAsync(new() { AsOf = before })).Statements);
        Assert.Empty((await news.Client.ListClaimsAsync(new() { AsOf = before }, cancellationToken: Cancellation)).Claims);
        Assert.Empty((await news.Client.ListEntitiesAsync(new() { AsOf = before }, cancellationToken: Cancellation)).Entities);
        Assert.Equal("EVIDENCE_NOT_FOUND", await ReasonAsync(news.Client.GetDocumentEvidenceAsync(new() { DocumentId = news.Post.DocumentId, AsOf = before }, cancellationToken: Cancellation)));
        Assert.Equal("DOCUMENT_NOT_FOUND", await ReasonAsync(news.Client.GetCopiesAsync(new() { DocumentId = news.Post.DocumentId, AsOf = before }, cancellationToken: Cancellation)));
        Assert.Equal("STATEMENT_NOT_FOUND", await ReasonAsync(news.Client.GetStatementAsync(new() { StatementId = news.Post.Evidence.Statements[0].Id, AsOf = before }, cancellationToken: Cancellation)));
        Assert.Equal("ENTITY_NOT_FOUND", await ReasonAsync(news.Client.GetDossierAsync(new() { Name = "Maud Serrick", AsOf = before }, cancellationToken: Cancellation)));
    }

    [Fact]
    public async Task Claims_WhileTheFirstRevisionHeld_CountWhatWasReceived()
    {
        var first = await ClaimAsync(news.Post.Evidence.Statements[0].Id, AsOfNews.Day(1));
        var both = await ClaimAsync(news.Post.Evidence.Statements[0].Id, AsOfNews.Day(3));
        var now = await ClaimAsync(news.Echo.Evidence.Statements[0].Id, null);

        Assert.Equal((1, 2, 1), (first.DocumentCount, both.DocumentCount, now.DocumentCount));
        Assert.Equal(news.Post.Evidence.Statements[0].Id, both.Id);
        var revised = await news.Client.GetDocumentEvidenceAsync(new() { DocumentId = news.Post.DocumentId, AsOf = AsOfNews.Day(3) }, cancellationToken: Cancellation);
        Assert.Equal((1, true), (revised.Revision, revised.Current));
    }

    [Fact]
    public async Task Retraction_AtAnyTime_LeavesNothing()
    {
        var at = AsOfNews.Day(3);

        Assert.DoesNotContain((await StatementsAsync(new() { AsOf = at })).Statements, found => found.Passage.DocumentId == news.Wire.DocumentId);
        Assert.Equal("DOCUMENT_RETRACTED", await ReasonAsync(news.Client.GetDocumentEvidenceAsync(new() { DocumentId = news.Wire.DocumentId, AsOf = at }, cancellationToken: Cancellation)));
        Assert.Equal("DOCUMENT_RETRACTED", await ReasonAsync(news.Client.GetClaimAsync(new() { ClaimId = news.Wire.Evidence.Statements[0].Id, AsOf = at }, cancellationToken: Cancellation)));
        Assert.Equal(0L, await news.Query.ScalarAsync($"SELECT count(*) FROM query.past_unit AS kept WHERE NOT EXISTS (SELECT FROM query.unit_reference AS r WHERE r.kind = kept.kind AND r.unit_id = kept.unit_id)"));
    }

    [Fact]
    public async Task Export_OfATime_HoldsWhatHadBeenReceived()
    {
        using var call = news.Client.Export(new ExportRequest { Format = "jsonl", AsOf = AsOfNews.Day(3) }, cancellationToken: Cancellation);

        var (file, manifest) = await ExportTests.ReadAsync(call.ResponseStream);

        var listed = await StatementsAsync(new() { AsOf = AsOfNews.Day(3) });
        Assert.Equal(listed.Statements, ExportTests.Lines(file).Select(line => line.Result));
        Assert.Equal((2, AsOfNews.Day(3)), (manifest.Documents, manifest.Query.AsOf));
    }

    [Fact]
    public async Task Diff_BeforeTheLaterRevision_KnowsOnlyTheFirst()
    {
        var request = new DiffRevisionsRequest { DocumentId = news.Post.DocumentId };
        var now = await news.Client.DiffRevisionsAsync(request, cancellationToken: Cancellation);
        request.AsOf = AsOfNews.Day(3);

        Assert.Equal((1, 2), (now.From.Revision, now.To.Revision));
        Assert.Equal("EARLIER_REVISION_NOT_FOUND", await ReasonAsync(news.Client.DiffRevisionsAsync(request, cancellationToken: Cancellation)));
        request.ToRevision = 2;
        Assert.Equal("REVISION_NOT_FOUND", await ReasonAsync(news.Client.DiffRevisionsAsync(request, cancellationToken: Cancellation)));
    }

    [Fact]
    public async Task Future_BeyondTheDifferenceOfClocks_IsRefused()
    {
        var future = After(TimeSpan.FromMinutes(2));

        var refusal = await Refusal.OfAsync(news.Client.ListStatementsAsync(new() { AsOf = future }, cancellationToken: Cancellation));
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS", "as_of IN_FUTURE"), (refusal.Code, refusal.Reason, Assert.Single(refusal.Violations)));
        Assert.NotNull(await StatementsAsync(new() { AsOf = After(TimeSpan.FromSeconds(2)) }));
    }

    [Theory]
    [InlineData(long.MaxValue, 0)]
    [InlineData(long.MinValue, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 1_000_000_000)]
    public async Task Time_ThatIsNone_IsRefused(long seconds, int nanos)
    {
        var asOf = new Timestamp { Seconds = seconds, Nanos = nanos };
        Assert.Equal(["as_of NOT_A_TIME"], (await Refusal.OfAsync(news.Client.ListClaimsAsync(new() { AsOf = asOf }, cancellationToken: Cancellation))).Violations);
        Assert.Equal(["as_of NOT_A_TIME"], (await Refusal.OfAsync(news.Client.GetOriginsAsync(new() { ClaimId = Guid.CreateVersion7().ToString(), AsOf = asOf }, cancellationToken: Cancellation))).Violations);
    }

    [Fact]
    public async Task Times_FirstOfAll_AreAnswered()
    {
        Assert.Empty((await StatementsAsync(new() { AsOf = new Timestamp { Seconds = -62_135_596_800 } })).Statements);
        Assert.Empty((await news.Client.ListClaimsAsync(new() { AsOf = new Timestamp { Seconds = -62_135_596_800 } }, cancellationToken: Cancellation)).Claims);
    }

    [Fact]
    public async Task Pages_OfOneTime_ConcatenateAndBelongToIt()
    {
        var all = await StatementsAsync(new() { AsOf = AsOfNews.Day(3) });
        var first = await StatementsAsync(new() { AsOf = AsOfNews.Day(3), PageSize = 1 });
        var second = await StatementsAsync(new() { AsOf = AsOfNews.Day(3), PageSize = 1, PageToken = first.NextPageToken });

        Assert.Equal(2, all.Statements.Count);
        Assert.Equal(all.Statements, first.Statements.Concat(second.Statements));
        Assert.Equal("", second.NextPageToken);
        foreach (var other in new[] { AsOfNews.Day(2), null })
        {
            Assert.Equal("INVALID_PAGE_TOKEN", await ReasonAsync(news.Client.ListStatementsAsync(new() { AsOf = other, PageSize = 1, PageToken = first.NextPageToken }, cancellationToken: Cancellation)));
        }
    }

    [Fact]
    public async Task Now_NamedAsATime_AnswersAsWithoutOne()
    {
        var now = After(TimeSpan.Zero);

        Assert.Equal(await news.Client.ListClaimsAsync(new(), cancellationToken: Cancellation), await news.Client.ListClaimsAsync(new() { AsOf = now }, cancellationToken: Cancellation));
        Assert.Equal(await StatementsAsync(new()), await StatementsAsync(new() { AsOf = now }));
    }

    [Fact]
    public async Task Json_WithATime_IsAnswered()
    {
        var body = await news.Query.Service.Http.GetStringAsync("/v1/statements?as_of=2021-03-01T12:00:00Z", Cancellation);

        Assert.Contains(news.Post.Evidence.Statements[0].Id, body, StringComparison.Ordinal);
        Assert.DoesNotContain(news.Echo.Evidence.Statements[0].Id, body, StringComparison.Ordinal);
    }

    private static Timestamp After(TimeSpan time) => Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow() + time);

    private async Task<ListStatementsResponse> StatementsAsync(ListStatementsRequest request) => await news.Client.ListStatementsAsync(request, cancellationToken: Cancellation);

    private async Task<Claim> ClaimAsync(string id, Timestamp? asOf) =>
        (await news.Client.GetClaimAsync(new() { ClaimId = id, AsOf = asOf }, cancellationToken: Cancellation)).Claim;

    private static async Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call) => (await Refusal.OfAsync(call)).Reason;
}
