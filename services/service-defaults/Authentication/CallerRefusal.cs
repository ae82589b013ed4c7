using Hearsay.Contracts.Errors.V1;
using Hearsay.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Hearsay.ServiceDefaults.Authentication;

/// <summary>Tells a caller who may not make a call why, in the form of all our errors; lets the others through.</summary>
internal sealed class CallerRefusal : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            return next(context);
        }

        var failure = FailureOf(policy.Requirements.OfType<CallerRequirement>().FirstOrDefault(), authorizeResult, context);
        if (authorizeResult.Challenged)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return EarlyFailure.WriteAsync(context, failure);
    }

    private static HearsayException FailureOf(CallerRequirement? asked, PolicyAuthorizationResult result, HttpContext context)
    {
        if (asked is { Role: null })
        {
            return new HearsayException(
                ErrorReason.SidecarTokenRefused,
                $"Only the Dapr sidecar of this service may make this call. Give both the same {AppToken.Variable}.");
        }

        if (result.Forbidden)
        {
            return new HearsayException(
                ErrorReason.RoleMissing,
                asked is null ? "No role opens this call." : $"This call asks for the role {asked.Role}. Ask for a token that gives it.")
            {
                Metadata = new Dictionary<string, string> { ["role"] = asked?.Role ?? "" },
            };
        }

        if (TokenTrust.IsIssuerAway(context))
        {
            return new HearsayException(ErrorReason.DependencyUnavailable, "The issuer of tokens cannot be reached. Try again.")
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            };
        }

        return context.Request.Headers.ContainsKey(HeaderNames.Authorization)
            ? new HearsayException(
                ErrorReason.TokenRefused,
                "The token was not accepted: it may have run out, be meant for another service or come from an issuer that is not trusted here. Ask for a new one.")
            : new HearsayException(ErrorReason.TokenMissing, "This call asks for a token. Send it in the header authorization: Bearer TOKEN.");
    }
}
