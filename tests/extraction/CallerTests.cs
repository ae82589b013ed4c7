using Hearsay.TestSupport;

namespace Hearsay.Extraction.Tests;

public sealed class CallerTests
{
    [Fact]
    public async Task Calls_EachOne_AreOpenToTheseCallers() => Assert.Equal(
        """
        dapr.proto.runtime.v1.AppCallback/ListInputBindings: sidecar
        dapr.proto.runtime.v1.AppCallback/ListTopicSubscriptions: anybody
        dapr.proto.runtime.v1.AppCallback/OnBindingEvent: sidecar
        dapr.proto.runtime.v1.AppCallback/OnBulkTopicEvent: sidecar
        dapr.proto.runtime.v1.AppCallback/OnInvoke: sidecar
        dapr.proto.runtime.v1.AppCallback/OnJobEvent: sidecar
        dapr.proto.runtime.v1.AppCallback/OnTopicEvent: sidecar
        dapr.proto.runtime.v1.AppCallbackHealthCheck/HealthCheck: anybody
        hearsay.extraction.v1.ExtractionService/ExtractText: reader
        hearsay.extraction.v1.ExtractionService/GetEvidence: reader-or-service
        hearsay.extraction.v1.ExtractionService/ReextractDocument: operator
        hearsay.extraction.v1.ExtractionService/StreamEvidence: reader-or-service
        """.Split('\n'),
        await CallTable.ReadAsync(ExtractionComposition.Definition));
}
