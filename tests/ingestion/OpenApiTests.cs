using Hearsay.TestSupport;

namespace Hearsay.Ingestion.Tests;

public sealed class OpenApiTests(IngestionFixture ingestion) : IClassFixture<IngestionFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenApi_ReadByALibrary_DocumentsExactlyTheCallsThatAreServed()
    {
        var calls = await DocumentedCalls.ReadAsync(ingestion.Service, Cancellation);

        Assert.Empty(calls.Faults);
        Assert.NotEmpty(calls.Served);
        Assert.Equal(calls.Served, calls.Documented);
        Assert.Empty(calls.Unsaid());
        Assert.Empty(await calls.UnansweredAsync(ingestion.Service, Cancellation));
    }
}
