using Hearsay.Deploy.Tests.Dapr;
using Hearsay.Deploy.Tests.Kubernetes.Rules;

namespace Hearsay.Deploy.Tests.Kubernetes;

/// <summary>An upgrade is the same files with another tag.</summary>
public sealed class ReleaseTests
{
    public static TheoryData<string> Overlays => [.. Renders.Overlays];

    /// <summary>Changes that Kubernetes refuses in an object that is there.</summary>
    public static TheoryData<string, string, string?> Refused => new()
    {
        { "Deployment/query", "spec selector matchLabels release", "next" },
        { "Job/migrate-0.1.0", "spec template spec containers 0 image", "hearsay/query:0.2.0" },
        { "StatefulSet/postgres", "spec serviceName", "other" },
        { "StatefulSet/postgres", "spec volumeClaimTemplates 0 spec resources requests storage", "20Gi" },
        { "Service/query", "spec clusterIP", null },
    };

    public static TheoryData<string, string, string?> Accepted => new()
    {
        { "Deployment/query", "spec template spec containers 0 image", "hearsay/query:0.2.0" },
        { "StatefulSet/postgres", "spec template spec containers 0 image", "postgres:18.2" },
        { "NetworkPolicy/query", "spec ingress 0", null },
    };

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task SecondRelease_OverTheFirst_ChangesNothingFixed(string overlay)
    {
        var first = await WithTagAsync(overlay, "1.0.0", "registry.example.org:5000/");
        var second = await WithTagAsync(overlay, "1.1.0-rc.1", "registry.example.org:5000/", "sha256:" + new string('a', 64));

        Assert.Empty(ImmutableFields.Changed(first, second));
        Assert.Equal("migrate-1.0.0", Assert.Single(first.OfKind("Job")).Name);
        Assert.Equal("migrate-1.1.0-rc.1", Assert.Single(second.OfKind("Job")).Name);
        Assert.NotEqual(Image(first, "query"), Image(second, "query"));
        Assert.Equal(Names(first).Except(["Job/migrate-1.0.0"]), Names(second).Except(["Job/migrate-1.1.0-rc.1"]));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task FixedField_Changed_IsFound(string item, string path, string? value)
    {
        var before = await Renders.OverlayAsync("trial");
        var after = new Fault("fixed", item, path, value).In(await Renders.OverlayAsync("trial"));

        Assert.NotEmpty(ImmutableFields.Changed(before, after));
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task OtherField_Changed_IsLetThrough(string item, string path, string? value)
    {
        var before = await Renders.OverlayAsync("trial");
        var after = new Fault("fixed", item, path, value).In(await Renders.OverlayAsync("trial"));

        Assert.Empty(ImmutableFields.Changed(before, after));
    }

    /// <summary>Each service in its order, as owner and with the login that it is to make; no sidecar, for it would never end.</summary>
    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Migration_Containers_MigrateTheServicesInOrder(string overlay)
    {
        var job = (await Renders.OverlayAsync(overlay)).Pods.Single(pod => pod.Owner.Kind == "Job");
        var containers = job.Containers.Select(container => container.Container).ToList();

        Assert.Equal(["ingestion", "extraction", "query"], containers.Select(container => container.At("name").Text()));
        Assert.All(containers, container =>
        {
            var name = container.At("name").Text();
            Assert.Equal(["migrate"], container.At("args").Items().Select(item => item.Text()));
            Assert.StartsWith($"hearsay/{name}:", container.At("image").Text(), StringComparison.Ordinal);
            Assert.Equal(
                ["ConnectionStrings__Migrator=hearsay-database-owner", $"ConnectionStrings__Postgres=hearsay-database-{name}"],
                container.At("env").Items().Select(item => $"{item.At("name").Text()}={item.At("valueFrom", "secretKeyRef", "name").Text()}"));
        });
        Assert.Empty(job.Annotations);
    }

    private static async Task<Installation> WithTagAsync(string overlay, string tag, string registry, string? digest = null)
    {
        // What "kustomize edit set image" leaves in the overlay's own file; in a copy beside it, for its paths are relative.
        var text = Checkout.Read($"{Renders.Folder}/overlays/{overlay}/kustomization.yaml")
            .Replace("newName: ", $"newName: {registry}", StringComparison.Ordinal)
            .Replace("newTag: 0.1.0", digest is null ? $"newTag: {tag}" : $"newTag: {tag}\n    digest: {digest}", StringComparison.Ordinal)
            .Replace("../../base", "../../../deploy/kubernetes/base", StringComparison.Ordinal)
            .Replace("../../components", "../../../deploy/kubernetes/components", StringComparison.Ordinal);
        return await Renders.OfAsync($"release-{overlay}-{tag}", text);
    }

    private static string? Image(Installation all, string deployment) =>
        all.Find("Deployment", deployment)?.Spec.At("template", "spec", "containers").Items().Single().At("image").Text();

    private static IEnumerable<string> Names(Installation all) => all.Objects.Select(item => item.Id).Order(StringComparer.Ordinal);
}
