using Hearsay.TestSupport;

namespace Hearsay.Query.Tests;

public sealed class OpenApiTests(QueryFixture query) : IClassFixture<QueryFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenApi_ReadByALibrary_DocumentsExactlyTheCallsThatAreServed()
    {
        var calls = await DocumentedCalls.ReadAsync(query.Service, Cancellation);

        Assert.Empty(calls.Faults);
        Assert.NotEmpty(calls.Served);
        Assert.Equal(calls.Served, calls.Documented);
        Assert.Empty(calls.Unsaid());
        Assert.Empty(await calls.UnansweredAsync(query.Service, Cancellation));
    }
}
