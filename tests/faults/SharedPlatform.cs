using Hearsay.Faults.Tests;
using Hearsay.Faults.Tests.Checking;
using Hearsay.Faults.Tests.Flow;
using Hearsay.Faults.Tests.Platform;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(SharedPlatform))]
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace Hearsay.Faults.Tests;

/// <summary>
/// One platform for all tests that leave it whole, and the history of all that was sent to it: each check looks at everything since the start,
/// so that a fault of one test that shows late shows still.
/// </summary>
public sealed class SharedPlatform : IAsyncLifetime
{
    /// <summary>The sidecar delivers some events twice and many in another order, all the time: what brokers do now and then.</summary>
    private static readonly Dictionary<string, string> Settings = new() { ["Faults__DuplicateRatio"] = "0.2", ["Faults__ReorderWindow"] = "4", ["Faults__IgnoreKeys"] = "true", ["Faults__Seed"] = "1" };

    internal FaultyPlatform Running { get; private set; } = null!;

    internal History History { get; } = new();

    internal Verdicts Verdicts { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Running = await FaultyPlatform.StartAsync(Settings, CancellationToken.None);
        Verdicts = new Verdicts(Running, History);
    }

    public ValueTask DisposeAsync() => Running.DisposeAsync();

    /// <summary>A feed whose addresses no other feed has.</summary>
    internal Feed NewFeed(string name) => new($"{name}-{Guid.CreateVersion7():N}", Running.Channel(Contracts.AppIds.Ingestion), History);
}
