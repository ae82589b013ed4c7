using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Hearsay.Deploy.Tests.Images;

/// <summary>What the image of extraction holds, the one with a native library, published by the script that the Dockerfile calls.</summary>
[Collection(nameof(PublishedService))]
public sealed class PublishTests(PublishedService published)
{
    private const long MostBytes = 160L << 20;

    private static readonly string[] OfOthers = ["Hearsay.LocalPostgres.dll", "Hearsay.LocalHost.dll", "Hearsay.LocalSidecar.dll", "Hearsay.TestSupport.dll", "xunit.v3.core.dll"];

    [Fact]
    public void Folder_Files_AreTheProgramAndItsLibraries()
    {
        var files = published.Files();

        Assert.Contains("start", files);
        Assert.Contains("Hearsay.Extraction.dll", files);
        Assert.Contains("libonnxruntime.so", files);
        Assert.Equal("Hearsay.Contracts.xml", Assert.Single(files, file => file.EndsWith(".xml", StringComparison.Ordinal)));
        Assert.DoesNotContain(files, file => OfOthers.Contains(file) || file.EndsWith(".cs", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => file.StartsWith("appsettings", StringComparison.Ordinal) || file.EndsWith(".key", StringComparison.Ordinal) || file.EndsWith(".pem", StringComparison.Ordinal));
        Assert.InRange(files.Sum(file => new FileInfo(published.PathOf(file)).Length), 1, MostBytes);
    }

    [Theory]
    [InlineData("Hearsay.Extraction.dll")]
    [InlineData("Hearsay.Engine.dll")]
    [InlineData("Npgsql.dll")]
    public void Assembly_Code_IsCompiledAheadOfTime(string name) => Assert.True(IsReadyToRun(published.PathOf(name)));

    /// <summary>The check itself: what a build leaves has no code of a machine.</summary>
    [Fact]
    public void Assembly_OfABuild_IsNotCompiledAheadOfTime() => Assert.False(IsReadyToRun(typeof(PublishTests).Assembly.Location));

    [Theory]
    [InlineData("start", "could not start: Set ConnectionStrings__Postgres")]
    [InlineData("start migrate", "migration failed: Set ConnectionStrings__Migrator")]
    public async Task Program_WithoutSettings_SaysWhatToSet(string command, string words)
    {
        var parts = command.Split(' ');
        var result = await new Tool(parts[0], published.PathOf(parts[0])).RunAsync(parts[1..]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(words, result.Errors, StringComparison.Ordinal);
    }

    /// <summary>A program compiled ahead of time has a managed native header beside its metadata.</summary>
    private static bool IsReadyToRun(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        return file.HasMetadata && file.GetMetadataReader().IsAssembly && file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}

/// <summary>Published once for all tests.</summary>
[CollectionDefinition(nameof(PublishedService))]
public sealed class PublishedServiceCollection : ICollectionFixture<PublishedService>;

/// <summary>The folder that extraction was published to.</summary>
public sealed class PublishedService : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hearsay-publish");

    public IReadOnlyList<string> Files() =>
        [.. Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder.FullName, file))];

    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    public async ValueTask InitializeAsync()
    {
        // To a file, and without servers of the build that stay: they would keep an output open after the script is done.
        var log = Path.GetTempFileName();
        var result = await new Tool("bash", "/bin/bash") { Longest = TimeSpan.FromMinutes(5) }.RunAsync(
            "-c", "MSBUILDDISABLENODEREUSE=1 deploy/images/publish extraction \"$1\" >\"$2\" 2>&1", "publish", _folder.FullName, log);
        Assert.True(result.ExitCode == 0, await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken));
        File.Delete(log);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
