using Hearsay.TestSupport.Sidecars;

namespace Hearsay.PubsubConformance.Tests.Targets;

/// <summary>A kind of sidecar that every case runs against.</summary>
internal abstract class Target
{
    public const string LocalSidecar = "local sidecar";
    public const string Daprd = "daprd";

    /// <summary>Why it cannot be run against here; null where it can.</summary>
    public abstract string? Missing { get; }

    /// <summary>Longest time that an event takes to come, however it comes.</summary>
    public abstract TimeSpan Patience { get; }

    public static Target Named(string name) => name == Daprd ? new DaprdTarget(DaprdTarget.Binary) : new LocalSidecarTarget();

    /// <summary>A broker for one case, still without a sidecar.</summary>
    public abstract Task<IBroker> OpenAsync(ClusterFixture cluster, TargetOptions options, IReadOnlyList<TestApp> apps);
}

/// <summary>What keeps the events of one case, and starts sidecars that use it.</summary>
internal interface IBroker : IAsyncDisposable
{
    Task<ISidecar> StartAsync(TestApp app);

    /// <summary>What the programs of the case wrote last.</summary>
    string Logs();

    /// <summary>Whether no event of a topic that was handed to an app still waits for its answer, so that none can come again.</summary>
    Task<bool> IsSettledAsync(string topic, string appId);
}

/// <summary>A sidecar that runs. Disposing stops one in this process in good order and kills one that is a process.</summary>
internal interface ISidecar : IAsyncDisposable
{
    Uri Grpc { get; }

    Uri Http { get; }

    /// <summary>Whether it is a process that has ended by itself.</summary>
    bool HasEnded { get; }
}
