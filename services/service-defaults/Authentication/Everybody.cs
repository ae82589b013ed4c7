using System.Security.Claims;
using System.Text.Encodings.Web;
using Hearsay.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hearsay.ServiceDefaults.Authentication;

/// <summary>Gives every caller every role: a service that listens on its own machine only, with authentication switched off.</summary>
internal sealed class Everybody(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string Name = "Everybody";

    private static readonly ClaimsPrincipal Anybody =
        new(new ClaimsIdentity(Callers.Roles.Select(role => new Claim(ClaimTypes.Role, role)), Name));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(Anybody, Name)));
}
