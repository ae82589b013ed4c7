namespace Hearsay.PubsubConformance.Tests.Targets;

/// <summary>What a case wants of its sidecars beside the defaults, which are those of deploy/dapr.</summary>
internal sealed record TargetOptions
{
    /// <summary>Scopes of the component as Dapr writes them, by the name of the setting.</summary>
    public IReadOnlyDictionary<string, string> TopicScopes { get; init; } = new Dictionary<string, string>();

    /// <summary>App ids that see the component; all where it is empty.</summary>
    public IReadOnlyList<string> ComponentScopes { get; init; } = [];

    /// <summary>A retry policy in Dapr's YAML in place of that of deploy/dapr/resiliency.yaml.</summary>
    public string? Retry { get; init; }

    /// <summary>The only groups of Dapr's API that may be called, such as "publish"; all where it is empty.</summary>
    public IReadOnlyList<string> AllowedCalls { get; init; } = [];

    /// <summary>DAPR_API_TOKEN; null for none.</summary>
    public string? ApiToken { get; init; }

    /// <summary>APP_API_TOKEN; null for none.</summary>
    public string? AppToken { get; init; }

    /// <summary>Whether the app is asked for its health, every second; two bad answers make it unhealthy.</summary>
    public bool AppHealthCheck { get; init; }

    /// <summary>Whether sidecars must be processes, so that they can be killed.</summary>
    public bool Killable { get; init; }
}
