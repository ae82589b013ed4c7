using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Hearsay.ServiceDefaults.Authentication;

/// <summary>What a call asks of its caller.</summary>
/// <param name="Role">Role that opens it; null where none does.</param>
/// <param name="Sidecar">Whether this service's own sidecar may call, which also brings what other services ask.</param>
internal sealed record CallerRequirement(string? Role, bool Sidecar) : IAuthorizationRequirement;

/// <summary>For what names no caller: health, metrics and contracts are open, a gRPC method is open to nobody.</summary>
internal sealed record UnnamedRequirement : IAuthorizationRequirement;

/// <summary>Decides whether a caller meets what a call asks.</summary>
internal sealed class CallerCheck(AppToken appToken) : IAuthorizationHandler
{
    // Probes and scrapers have no token; what they are told is for the cluster only, and a gateway does not lead to it.
    private static readonly PathString[] OfTheCluster = ["/grpc.health.v1.Health", "/healthz", "/metrics"];

    // What reflection tells stands in protos/, for everybody to read.
    private static readonly PathString[] Reflection = ["/grpc.reflection.v1.ServerReflection", "/grpc.reflection.v1alpha.ServerReflection"];

    // What the framework answers by itself; these endpoints are told by their names only.
    private static readonly string[] Nowhere = ["gRPC - Unimplemented ", "405 HTTP Method Not Supported"];

    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        var http = (HttpContext)context.Resource!;
        foreach (var requirement in context.PendingRequirements.ToArray())
        {
            if (requirement switch
            {
                CallerRequirement asked => IsMet(asked, context, http.Request),
                UnnamedRequirement => IsForTheClusterOnly(http.Request.Path) || IsReflection(http.Request.Path) || (IsKnown(context) && LeadsNowhere(http.GetEndpoint())),
                _ => false,
            })
            {
                context.Succeed(requirement);
            }
        }

        return Task.CompletedTask;
    }

    private bool IsMet(CallerRequirement asked, AuthorizationHandlerContext context, HttpRequest request) =>
        (asked.Role is { } role && context.User.IsInRole(role))
        // Without a token the sidecar cannot be told from others; only a service that lets everybody in has none.
        || (asked.Sidecar && (appToken.IsSet ? appToken.IsOn(request) : IsKnown(context)));

    /// <summary>Whether a path is of probes or scrapers.</summary>
    public static bool IsForTheClusterOnly(PathString asked) => OfTheCluster.Any(path => asked.StartsWithSegments(path, StringComparison.Ordinal));

    private static bool IsReflection(PathString asked) => Reflection.Any(path => asked.StartsWithSegments(path, StringComparison.Ordinal));

    private static bool IsKnown(AuthorizationHandlerContext context) => context.User.Identity is { IsAuthenticated: true };

    /// <summary>Whether nothing of ours would be called: a known caller may learn that there is no such call, here or by this verb.</summary>
    private static bool LeadsNowhere(Endpoint? endpoint) =>
        endpoint is null || Nowhere.Any(name => endpoint.DisplayName?.StartsWith(name, StringComparison.Ordinal) == true);
}
