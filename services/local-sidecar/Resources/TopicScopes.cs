namespace Hearsay.LocalSidecar.Resources;

/// <summary>Topics by app, as Dapr writes them into one line: <c>app1=topic1,topic2;app2=</c>.</summary>
internal sealed class TopicScopes
{
    public static readonly TopicScopes None = new([]);

    private readonly Dictionary<string, string[]> _byApp;

    private TopicScopes(Dictionary<string, string[]> byApp) => _byApp = byApp;

    /// <summary>As daprd reads it: what follows an entry without "=" is not read, and of two entries of an app the first counts.</summary>
    public static TopicScopes Parse(string text)
    {
        var byApp = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var entry in text.Split(';').Select(entry => entry.Split('=')).TakeWhile(entry => entry.Length > 1))
        {
            byApp.TryAdd(entry[0], entry[1].Split(','));
        }

        return new TopicScopes(byApp);
    }

    /// <summary>Topics of an app; null where no entry names it.</summary>
    public IReadOnlyList<string>? Of(string appId) => _byApp.GetValueOrDefault(appId);
}
