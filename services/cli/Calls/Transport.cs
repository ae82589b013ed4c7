using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Hearsay.Contracts;

namespace Hearsay.Cli.Calls;

/// <summary>Connections to a service.</summary>
internal static class Transport
{
    public static SocketsHttpHandler To(ServiceAddress address)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = CallPolicy.ConnectTimeout,
            KeepAlivePingDelay = CallPolicy.PingAfter,
            KeepAlivePingTimeout = CallPolicy.PingTimeout,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            // A proxy cannot carry HTTP/2 without TLS.
            UseProxy = address.Uri.Scheme == Uri.UriSchemeHttps,
        };
        if (address.Authorities is { } authorities)
        {
            var chain = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            chain.CustomTrustStore.AddRange(authorities);
            handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = chain };
        }

        return handler;
    }
}
