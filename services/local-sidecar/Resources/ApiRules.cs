namespace Hearsay.LocalSidecar.Resources;

/// <summary>Which methods of Dapr's gRPC API may be called. Calls that are passed on to an app are never touched.</summary>
/// <param name="Allowed">Groups such as <c>publish.v1</c>; all where it is empty.</param>
/// <param name="Denied">Groups that are refused in any case.</param>
internal sealed record ApiRules(IReadOnlyList<string> Allowed, IReadOnlyList<string> Denied)
{
    private const string Runtime = "/dapr.proto.runtime.";

    /// <summary>Groups of daprd whose methods the local sidecar may be asked for. Methods of all others are refused here in any case.</summary>
    private static readonly Dictionary<string, string[]> Groups = new(StringComparer.Ordinal)
    {
        ["publish.v1"] = ["PublishEvent", "BulkPublishEvent"],
        ["metadata.v1"] = ["GetMetadata", "SetMetadata"],
    };

    public static readonly ApiRules Open = new([], []);

    /// <summary>Whether a request's path may be answered.</summary>
    public bool Allows(string path) => !path.StartsWith(Runtime, StringComparison.Ordinal)
        || (!Holds(Denied, path) && (Allowed.Count == 0 || Holds(Allowed, path)));

    private static bool Holds(IReadOnlyList<string> groups, string path) =>
        groups.Any(group => Groups.TryGetValue(group, out var methods) && methods.Any(method => path == $"{Runtime}v1.Dapr/{method}"));
}
