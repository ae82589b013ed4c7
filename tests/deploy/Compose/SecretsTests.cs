using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json;
using Hearsay.Deploy.Tests.Dapr;

namespace Hearsay.Deploy.Tests.Compose;

/// <summary>The script that makes the secrets of compose, run for real.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SecretsTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"hearsay-secrets-{Guid.CreateVersion7():N}");

    [Fact]
    public async Task Secrets_EveryFileOfCompose_IsMadeForItsOwnerAlone()
    {
        await RunAsync(_folder);
        var compose = ComposeFile.Parse(Checkout.Read(ComposeFile.Path));
        var needed = compose.Services.Values.SelectMany(service => service.At("env_file").Items()).Select(file => file.Text()!)
            .Concat(compose.Services.Values.SelectMany(service => service.At("volumes").Items()).Select(volume => volume.Text()!.Split(':')[0]))
            .Where(path => path.StartsWith(".secrets/", StringComparison.Ordinal)).Distinct().ToList();

        Assert.NotEmpty(needed);
        Assert.All(needed, path => Assert.True(Path.Exists(Path.Combine(_folder, path[".secrets/".Length..])), path));
        Assert.All(Directory.EnumerateFiles(_folder), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder));
    }

    [Fact]
    public async Task Secrets_RunTwice_ChangeNothing()
    {
        await RunAsync(_folder);
        var first = Read(_folder);
        await RunAsync(_folder);

        Assert.Equal(first, Read(_folder));
    }

    [Fact]
    public async Task Secrets_OfTwoFolders_ShareNone()
    {
        var other = _folder + "-other";
        try
        {
            await RunAsync(_folder);
            await RunAsync(other);

            Assert.All(Read(_folder), pair => Assert.NotEqual(pair.Value, Read(other)[pair.Key]));
        }
        finally
        {
            Directory.Delete(other, recursive: true);
        }
    }

    [Fact]
    public async Task Secrets_StoreOfDapr_HoldsWhatTheComponentAsksFor()
    {
        await RunAsync(_folder);
        using var store = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "dapr.json"), TestContext.Current.CancellationToken));
        var component = YamlFiles.Read("deploy/dapr/redis/pubsub.yaml");
        var asked = component.At("spec", "metadata").Items().Select(item => item.At("secretKeyRef")).OfType<YamlDotNet.RepresentationModel.YamlMappingNode>().ToList();

        Assert.Equal(component.At("auth", "secretStore").Text(), YamlFiles.Read("deploy/compose/secret-store.yaml").At("metadata", "name").Text());
        Assert.Empty(DaprShape.Problems(YamlFiles.Read("deploy/compose/secret-store.yaml")));
        Assert.NotEmpty(asked);
        Assert.All(asked, reference => Assert.NotEqual(
            "", store.RootElement.GetProperty(reference.At("name").Text()!).GetProperty(reference.At("key").Text()!).GetString()));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Dictionary<string, string> Read(string folder) =>
        Directory.EnumerateFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);

    private static async Task RunAsync(string folder)
    {
        using var process = Process.Start(Checkout.PathOf("deploy/compose/secrets"), [folder]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }
}
