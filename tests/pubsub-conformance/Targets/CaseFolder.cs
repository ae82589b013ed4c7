using Hearsay.PubsubConformance.Tests.Harness;

namespace Hearsay.PubsubConformance.Tests.Targets;

/// <summary>Where the files of a case lie.</summary>
/// <param name="Resources">Folder of component and policy.</param>
/// <param name="Configuration">The Configuration, which daprd wants apart.</param>
internal sealed record CaseFiles(string Resources, string Configuration);

/// <summary>A folder of a case's own, gone at its end.</summary>
internal sealed class CaseFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("hearsay-conformance-").FullName;

    public CaseFiles Write(int redisPort, TargetOptions options)
    {
        var files = new CaseFiles(In("resources"), In("configuration.yaml"));
        Directory.CreateDirectory(files.Resources);
        File.WriteAllText(In("resources/pubsub.yaml"), DaprFiles.Component(redisPort, options));
        File.WriteAllText(In("resources/resiliency.yaml"), DaprFiles.Resiliency(Checkout.Read("deploy/dapr/resiliency.yaml"), options));
        File.WriteAllText(files.Configuration, DaprFiles.Configuration(In("names.db"), options));
        return files;
    }

    public string In(string relative) => System.IO.Path.Combine(Path, relative);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
