using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hearsay.TestSupport;

/// <summary>A private certificate authority in a folder, and the certificates of this machine that it vouches for.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hearsay-authority-").FullName;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _own;

    public TestAuthority()
    {
        var request = new CertificateRequest("CN=Test Authority", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var now = TimeProvider.System.GetUtcNow();
        _own = request.CreateSelfSigned(now.AddMinutes(-5), now.AddHours(1));
        File.WriteAllText(CertificateFile, _own.ExportCertificatePem());
        Replace();
    }

    /// <summary>The authority's own certificate.</summary>
    public string CertificateFile => Path.Combine(_folder, "authority.pem");

    /// <summary>Certificate of 127.0.0.1.</summary>
    public string ServerFile => Path.Combine(_folder, "server.pem");

    /// <summary>Its private key.</summary>
    public string ServerKeyFile => Path.Combine(_folder, "server.key");

    /// <summary>Puts a new certificate and key in place of the old, one file after the other. Returns its serial number.</summary>
    public string Replace()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var serial = RandomNumberGenerator.GetBytes(8);
        serial[0] = (byte)((serial[0] & 0x3F) | 0x40);
        using var certificate = request.Create(_own, _own.NotBefore, _own.NotAfter, serial);
        File.WriteAllText(ServerFile, certificate.ExportCertificatePem());
        File.WriteAllText(ServerKeyFile, key.ExportPkcs8PrivateKeyPem());
        return certificate.SerialNumber;
    }

    /// <summary>A client's connections that believe this authority and no other; what a server shows is told.</summary>
    public SocketsHttpHandler Believe(Action<X509Certificate2>? seen = null)
    {
        var chain = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        chain.CustomTrustStore.Add(_own);
        return new SocketsHttpHandler
        {
            SslOptions = new()
            {
                CertificateChainPolicy = chain,
                RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                {
                    seen?.Invoke((X509Certificate2)certificate!);
                    return errors is System.Net.Security.SslPolicyErrors.None;
                },
            },
        };
    }

    public void Dispose()
    {
        _own.Dispose();
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
