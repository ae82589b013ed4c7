using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Hearsay.ServiceDefaults.Authentication;

/// <summary>Which bearer tokens are believed.</summary>
internal static class TokenTrust
{
    // Signatures by pairs of keys only. With a shared secret whoever can check a token could make one, and a public key taken for
    // a secret would let anybody.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
    ];

    private static readonly object Away = new();

    public static void Configure(JwtBearerOptions bearer, AuthenticationSettings settings, KeySet? keys, ILogger log)
    {
        bearer.MapInboundClaims = false;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAlgorithms = Algorithms,
            ValidAudience = settings.Audience,
            ValidIssuer = settings.Issuer,
            RoleClaimType = settings.RoleClaim,
            NameClaimType = JwtRegisteredClaimNames.Sub,
            ClockSkew = TimeSpan.FromSeconds(30),
        };
        if (keys is null)
        {
            bearer.Authority = settings.Authority;
            bearer.BackchannelTimeout = TimeSpan.FromSeconds(5);
            bearer.RequireHttpsMetadata = !new Uri(settings.Authority!).IsLoopback;
        }
        else
        {
            bearer.TokenValidationParameters.IssuerSigningKeyResolver = (_, _, id, _) => keys.Find(id);
        }

        bearer.Events = new JwtBearerEvents
        {
            OnAuthenticationFailed = async failed =>
            {
                // The caller is not told which check failed; whoever runs the service is.
                CallerLog.TokenRefused(log, failed.Exception.GetType().Name);
                if (failed.Exception is SecurityTokenSignatureKeyNotFoundException && failed.Options.ConfigurationManager is { } authority
                    && await CauseOfAbsenceAsync(authority, failed.HttpContext.RequestAborted).ConfigureAwait(false) is { } cause)
                {
                    CallerLog.IssuerAway(log, settings.Authority!, cause);
                    failed.HttpContext.Items[Away] = true;
                }
            },
        };
    }

    /// <summary>Whether a token could not be checked because its issuer does not answer, which is no fault of the caller's.</summary>
    public static bool IsIssuerAway(HttpContext context) => context.Items.ContainsKey(Away);

    /// <summary>Why the issuer's keys are not there, as far as they are not: validation takes that for a key that is not known.</summary>
    private static async Task<string?> CauseOfAbsenceAsync(
        IConfigurationManager<OpenIdConnectConfiguration> authority, CancellationToken cancellationToken)
    {
        try
        {
            await authority.GetConfigurationAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return exception.GetBaseException().Message;
        }
    }
}

internal static partial class CallerLog
{
    [LoggerMessage(EventId = 1201, EventName = "TokenRefused", Level = LogLevel.Warning, Message = "A token was not accepted: {Cause}")]
    public static partial void TokenRefused(ILogger logger, string cause);

    [LoggerMessage(EventId = 1202, EventName = "IssuerAway", Level = LogLevel.Error, Message = "The issuer {Authority} does not answer: {Cause}")]
    public static partial void IssuerAway(ILogger logger, string authority, string cause);
}
