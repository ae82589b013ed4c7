using Grpc.Core;
using Hearsay.LocalSidecar.Resources;

namespace Hearsay.LocalSidecar.Runtime;

/// <summary>
/// Refuses what daprd refuses before it looks at a call: a wrong or missing token, and methods that the Configuration does not
/// allow. Health over HTTP needs no token.
/// </summary>
internal sealed class CallGate(SidecarTokens tokens, DaprResources resources)
{
    private static readonly string[] WithoutToken = ["/v1.0/healthz", "/v1.0/healthz/outbound"];

    /// <summary>Whether the call may go on; where not, it has been answered.</summary>
    public async Task<bool> PassesAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var refusal = tokens.Refusal(context.Request.Headers[SidecarTokens.Header]);
        if (!SidecarPort.Of(context).IsGrpc)
        {
            return await PassesHttpAsync(context, path, refusal).ConfigureAwait(false);
        }

        if (refusal is not null)
        {
            GrpcAnswer.Refuse(context, StatusCode.Unauthenticated, "Unauthorized", StatusCodes.Status401Unauthorized, refusal);
            return false;
        }

        if (!resources.Api.Allows(path))
        {
            GrpcAnswer.Refuse(
                context, StatusCode.Unimplemented, "Not Implemented", StatusCodes.Status501NotImplemented, "requested endpoint is not available");
            return false;
        }

        return true;
    }

    private static async Task<bool> PassesHttpAsync(HttpContext context, string path, string? refusal)
    {
        if (refusal is null || (HttpMethods.IsGet(context.Request.Method) && WithoutToken.Contains(path.TrimEnd('/'), StringComparer.Ordinal)))
        {
            return true;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        await context.Response.WriteAsync("invalid api token\n", context.RequestAborted).ConfigureAwait(false);
        return false;
    }
}
