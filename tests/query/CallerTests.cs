using Hearsay.TestSupport;

namespace Hearsay.Query.Tests;

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
        hearsay.query.v1.QueryService/CorrectStatement (JSON): operator
        hearsay.query.v1.QueryService/CorrectStatement: operator
        hearsay.query.v1.QueryService/DiffRevisions (JSON): reader
        hearsay.query.v1.QueryService/DiffRevisions: reader
        hearsay.query.v1.QueryService/Export (JSON): reader
        hearsay.query.v1.QueryService/Export: reader
        hearsay.query.v1.QueryService/FindClaims (JSON): reader
        hearsay.query.v1.QueryService/FindClaims: reader
        hearsay.query.v1.QueryService/GetClaim (JSON): reader
        hearsay.query.v1.QueryService/GetClaim: reader
        hearsay.query.v1.QueryService/GetCopies (JSON): reader
        hearsay.query.v1.QueryService/GetCopies: reader
        hearsay.query.v1.QueryService/GetDocumentEvidence (JSON): reader
        hearsay.query.v1.QueryService/GetDocumentEvidence: reader
        hearsay.query.v1.QueryService/GetDossier (JSON): reader
        hearsay.query.v1.QueryService/GetDossier: reader
        hearsay.query.v1.QueryService/GetEntity (JSON): reader
        hearsay.query.v1.QueryService/GetEntity: reader
        hearsay.query.v1.QueryService/GetOrigins (JSON): reader
        hearsay.query.v1.QueryService/GetOrigins: reader
        hearsay.query.v1.QueryService/GetStatement (JSON): reader
        hearsay.query.v1.QueryService/GetStatement: reader
        hearsay.query.v1.QueryService/GetTimeline (JSON): reader
        hearsay.query.v1.QueryService/GetTimeline: reader
        hearsay.query.v1.QueryService/ListClaims (JSON): reader
        hearsay.query.v1.QueryService/ListClaims: reader
        hearsay.query.v1.QueryService/ListContradictions (JSON): reader
        hearsay.query.v1.QueryService/ListContradictions: reader
        hearsay.query.v1.QueryService/ListCorrections (JSON): reader
        hearsay.query.v1.QueryService/ListCorrections: reader
        hearsay.query.v1.QueryService/ListEntities (JSON): reader
        hearsay.query.v1.QueryService/ListEntities: reader
        hearsay.query.v1.QueryService/ListEntityDecisions (JSON): reader
        hearsay.query.v1.QueryService/ListEntityDecisions: reader
        hearsay.query.v1.QueryService/ListEvents (JSON): reader
        hearsay.query.v1.QueryService/ListEvents: reader
        hearsay.query.v1.QueryService/ListStatements (JSON): reader
        hearsay.query.v1.QueryService/ListStatements: reader
        hearsay.query.v1.QueryService/MergeEntities (JSON): operator
        hearsay.query.v1.QueryService/MergeEntities: operator
        hearsay.query.v1.QueryService/SearchStatements (JSON): reader
        hearsay.query.v1.QueryService/SearchStatements: reader
        hearsay.query.v1.QueryService/SplitEntity (JSON): operator
        hearsay.query.v1.QueryService/SplitEntity: operator
        hearsay.query.v1.QueryService/UndoCorrection (JSON): operator
        hearsay.query.v1.QueryService/UndoCorrection: operator
        hearsay.query.v1.QueryService/UndoEntityDecision (JSON): operator
        hearsay.query.v1.QueryService/UndoEntityDecision: operator
        hearsay.query.v1.QueryService/WatchStatements (JSON): reader
        hearsay.query.v1.QueryService/WatchStatements: reader
        """.Split('\n'),
        await CallTable.ReadAsync(QueryComposition.Definition));
}
