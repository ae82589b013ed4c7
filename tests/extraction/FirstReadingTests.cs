using System.Diagnostics;
using Hearsay.Engine;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;
using Hearsay.TestSupport;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.Extraction.Tests;

public sealed class FirstReadingTests(ExtractionFixture fixture) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hearsay-extraction-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Start_BeforeItListens_EngineHasRead()
    {
        ListeningTagger? tagger = null;
        await using var service = await RunningService.StartAsync(
            ExtractionComposition.Definition,
            await fixture.CreateDatabaseAsync(),
            configure: builder => builder.Services.AddSingleton<ITagger>(provider => tagger = new ListeningTagger(provider.GetRequiredService<IServer>())),
            cancellationToken: Cancellation);

        Assert.Equal([0], tagger!.AddressesWhenReading);
        Assert.Equal(3, tagger.Addresses);
    }

    [Fact]
    public async Task Start_EngineFails_FailsToo()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () => await RunningService.StartAsync(
            ExtractionComposition.Definition,
            await fixture.CreateDatabaseAsync(),
            configure: builder => builder.Services.AddSingleton<ITagger, BrokenTagger>(),
            cancellationToken: Cancellation));

        Assert.Equal("This one cannot read.", failure.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("reextract")]
    public async Task Start_LibraryOfTheModelIsMissing_EndsAndNamesTheWayOut(string verb)
    {
        CopyProgramWithoutNativeLibraries();

        var (code, errors) = await RunAsync(verb, profile: "");

        Assert.Equal(1, code);
        Assert.Contains("The model cannot be loaded. Set Engine__Profile=fast to read by rules alone", errors, StringComparison.Ordinal);
        Assert.Contains("onnxruntime", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_FastWithoutTheLibrary_NeedsNone()
    {
        CopyProgramWithoutNativeLibraries();

        var (_, errors) = await RunAsync("reextract", profile: "fast");

        Assert.DoesNotContain("model", errors, StringComparison.Ordinal);
        Assert.Contains("could not read anew: Failed to connect", errors, StringComparison.Ordinal);
    }

    /// <summary>As it stands where there is no native library for the system; the program as built, not the copy beside the tests.</summary>
    private void CopyProgramWithoutNativeLibraries()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(own.Parent!.Parent!.FullName, "Hearsay.Extraction", own.Name)))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }

    /// <summary>Runs it against a database that is not there.</summary>
    private async Task<(int Code, string Errors)> RunAsync(string verb, string profile)
    {
        string[] arguments = [Path.Combine(_folder, "Hearsay.Extraction.dll"), .. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ConnectionStrings__Postgres"] = "Host=127.0.0.1;Port=1;Username=nobody;Password=none;Database=none;Timeout=2";
        start.Environment["Engine__Profile"] = profile;
        (start.Environment["Listen__Address"], start.Environment["Authentication__Mode"]) = ("127.0.0.1", "Off");
        (start.Environment["Listen__GrpcPort"], start.Environment["Listen__HttpPort"], start.Environment["Listen__HealthPort"]) = ("0", "0", "0");
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(Cancellation);
            await process.StandardOutput.ReadToEndAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
            await process.WaitForExitAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
            return (process.ExitCode, await errors);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>Notes at how many addresses the service listens when it is asked to read.</summary>
    private sealed class ListeningTagger(IServer server) : ITagger
    {
        private readonly RuleTagger _rules = new();

        public List<int> AddressesWhenReading { get; } = [];

        public int Addresses => server.Features.Get<IServerAddressesFeature>()?.Addresses.Count ?? 0;

        public EngineVersion Version => _rules.Version;

        public TaggerReading Read(ReadText text, CancellationToken cancellationToken)
        {
            AddressesWhenReading.Add(Addresses);
            return _rules.Read(text, cancellationToken);
        }
    }

    private sealed class BrokenTagger : ITagger
    {
        public EngineVersion Version => new(1, "broken", "");

        public TaggerReading Read(ReadText text, CancellationToken cancellationToken) => throw new InvalidOperationException("This one cannot read.");
    }
}
