using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Hearsay.Contracts;

namespace Hearsay.Cli.Calls;

/// <summary>
/// Spreads calls over all addresses of a name (dns:///NAME:PORT), one after the other. An address that does not answer gets none until it does; the
/// name is asked for anew now and then, for one that joins is told by nothing else.
/// </summary>
internal static class Balancing
{
    /// <summary>Scheme of addresses that are names to be spread over.</summary>
    public const string Scheme = "dns";

    /// <summary>Channel options with what a spread address needs beside those of any other; other addresses need nothing.</summary>
    public static GrpcChannelOptions Over(ServiceAddress address, GrpcChannelOptions options) =>
        address.Uri.Scheme == Scheme ? Over(new DnsResolverFactory(CallPolicy.NameRefresh), address.Authorities is null ? ChannelCredentials.Insecure : ChannelCredentials.SecureSsl, options) : options;

    /// <summary>The same, with another way to find the addresses.</summary>
    public static GrpcChannelOptions Over(ResolverFactory names, ChannelCredentials credentials, GrpcChannelOptions options)
    {
        options.Credentials = credentials;
        options.ServiceProvider = new Resolvers(names);
        options.ServiceConfig ??= new ServiceConfig();
        options.ServiceConfig.LoadBalancingConfigs.Add(new RoundRobinConfig());
        return options;
    }

    /// <summary>All that a channel asks of a container here.</summary>
    private sealed class Resolvers(ResolverFactory names) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IEnumerable<ResolverFactory>) ? new[] { names } : null;
    }
}
