using Hearsay.TestSupport;

namespace Hearsay.Ingestion.Tests;

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
        hearsay.ingestion.v1.IngestionService/GetDocument (JSON): reader
        hearsay.ingestion.v1.IngestionService/GetDocument: reader
        hearsay.ingestion.v1.IngestionService/GetRevision (JSON): reader-or-service
        hearsay.ingestion.v1.IngestionService/GetRevision: reader-or-service
        hearsay.ingestion.v1.IngestionService/ListDocuments (JSON): reader-or-service
        hearsay.ingestion.v1.IngestionService/ListDocuments: reader-or-service
        hearsay.ingestion.v1.IngestionService/ListRevisions (JSON): reader
        hearsay.ingestion.v1.IngestionService/ListRevisions: reader
        hearsay.ingestion.v1.IngestionService/RetractDocument (JSON): writer
        hearsay.ingestion.v1.IngestionService/RetractDocument: writer
        hearsay.ingestion.v1.IngestionService/SubmitDocument (JSON): writer
        hearsay.ingestion.v1.IngestionService/SubmitDocument: writer
        hearsay.ingestion.v1.IngestionService/SubmitDocuments: writer
        """.Split('\n'),
        await CallTable.ReadAsync(IngestionComposition.Definition));
}
