using Hearsay.Contracts.Extraction.V1;

namespace Hearsay.Extraction.Tests;

public sealed class EngineProfileTests(ExtractionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Profile_Fast_ReadsByRulesAlone()
    {
        await using var service = await fixture.StartAnotherAsync(settings: ("Engine:Profile", "fast"));
        var response = await new ExtractionService.ExtractionServiceClient(service.Channel).ExtractTextAsync(
            new ExtractTextRequest { Text = Articles.Bridge }, cancellationToken: Cancellation);
        Assert.Equal((1, "rules", ""), (response.Evidence.Engine.Version, response.Evidence.Engine.Profile, response.Evidence.Engine.WeightsSha256));
    }

    [Theory]
    [InlineData("quick")]
    [InlineData("Fast")]
    public async Task Profile_Unknown_FailsAtStartAndNamesThoseThereAre(string profile)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.StartAnotherAsync(settings: ("Engine:Profile", profile)));
        Assert.StartsWith($"The setting Engine:Profile is \"{profile}\"; it must be one of: fast", failure.Message, StringComparison.Ordinal);
    }
}
