namespace Hearsay.LocalSidecar.Resources;

/// <summary>The pub/sub component of the files: who sees it, and who may send and take which topic.</summary>
/// <param name="Name">Name by which apps publish and subscribe.</param>
/// <param name="Apps">App ids that see the component; all where it is empty.</param>
/// <param name="Publishing">Topics that apps may send.</param>
/// <param name="Subscription">Topics that apps may take.</param>
/// <param name="AllowedTopics">All topics that there are; any where it is empty.</param>
/// <param name="ProtectedTopics">Topics that nobody has who is not named with them.</param>
internal sealed record PubsubComponent(
    string Name,
    IReadOnlyList<string> Apps,
    TopicScopes Publishing,
    TopicScopes Subscription,
    IReadOnlyList<string> AllowedTopics,
    IReadOnlyList<string> ProtectedTopics)
{
    /// <summary>A component that everybody sees and nothing is forbidden in.</summary>
    public static PubsubComponent Open(string name) => new(name, [], TopicScopes.None, TopicScopes.None, [], []);

    public bool IsSeenBy(string appId) => Apps.Count == 0 || Apps.Contains(appId, StringComparer.Ordinal);

    public bool MayPublish(string appId, string topic) => IsAllowed(Publishing, appId, topic);

    public bool MaySubscribe(string appId, string topic) => IsAllowed(Subscription, appId, topic);

    /// <summary>daprd's rule: an app that no scope names has every topic that is not protected.</summary>
    private bool IsAllowed(TopicScopes scopes, string appId, string topic)
    {
        if (AllowedTopics.Count > 0 && !AllowedTopics.Contains(topic, StringComparer.Ordinal))
        {
            return false;
        }

        var scoped = scopes.Of(appId);
        return scoped is null ? !ProtectedTopics.Contains(topic, StringComparer.Ordinal) : scoped.Contains(topic, StringComparer.Ordinal);
    }
}
