using Hearsay.Contracts;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Hearsay.Cli.Issuer;

/// <summary>What a token says.</summary>
/// <param name="Issuer">Who made it.</param>
/// <param name="Audience">Which services it is for.</param>
/// <param name="Subject">Whom it speaks of.</param>
/// <param name="Roles">What it opens.</param>
/// <param name="Lifetime">How long it counts.</param>
internal sealed record IssuedToken(string Issuer, string Audience, string Subject, IReadOnlyList<string> Roles, TimeSpan Lifetime)
{
    /// <summary>The token, good from now on.</summary>
    public string Sign(SigningCredentials credentials, DateTimeOffset now) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = Audience,
        IssuedAt = now.UtcDateTime,
        NotBefore = now.UtcDateTime,
        Expires = now.UtcDateTime + Lifetime,
        Claims = new Dictionary<string, object>
        {
            [JwtRegisteredClaimNames.Sub] = Subject,
            [JwtRegisteredClaimNames.Jti] = Guid.CreateVersion7().ToString(),
            [Callers.RoleClaim] = Roles.ToArray(),
        },
        SigningCredentials = credentials,
    });
}
