using System.Security.Cryptography;
using System.Text.Json;
using Hearsay.Cli.Input;
using Microsoft.IdentityModel.Tokens;

namespace Hearsay.Cli.Issuer;

/// <summary>The pair of keys of a development issuer: the private one signs tokens, the public one is for the services.</summary>
internal sealed class IssuerKey : IDisposable
{
    private const int Bits = 256;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly ECDsa _pair;

    private IssuerKey(ECDsa pair) => _pair = pair;

    /// <summary>Signs tokens by ES256; its id is the thumbprint of the public key (RFC 7638).</summary>
    public SigningCredentials Credentials => new(new ECDsaSecurityKey(_pair) { KeyId = Id }, SecurityAlgorithms.EcdsaSha256);

    /// <summary>The public key as the services read it.</summary>
    public string PublicKeySet
    {
        get
        {
            var (x, y) = Point;
            return JsonSerializer.Serialize(
                new { keys = new[] { new { kty = "EC", crv = "P-256", use = "sig", alg = SecurityAlgorithms.EcdsaSha256, kid = Id, x, y } } }, Indented) + "\n";
        }
    }

    /// <summary>The private key, as PEM.</summary>
    public string PrivateKey => _pair.ExportPkcs8PrivateKeyPem() + "\n";

    private string Id
    {
        get
        {
            var (x, y) = Point;
            return Base64UrlEncoder.Encode(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { crv = "P-256", kty = "EC", x, y })));
        }
    }

    private (string X, string Y) Point
    {
        get
        {
            var point = _pair.ExportParameters(includePrivateParameters: false).Q;
            return (Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
        }
    }

    /// <summary>Makes a new pair.</summary>
    public static IssuerKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <exception cref="InputFault">It cannot be read, or is no such key.</exception>
    public static IssuerKey Read(string path)
    {
        var pair = ECDsa.Create();
        try
        {
            pair.ImportFromPem(File.ReadAllText(path));
            if (pair.KeySize == Bits)
            {
                return new IssuerKey(pair);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            pair.Dispose();
            throw new InputFault($"{path}: {exception.Message}");
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            // Told below: its message would speak of PEM and ASN.1.
        }

        pair.Dispose();
        throw new InputFault($"{path}: is no private key for ES256; hearsay issuer create makes one.");
    }

    public void Dispose() => _pair.Dispose();
}
