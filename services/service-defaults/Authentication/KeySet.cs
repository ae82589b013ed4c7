using Hearsay.ServiceDefaults.Files;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Hearsay.ServiceDefaults.Authentication;

/// <summary>The issuer's public keys from a file in JWKS form. A key that is added or taken out counts within a second.</summary>
internal sealed class KeySet(string path, ILogger<KeySet> log)
{
    private readonly FreshFile<IReadOnlyList<SecurityKey>> _keys = new([path], texts => Read(texts[0]), log);

    /// <summary>The keys that a token may be signed with: those of its key id, or all where it names none.</summary>
    public IEnumerable<SecurityKey> Find(string? id) =>
        string.IsNullOrEmpty(id) ? _keys.Current : _keys.Current.Where(key => string.Equals(key.KeyId, id, StringComparison.Ordinal));

    private static IReadOnlyList<SecurityKey> Read(string json)
    {
        // Keys that are none of a pair would let anybody who reads the file sign tokens.
        var keys = new JsonWebKeySet(json).GetSigningKeys().Where(key => key is AsymmetricSecurityKey or JsonWebKey { Kty: not "oct" }).ToList();
        return keys.Count > 0 ? keys : throw new InvalidDataException("there is no public key for signatures in it.");
    }
}
