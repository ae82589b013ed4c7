namespace Hearsay.LocalPostgres;

/// <summary>How a private cluster is run.</summary>
/// <param name="Folder">Where it lives; made where absent. Holds data, log and the owner's password.</param>
/// <param name="Port">Port on 127.0.0.1.</param>
/// <param name="Durable">Whether commits are forced to disk. Only throwaway clusters of tests go without.</param>
public sealed record ClusterOptions(string Folder, int Port, bool Durable)
{
    /// <summary>How long a server that a killed run left behind may take to stop, before the folder counts as taken.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
