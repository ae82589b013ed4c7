using Google.Protobuf;
using Hearsay.Contracts.Query.V1;
using Hearsay.EndToEnd.Tests;

[assembly: AssemblyFixture(typeof(SeededPlatform))]

namespace Hearsay.EndToEnd.Tests;

/// <summary>The platform with the seeds taken in, its spans received: started once for all tests that only use it.</summary>
public sealed class SeededPlatform : IAsyncLifetime
{
    private readonly string _folder = TestFolder.Create();

    public TraceReceiver Traces { get; private set; } = null!;

    public LocalUp Up { get; private set; } = null!;

    /// <summary>What --json wrote.</summary>
    public IReadOnlyList<GetDocumentEvidenceResponse> Evidence { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Traces = await TraceReceiver.StartAsync();
        var json = Path.Combine(_folder, "evidence.jsonl");
        Up = LocalUp.Start(Path.Combine(_folder, "data"), Traces.Address, "--json", json);
        await Up.UntilUpAsync();
        Evidence = [.. (await File.ReadAllLinesAsync(json)).Select(line => JsonParser.Default.Parse<GetDocumentEvidenceResponse>(line))];
    }

    public async ValueTask DisposeAsync()
    {
        await Up.DisposeAsync();
        await Traces.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
