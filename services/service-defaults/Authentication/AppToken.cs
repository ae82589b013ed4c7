using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Hearsay.ServiceDefaults.Authentication;

/// <summary>The token by which this service knows its own Dapr sidecar; names are Dapr's.</summary>
internal sealed class AppToken(IConfiguration configuration)
{
    /// <summary>Setting that holds it, the same for the service and its sidecar.</summary>
    public const string Variable = "APP_API_TOKEN";

    /// <summary>Header that the sidecar sends it in.</summary>
    public const string Header = "dapr-api-token";

    // Hashes have one length, so that comparing them tells nothing about the token's.
    private readonly byte[]? _expected = configuration[Variable] is { Length: > 0 } token ? Hash(token) : null;

    /// <summary>Whether there is one. Only a service that lets everybody in has none.</summary>
    public bool IsSet => _expected is not null;

    /// <summary>Whether a request carries it, once.</summary>
    public bool IsOn(HttpRequest request) =>
        _expected is not null
        && request.Headers[Header] is [{ } sent]
        && CryptographicOperations.FixedTimeEquals(Hash(sent), _expected);

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
