using Dapr.Client.Autogen.Grpc.v1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Hearsay.LocalSidecar.Publishing;

namespace Hearsay.LocalSidecar.Runtime;

/// <summary>The methods of Dapr's API that we answer; the proxy refuses all others.</summary>
internal sealed class DaprService(PublishEvent publishEvent, GetMetadata getMetadata) : DaprApi.DaprApiBase
{
    public override async Task<Empty> PublishEvent(PublishEventRequest request, ServerCallContext context)
    {
        await publishEvent.HandleAsync(request, AppOf(context).AppId, context).ConfigureAwait(false);
        return new Empty();
    }

    public override Task<GetMetadataResponse> GetMetadata(GetMetadataRequest request, ServerCallContext context) =>
        Task.FromResult(getMetadata.Handle(AppOf(context)));

    private static SidecarApp AppOf(ServerCallContext context) => SidecarPort.Of(context.GetHttpContext()).App;
}
