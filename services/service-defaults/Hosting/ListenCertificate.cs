using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Hearsay.ServiceDefaults.Files;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hearsay.ServiceDefaults.Hosting;

/// <summary>
/// TLS for those without a mesh. Settings: Listen:Certificate:Path and Listen:Certificate:KeyPath, PEM; intermediate certificates may follow
/// the service's own. A pair that is replaced is used from the next connection on.
/// </summary>
internal static class ListenCertificate
{
    /// <summary>Secures an endpoint where a certificate is set; leaves it as it is where none is.</summary>
    public static void UseCertificate(this ListenOptions endpoint, IConfiguration listen)
    {
        var (path, keyPath) = (listen["Certificate:Path"], listen["Certificate:KeyPath"]);
        if (string.IsNullOrEmpty(path) && string.IsNullOrEmpty(keyPath))
        {
            return;
        }

        if (string.IsNullOrEmpty(path) || string.IsNullOrEmpty(keyPath))
        {
            throw new InvalidOperationException("Set both Listen__Certificate__Path and Listen__Certificate__KeyPath, or neither.");
        }

        var log = endpoint.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ListenCertificate));
        var pair = new FreshFile<SslStreamCertificateContext>([path, keyPath], texts => Read(texts[0], texts[1]), log);
        endpoint.UseHttps(new TlsHandshakeCallbackOptions
        {
            HandshakeTimeout = TimeSpan.FromSeconds(10),
            OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
            {
                ServerCertificateContext = pair.Current,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            }),
        });
    }

    private static SslStreamCertificateContext Read(string certificates, string key)
    {
        using var own = X509Certificate2.CreateFromPem(certificates, key);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(certificates);
        // Not every system can use a key that was never in a store; out of PKCS #12 it can.
        var usable = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null);
        return SslStreamCertificateContext.Create(usable, [.. chain.Skip(1)], offline: true);
    }
}
