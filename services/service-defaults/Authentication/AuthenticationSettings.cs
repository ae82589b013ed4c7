using System.Net;
using Hearsay.Contracts;
using Microsoft.Extensions.Configuration;

namespace Hearsay.ServiceDefaults.Authentication;

/// <summary>Whose tokens are accepted: section "Authentication".</summary>
/// <param name="Authority">Issuer that publishes its keys by OpenID Connect discovery; null where a file has them.</param>
/// <param name="KeySetFile">File with the issuer's public keys (JWKS); null where the issuer publishes them.</param>
/// <param name="Issuer">Issuer that tokens must name; of an authority that publishes it, null.</param>
/// <param name="Audience">Audience that tokens must name.</param>
/// <param name="RoleClaim">Claim that lists the caller's roles.</param>
internal sealed record AuthenticationSettings(string? Authority, string? KeySetFile, string? Issuer, string Audience, string RoleClaim)
{
    private const string Section = "Authentication";

    /// <summary>Reads the settings; null where authentication is switched off. Throws, saying what to set, where they do not do.</summary>
    public static AuthenticationSettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        switch (section["Mode"])
        {
            case null or "" or "Jwt":
                return ReadJwt(section, configuration);
            case "Off" when IsOnLoopback(configuration):
                return null;
            case "Off":
                throw new InvalidOperationException(
                    "Authentication__Mode=Off is for trials on one machine: set Listen__Address to 127.0.0.1 as well, or leave the mode out and set Authentication__Authority or Authentication__KeySetFile.");
            case var other:
                throw new InvalidOperationException($"Authentication__Mode is Jwt or Off, not '{other}'.");
        }
    }

    private static AuthenticationSettings ReadJwt(IConfigurationSection section, IConfiguration configuration)
    {
        var (authority, keySetFile) = (Text(section, "Authority"), Text(section, "KeySetFile"));
        if (authority is null == keySetFile is null)
        {
            throw new InvalidOperationException(
                "Set one of Authentication__Authority, an issuer of tokens with OpenID Connect discovery, and Authentication__KeySetFile, a file with the issuer's public keys "
                + "(`hearsay issuer create` makes one). On one machine alone, Authentication__Mode=Off with Listen__Address=127.0.0.1 lets everybody in.");
        }

        if (authority is not null && !Uri.TryCreate(authority, UriKind.Absolute, out _))
        {
            throw new InvalidOperationException($"Authentication__Authority is the address of an issuer, such as https://issuer.example, not '{authority}'.");
        }

        if (string.IsNullOrEmpty(configuration[AppToken.Variable]))
        {
            throw new InvalidOperationException(
                $"Set {AppToken.Variable} to the token that this service's Dapr sidecar sends with its calls: without it anybody could deliver events.");
        }

        return new AuthenticationSettings(
            authority,
            keySetFile,
            Text(section, "Issuer") ?? (keySetFile is null ? null : Callers.DevelopmentIssuer),
            Text(section, "Audience") ?? Callers.Audience,
            Text(section, "RoleClaim") ?? Callers.RoleClaim);
    }

    private static bool IsOnLoopback(IConfiguration configuration) =>
        IPAddress.TryParse(configuration["Listen:Address"], out var address) && IPAddress.IsLoopback(address);

    private static string? Text(IConfigurationSection section, string name) => section[name] is { Length: > 0 } text ? text : null;
}
