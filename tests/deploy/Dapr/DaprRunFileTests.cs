using System.Globalization;
using System.Text.RegularExpressions;
using Hearsay.Contracts;
using YamlDotNet.RepresentationModel;

namespace Hearsay.Deploy.Tests.Dapr;

/// <summary>The multi-app run file of the Dapr CLI.</summary>
public sealed partial class DaprRunFileTests
{
    private const string RunFile = "deploy/local/dapr.yaml";

    private static readonly string[] SharedKeys =
    [
        "configFilePath", "resourcesPaths", "appProtocol", "apiListenAddresses", "enableProfiling", "logLevel", "appMaxConcurrency",
        "placementHostAddress", "schedulerHostAddress", "appSSL", "maxBodySize", "readBufferSize", "enableAppHealthCheck", "appHealthCheckPath",
        "appHealthProbeInterval", "appHealthProbeTimeout", "appHealthThreshold", "enableApiLogging", "runtimePath", "env", "appLogDestination",
        "daprdLogDestination",
    ];

    private static readonly string[] AppKeys =
    [
        .. SharedKeys, "appDirPath", "appID", "appPort", "command", "appChannelAddress", "daprHTTPPort", "daprGRPCPort", "daprInternalGRPCPort",
        "metricsPort", "profilePort", "unixDomainSocket", "containerImage", "containerImagePullPolicy", "createService",
    ];

    private static readonly YamlMappingNode Document = YamlFiles.Read(RunFile);

    private static IReadOnlyList<YamlNode> Apps => Document.At("apps").Items();

    [Fact]
    public void RunFile_Keys_AreThoseOfTheDaprCli() => Assert.Empty(UnknownKeys(Document));

    [Fact]
    public void Rule_OfUnknownKeys_FindsThem() =>
        Assert.Equal(["port", "apps: appport", "common: resources"], UnknownKeys(YamlFiles.Parse("""
            version: 1
            port: 1
            common: {resources: [a]}
            apps: [{appID: a, appport: 1}]
            """).Single()));

    [Fact]
    public void RunFile_Apps_AreTheServicesOnTheirDocumentedPorts()
    {
        Assert.Equal(DeclaredTopics.Apps, Apps.Select(app => app.At("appID").Text()));
        Assert.All(Apps, app =>
        {
            var appId = app.At("appID").Text()!;
            var (grpc, http) = Documented(appId);
            Assert.Equal($"{grpc}", app.At("appPort").Text());
            Assert.Equal($"{grpc + 10} {grpc + 11}", $"{app.At("daprGRPCPort").Text()} {app.At("daprHTTPPort").Text()}");
            Assert.Equal(
                $"{grpc} {http}",
                $"{app.At("env", "Listen__GrpcPort").Text()} {app.At("env", "Listen__HttpPort").Text()}");
            Assert.Equal(["bash", "deploy/local/service", appId], app.At("command").Items().Select(part => part.Text()));
        });
    }

    [Fact]
    public void RunFile_Ports_AreEachUsedOnce()
    {
        var ports = Apps.SelectMany(app => PortKeys().Select(key => app.At(key).Text()).Append(app.At("env", "Listen__HttpPort").Text()).Append(app.At("env", "Listen__HealthPort").Text()));

        Assert.Equal(ports.Distinct(StringComparer.Ordinal).Count(), ports.Count());
    }

    [Fact]
    public void RunFile_Paths_ExistOrAreMadeByMigrate()
    {
        var folder = Path.GetDirectoryName(Checkout.PathOf(RunFile))!;
        var paths = Document.At("common", "resourcesPaths").Items().Append(Document.At("common", "configFilePath")!).Select(path => path.Text()!).ToList();
        var made = paths.Single(path => path.Contains(".local", StringComparison.Ordinal));

        Assert.Equal(Checkout.PathOf(".local/dapr/resources"), Path.GetFullPath(Path.Combine(folder, made)));
        Assert.All(paths.Where(path => path != made), path => Assert.True(Path.Exists(Path.Combine(folder, path)), path));
        Assert.All(Apps, app => Assert.Equal(Checkout.Root, Path.GetFullPath(Path.Combine(folder, app.At("appDirPath").Text()!))));
    }

    [Fact]
    public void RunFile_Sidecars_PassTheLargestMessage()
    {
        var size = Document.At("common", "maxBodySize").Text()!;

        Assert.EndsWith("Mi", size, StringComparison.Ordinal);
        Assert.True(int.Parse(size[..^2], CultureInfo.InvariantCulture) * 1024 * 1024 >= MessageLimits.MaxMessageBytes);
    }

    [Fact]
    public void RunFile_WithoutAuthentication_ListensOnLoopbackOnly() =>
        Assert.Equal(("Off", "127.0.0.1"), (Document.At("common", "env", "Authentication__Mode").Text(), Document.At("common", "env", "Listen__Address").Text()));

    private static string[] PortKeys() => ["appPort", "daprGRPCPort", "daprHTTPPort", "metricsPort"];

    private static List<string> UnknownKeys(YamlMappingNode document) =>
    [
        .. document.Entries().Keys.Except(["version", "name", "common", "apps"], StringComparer.Ordinal),
        .. document.At("apps").Items().SelectMany(app => app.Entries().Keys.Except(AppKeys, StringComparer.Ordinal)).Select(key => $"apps: {key}"),
        .. document.At("common").Entries().Keys.Except(SharedKeys, StringComparer.Ordinal).Select(key => $"common: {key}"),
    ];

    /// <summary>Ports of a service in the table of the README.</summary>
    private static (int Grpc, int Http) Documented(string appId)
    {
        var row = PortRow().Matches(Checkout.Read("README.md")).Single(match => match.Groups[1].Value == appId);
        return (int.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture), int.Parse(row.Groups[3].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^\| (\w+) \| (\d+) \| (\d+)", RegexOptions.Multiline, matchTimeoutMilliseconds: 2000)]
    private static partial Regex PortRow();
}
