using System.Collections.Concurrent;

namespace Hearsay.Deploy.Tests.Kubernetes;

/// <summary>What <c>kubectl kustomize</c> makes of a folder; each is rendered once in a run, and nobody changes it.</summary>
internal static class Renders
{
    public const string Folder = "deploy/kubernetes";

    private static readonly ConcurrentDictionary<string, Lazy<Task<Installation>>> Known = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Overlays { get; } = Folders("overlays");

    public static IReadOnlyList<string> Components { get; } = Folders("components");

    /// <summary>An overlay, by name.</summary>
    public static Task<Installation> OverlayAsync(string name) => FolderAsync($"{Folder}/overlays/{name}");

    public static Task<Installation> FolderAsync(string folder) =>
        Known.GetOrAdd(folder, key => new Lazy<Task<Installation>>(() => RenderAsync(key))).Value;

    /// <summary>A kustomization that stands nowhere, below a folder of the build's output.</summary>
    public static async Task<Installation> OfAsync(string name, string kustomization)
    {
        var folder = Path.Combine(".artifacts", "kustomizations", name);
        Directory.CreateDirectory(Checkout.PathOf(folder));
        await File.WriteAllTextAsync(Checkout.PathOf(Path.Combine(folder, "kustomization.yaml")), kustomization, TestContext.Current.CancellationToken);
        return await FolderAsync(folder);
    }

    private static async Task<Installation> RenderAsync(string folder)
    {
        var result = await Tool.Kubectl.RunAsync("kustomize", folder);
        Assert.True(result.ExitCode == 0, result.Errors);
        return Installation.Of(result.Output);
    }

    private static IReadOnlyList<string> Folders(string below) =>
        [.. Directory.EnumerateDirectories(Checkout.PathOf($"{Folder}/{below}")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];
}
