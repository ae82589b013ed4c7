using System.Text.RegularExpressions;
using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Tagger.Inference;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Extraction.Tests;

public sealed partial class EngineProfileTests(ExtractionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Profile_Fast_ReadsByRulesAlone()
    {
        await using var service = await fixture.StartAnotherAsync(settings: ("Engine:Profile", "fast"));
        var response = await new ExtractionService.ExtractionServiceClient(service.Channel).ExtractTextAsync(
            new ExtractTextRequest { Text = Articles.Bridge }, cancellationToken: Cancellation);
        Assert.Equal((9, "rules", ""), (response.Evidence.Engine.Version, response.Evidence.Engine.Profile, response.Evidence.Engine.WeightsSha256));
        Assert.Null(service.Services.GetService<TaggerModel>());
    }

    [Fact]
    public async Task Profile_NoneSet_ModelReadsAndEvidenceNamesItsWeights()
    {
        await using var service = await fixture.StartAnotherAsync(settings: ("Engine:Profile", ""));
        var document = fixture.Ingestion.Put(Articles.Bridge);

        Assert.Equal(
            Status.Success,
            await new AppCallbackClient(service.Channel).DeliverAsync(
                Topics.DocumentsReceived, new DocumentReceived { DocumentId = document, Revision = 1 }, cancellationToken: Cancellation));

        var evidence = (await new ExtractionService.ExtractionServiceClient(service.Channel).GetEvidenceAsync(
            new GetEvidenceRequest { DocumentId = document }, cancellationToken: Cancellation)).Evidence;
        Assert.Equal((10, "model"), (evidence.Engine.Version, evidence.Engine.Profile));
        Assert.Matches(Sha256(), evidence.Engine.WeightsSha256);
        Assert.Equal(service.Services.GetRequiredService<TaggerModel>().WeightsSha256, evidence.Engine.WeightsSha256);
        Assert.NotEmpty(evidence.Statements);
        Assert.Empty(service.Errors);
    }

    [Theory]
    [InlineData("quick")]
    [InlineData("Fast")]
    public async Task Profile_Unknown_FailsAtStartAndNamesThoseThereAre(string profile)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.StartAnotherAsync(settings: ("Engine:Profile", profile)));
        Assert.Equal($"The setting Engine:Profile is \"{profile}\"; it must be one of: fast, model.", failure.Message);
    }

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sha256();
}
