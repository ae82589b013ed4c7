using YamlDotNet.RepresentationModel;

namespace Hearsay.LocalSidecar.Resources;

/// <summary>Reads a pub/sub component: its name and scopes. The rest is for its broker, which PostgreSQL stands in for.</summary>
internal static class ComponentReader
{
    private static readonly string[] Understood = ["publishingscopes", "subscriptionscopes", "allowedtopics", "protectedtopics"];

    public static PubsubComponent Read(YamlNode document, string name, List<string> ignored)
    {
        var settings = document.At("spec", "metadata").Items()
            .Select(entry => (Name: entry.At("name").Text() ?? throw new FormatException($"{name}: an entry of spec.metadata has no name."), Entry: entry))
            .ToList();
        var others = settings.Select(setting => setting.Name).Where(setting => !Understood.Contains(setting, StringComparer.OrdinalIgnoreCase)).ToList();
        if (others.Count > 0)
        {
            ignored.Add($"{name} ({document.At("spec", "type").Text()}): {string.Join(", ", others)}");
        }

        return new PubsubComponent(
            document.At("metadata", "name").Text() ?? throw new FormatException("A Component has no name."),
            document.At("scopes").Texts(),
            TopicScopes.Parse(Value("publishingScopes")),
            TopicScopes.Parse(Value("subscriptionScopes")),
            Topics("allowedTopics"),
            Topics("protectedTopics"));

        string Value(string setting) =>
            settings.FirstOrDefault(entry => entry.Name.Equals(setting, StringComparison.OrdinalIgnoreCase)).Entry.At("value").Text() ?? "";

        string[] Topics(string setting) => Value(setting).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
