using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Hearsay.LocalSidecar.Runtime;

/// <summary>The two tokens between an app and its sidecar, by Dapr's own variables.</summary>
/// <param name="Api">DAPR_API_TOKEN: what a caller of the sidecar must show; null where none is asked for.</param>
/// <param name="App">APP_API_TOKEN: what the sidecar shows to the app; null where there is none.</param>
internal sealed record SidecarTokens(string? Api, string? App)
{
    /// <summary>The header, the same in both directions.</summary>
    public const string Header = "dapr-api-token";

    public static SidecarTokens Read(IConfiguration configuration) =>
        new(TokenOf(configuration["DAPR_API_TOKEN"]), TokenOf(configuration["APP_API_TOKEN"]));

    /// <summary>Why a caller is refused; null where it is not.</summary>
    public string? Refusal(StringValues shown)
    {
        if (Api is null)
        {
            return null;
        }

        return shown is [{ } token, ..]
            ? CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Api)) ? null : "authentication error: api token mismatch"
            : "missing api token in request metadata";
    }

    private static string? TokenOf(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
