using System.Security.Cryptography;
using Hearsay.Contracts;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Hearsay.TestSupport;

/// <summary>An issuer of tokens with one key, and the file of public keys that a service reads.</summary>
public sealed class TestIssuer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hearsay-issuer-").FullName;

    public TestIssuer()
    {
        KeySetFile = Path.Combine(_folder, "issuer.jwks");
        Publish(Key);
    }

    public ECDsaSecurityKey Key { get; } = NewKey("first");

    public string KeySetFile { get; }

    /// <summary>Settings of a service that believes this issuer.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["Authentication:Mode"] = "Jwt",
        ["Authentication:KeySetFile"] = KeySetFile,
        ["Authentication:Issuer"] = "test-issuer",
        ["APP_API_TOKEN"] = "a-sidecar",
    };

    public static ECDsaSecurityKey NewKey(string id) => new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = id };

    /// <summary>The public half, as the key set has it.</summary>
    public static JsonWebKey PublicHalf(ECDsaSecurityKey key)
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new JsonWebKey
        {
            Kty = "EC",
            Crv = "P-256",
            Use = "sig",
            Kid = key.KeyId,
            X = Base64UrlEncoder.Encode(point.X),
            Y = Base64UrlEncoder.Encode(point.Y),
        };
    }

    /// <summary>Replaces the file, as a mounted secret is replaced.</summary>
    public void Publish(params ECDsaSecurityKey[] keys)
    {
        var written = KeySetFile + ".new";
        File.WriteAllText(written, KeySetOf(keys));
        File.Move(written, KeySetFile, overwrite: true);
    }

    public static string KeySetOf(params ECDsaSecurityKey[] keys) =>
        $$"""{"keys":[{{string.Join(",", keys.Select(PublicHalf).Select(key => $$"""{"kty":"EC","crv":"P-256","use":"sig","kid":"{{key.Kid}}","x":"{{key.X}}","y":"{{key.Y}}"}"""))}}]}""";

    public string Token(params string[] roles) => Token(change: null, roles);

    /// <summary>A token that does, but for what is changed.</summary>
    public string Token(Action<SecurityTokenDescriptor>? change, params string[] roles)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new SecurityTokenDescriptor
        {
            Issuer = "test-issuer",
            Audience = Callers.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(5),
            Claims = new Dictionary<string, object> { ["sub"] = "somebody", ["roles"] = roles },
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.EcdsaSha256),
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
