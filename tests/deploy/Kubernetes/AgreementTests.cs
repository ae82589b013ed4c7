using System.Text.RegularExpressions;
using Google.Api;
using Google.Protobuf.Reflection;
using Hearsay.Deploy.Tests.Dapr;

namespace Hearsay.Deploy.Tests.Kubernetes;

/// <summary>Names that stand in YAML and in code are the same.</summary>
public sealed partial class AgreementTests
{
    public static TheoryData<string> Overlays => [.. Renders.Overlays];

    private static IEnumerable<ServiceDescriptor> Contracts { get; } =
    [
        Hearsay.Contracts.Ingestion.V1.IngestionService.Descriptor,
        Hearsay.Contracts.Extraction.V1.ExtractionService.Descriptor,
        Hearsay.Contracts.Query.V1.QueryService.Descriptor,
    ];

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Services_AppIds_AreThoseOfTheCode(string overlay)
    {
        var all = await Renders.OverlayAsync(overlay);

        Assert.Equal(DeclaredTopics.Apps.Order(StringComparer.Ordinal), all.Pods.Where(pod => pod.IsService).Select(pod => pod.Annotations["dapr.io/app-id"]).Order(StringComparer.Ordinal));
        Assert.All(DeclaredTopics.Apps, app => Assert.Equal($"hearsay-database-{app}", ConnectionSecret(all, app)));
    }

    /// <summary>Secrets are named where people look for them, and those of a trial are made by its script, with their keys.</summary>
    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Secrets_ThatObjectsName_StandInTheReadme(string overlay)
    {
        var readme = Checkout.Read($"{Renders.Folder}/README.md");

        Assert.All(SecretsOf(await Renders.OverlayAsync(overlay)), secret =>
        {
            Assert.Contains($"`{secret.Name}`", readme, StringComparison.Ordinal);
            Assert.Contains($"`{secret.Key}`", readme, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Secrets_OfATrial_AreMadeByItsScript()
    {
        var folder = Directory.CreateTempSubdirectory("hearsay-issuer");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "issuer.jwks"), """{"keys":[]}""", TestContext.Current.CancellationToken);
        var script = new Tool("secrets", Checkout.PathOf($"{Renders.Folder}/overlays/trial/secrets"));
        var first = await script.RunAsync("--print", "--namespace", "elsewhere", "--issuer", folder.FullName);
        var second = await script.RunAsync("--print", "--issuer", folder.FullName);
        folder.Delete(recursive: true);
        var made = Installation.Of(first.Output);

        Assert.True(first.ExitCode == 0, first.Errors);
        Assert.Empty(made.Objects.SelectMany(StrictReading.Problems));
        Assert.All(made.Objects, item => Assert.Equal(("Secret", "elsewhere"), (item.Kind, item.Node.At("metadata", "namespace").Text())));
        var keys = made.Objects.SelectMany(item => item.Node.At("data").Entries().Keys.Select(key => (item.Name, key))).ToHashSet();
        Assert.Equal([], SecretsOf(await Renders.OverlayAsync("trial")).Where(secret => !keys.Contains(secret)));
        Assert.NotEqual(ValueOf(made, "hearsay-postgres", "password"), ValueOf(Installation.Of(second.Output), "hearsay-postgres", "password"));
        Assert.Contains(ValueOf(made, "hearsay-postgres", "password"), ValueOf(made, "hearsay-database-owner", "connection-string"), StringComparison.Ordinal);
        Assert.Equal("redis.elsewhere.svc:6379", ValueOf(made, "hearsay-redis", "host"));
    }

    [Fact]
    public async Task GrpcRoute_Services_AreThoseOfTheContracts()
    {
        var route = (await Renders.OverlayAsync("production")).Find("GRPCRoute", "hearsay-grpc");
        var routed = from rule in route?.Spec.At("rules").Items()
                     select $"{rule.At("matches").Items().Single().At("method", "service").Text()} {rule.At("backendRefs").Items().Single().At("name").Text()}";

        Assert.Equal(Contracts.Select(contract => $"{contract.FullName} {OwnerOf(contract)}").Order(StringComparer.Ordinal), routed.Order(StringComparer.Ordinal));
    }

    /// <summary>Every JSON path of the contracts goes to its service, and no path fits rules of two: precedence is up to controllers.</summary>
    [Fact]
    public async Task HttpRoute_Paths_GoWhereTheContractsSay()
    {
        var rules = (await Renders.OverlayAsync("production")).Find("HTTPRoute", "hearsay-json")?.Spec.At("rules").Items() ?? [];
        var paths = (from contract in Contracts
                     from method in contract.Methods
                     let http = method.GetOptions()?.GetExtension(AnnotationsExtensions.Http)
                     where http is not null
                     let pattern = http.PatternCase == HttpRule.PatternOneofCase.Get ? http.Get : http.Post
                     select (Path: Placeholder().Replace(pattern, "12"), Owner: OwnerOf(contract))).ToList();

        Assert.True(paths.Count > 20, "the contracts have JSON paths");
        Assert.All(paths, path => Assert.Equal([path.Owner], Owners(path.Path)));
        Assert.Empty(Owners("/metrics"));
        Assert.Empty(Owners("/healthz/ready"));

        IEnumerable<string?> Owners(string path) =>
            from rule in rules
            where rule.At("matches").Items().Any(match => Fits(match.At("path", "type").Text(), match.At("path", "value").Text()!, path))
            select rule.At("backendRefs").Items().Single().At("name").Text();
    }

    private static string OwnerOf(ServiceDescriptor contract) => contract.FullName.Split('.')[1];

    private static bool Fits(string? type, string value, string path) => type switch
    {
        "Exact" => path == value,
        "PathPrefix" => path == value || path.StartsWith(value + "/", StringComparison.Ordinal),
        _ => Regex.IsMatch(path, $"^(?:{value})$", RegexOptions.NonBacktracking),
    };

    private static string ValueOf(Installation all, string secret, string key) =>
        System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(all.Find("Secret", secret)!.Node.At("data", key).Text()!));

    private static string? ConnectionSecret(Installation all, string app) =>
        all.Find("Deployment", app)?.Spec.At("template", "spec", "containers").Items().Single().At("env").Items()
            .Single(variable => variable.At("name").Text() == "ConnectionStrings__Postgres").At("valueFrom", "secretKeyRef", "name").Text();

    /// <summary>Secrets and their keys: of containers, volumes, sidecars, Dapr's component, KEDA, the gateway and the database.</summary>
    private static HashSet<(string Name, string Key)> SecretsOf(Installation all)
    {
        var found = new HashSet<(string, string)>();
        foreach (var pod in all.Pods)
        {
            found.UnionWith(pod.Containers.SelectMany(container => container.Container.At("env").Items())
                .Select(variable => variable.At("valueFrom", "secretKeyRef")).Where(reference => reference is not null).Select(Pair));
            found.UnionWith(pod.Spec.At("volumes").Items().Where(volume => volume.At("secret") is not null)
                .SelectMany(volume => volume.At("secret", "items").Items().Select(item => (volume.At("secret", "secretName").Text()!, item.At("key").Text()!))));
            found.UnionWith(pod.Annotations.Where(note => note.Key is "dapr.io/api-token-secret" or "dapr.io/app-token-secret").Select(note => (note.Value, "token")));
        }

        found.UnionWith(all.OfKind("Component").SelectMany(item => item.Spec.At("metadata").Items())
            .Select(entry => entry.At("secretKeyRef")).Where(reference => reference is not null).Select(Pair));
        found.UnionWith(all.OfKind("TriggerAuthentication").SelectMany(item => item.Spec.At("secretTargetRef").Items()).Select(Pair));
        found.UnionWith(all.OfKind("Gateway").SelectMany(item => item.Spec.At("listeners").Items()).SelectMany(listener => listener.At("tls", "certificateRefs").Items())
            .SelectMany(reference => new[] { (reference.At("name").Text()!, "tls.crt"), (reference.At("name").Text()!, "tls.key") }));
        found.UnionWith(all.OfKind("Cluster").Select(item => item.Spec.At("bootstrap", "initdb", "secret", "name").Text()!)
            .SelectMany(name => new[] { (name, "username"), (name, "password") }));
        return found;
    }

    private static (string Name, string Key) Pair(YamlDotNet.RepresentationModel.YamlNode? reference) => (reference.At("name").Text()!, reference.At("key").Text()!);

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Placeholder();
}
