using Hearsay.PubsubConformance.Tests.Harness;

namespace Hearsay.PubsubConformance.Tests.Targets;

/// <summary>Where the files of a case lie.</summary>
/// <param name="Resources">Folder of component and policy.</param>
/// <param name="Configuration">The Configuration, which daprd wants apart.</param>
internal sealed record CaseFiles(string Resources, string Configuration);

/// <summary>A folder of a case's own, gone at its end.</summary>
internal sealed class CaseFolder : IDisposable
{
    private const int LastLines = 40;

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

    /// <summary>The last lines that each program of the case wrote.</summary>
    public string Logs() => string.Join('\n', Directory.GetFiles(Path, "*.log").Order(StringComparer.Ordinal).SelectMany(file =>
        File.ReadAllLines(file).TakeLast(LastLines).Prepend($"--- {System.IO.Path.GetFileName(file)}")));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
