namespace Hearsay.Deploy.Tests.Images;

/// <summary>The registry is a program "crane" of the test that knows no network: its digest is made of the name it is asked for.</summary>
public sealed class PinTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hearsay-pin");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Dockerfile_Pinned_NamesDigestsAndKeepsTheRules()
    {
        var pinned = await PinAsync("Dockerfile", Checkout.Read("deploy/images/Dockerfile"));
        var again = await PinAsync("Dockerfile", pinned);

        Assert.Equal(2, pinned.Split("@sha256:").Length - 1);
        Assert.Equal(pinned, again);
        Assert.All(DockerfileRules.All, rule => Assert.Empty(rule.Value(DockerfileRules.Parse(pinned))));
    }

    [Fact]
    public async Task Kustomization_Pinned_HasADigestBehindEachTag()
    {
        const string overlay = "deploy/kubernetes/overlays/production/kustomization.yaml";
        var pinned = await PinAsync("kustomization.yaml", Checkout.Read(overlay));
        var again = await PinAsync("kustomization.yaml", pinned);

        Assert.Equal(3, pinned.Split("\n    digest: sha256:").Length - 1);
        Assert.Equal(pinned, again);
        Assert.Equal(Checkout.Read(overlay), string.Join('\n', pinned.Split('\n').Where(line => !line.Contains("digest:", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Manifest_Pinned_HasADigestBehindItsImage()
    {
        var pinned = await PinAsync("redis.yaml", Checkout.Read("deploy/kubernetes/components/redis/redis.yaml"));

        Assert.Contains("image: docker.io/library/redis:8.0.3-alpine@sha256:", pinned, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RegistryThatDoesNotAnswer_File_StaysAsItWas()
    {
        var file = Path.Combine(_folder.FullName, "Dockerfile");
        await File.WriteAllTextAsync(file, "ARG X_IMAGE=example/x:1\n", TestContext.Current.CancellationToken);
        var result = await RunAsync(file, "echo 'no such image' >&2; exit 1");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("no digest of example/x:1", result.Errors, StringComparison.Ordinal);
        Assert.Equal("ARG X_IMAGE=example/x:1\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    private async Task<string> PinAsync(string name, string text)
    {
        var file = Path.Combine(_folder.FullName, name);
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        var result = await RunAsync(file, """echo "sha256:$(printf '%s' "$2" | sha256sum | cut -c1-64)" """);
        Assert.True(result.ExitCode == 0, result.Errors);
        return await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
    }

    private async Task<ToolResult> RunAsync(string file, string crane)
    {
        var program = Path.Combine(_folder.FullName, "crane");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n{crane}\n", TestContext.Current.CancellationToken);
        return await new Tool("bash", "/bin/bash").RunAsync(
            "-c", "chmod +x \"$1/crane\" && PATH=$1:$PATH deploy/images/pin \"$2\"", "pin", _folder.FullName, file);
    }
}
