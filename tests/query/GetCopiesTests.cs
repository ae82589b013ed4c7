using Grpc.Core;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

public sealed class GetCopiesTests(DamNews news) : IClassFixture<DamNews>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetCopies_OfEither_TellsTheEarliestAndWhatDiffers()
    {
        var answer = await news.Client.GetCopiesAsync(new GetCopiesRequest { DocumentId = news.Echo.DocumentId }, cancellationToken: Cancellation);

        Assert.Equal(["Tarn Wire", "Tern Bay Echo"], answer.Copies.Select(copy => copy.Outlet));
        Assert.Equal((2, 1.0), (answer.Count, answer.Copies[0].Shared));
        Assert.Equal("Tarn Wire reporters could not reach the builders on Monday evening.", Assert.Single(answer.Copies[1].Removed));
        Assert.Empty(answer.Copies[1].Added);
        Assert.Equal(answer, await news.Client.GetCopiesAsync(new GetCopiesRequest { DocumentId = news.Wire.DocumentId }, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task GetCopies_OfAnOwnReport_IsTheDocumentAlone()
    {
        var answer = await news.Client.GetCopiesAsync(new GetCopiesRequest { DocumentId = news.Post.DocumentId }, cancellationToken: Cancellation);

        Assert.Equal(news.Post.DocumentId, Assert.Single(answer.Copies).DocumentId);
        Assert.Equal(1, answer.Count);
    }

    [Fact]
    public async Task GetCopies_BadInput_SaysWhatIsWrong()
    {
        var bad = await Refusal.OfAsync(news.Client.GetCopiesAsync(new GetCopiesRequest { DocumentId = "x" }, cancellationToken: Cancellation));
        Assert.Equal(["document_id NOT_A_UUID"], bad.Violations);
        var unknown = await Refusal.OfAsync(news.Client.GetCopiesAsync(new GetCopiesRequest { DocumentId = Guid.CreateVersion7().ToString() }, cancellationToken: Cancellation));
        Assert.Equal((StatusCode.NotFound, "DOCUMENT_NOT_FOUND"), (unknown.Code, unknown.Reason));
    }
}
