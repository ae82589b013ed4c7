using YamlDotNet.RepresentationModel;

namespace Hearsay.Deploy.Tests.Dapr;

/// <summary>YAML as a tree, with the few ways into it that the rules need.</summary>
internal static class YamlFiles
{
    public static YamlMappingNode Read(string path) => Assert.Single(Parse(Checkout.Read(path)));

    public static IReadOnlyList<YamlMappingNode> Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return [.. stream.Documents.Select(document => (YamlMappingNode)document.RootNode)];
    }

    /// <summary>The node below some keys; null where one of them is missing.</summary>
    public static YamlNode? At(this YamlNode? node, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            node = node is YamlMappingNode mapping && mapping.Children.TryGetValue(key, out var child) ? child : null;
        }

        return node;
    }

    public static string? Text(this YamlNode? node) => (node as YamlScalarNode)?.Value;

    public static IReadOnlyList<YamlNode> Items(this YamlNode? node) => node is YamlSequenceNode sequence ? [.. sequence] : [];

    public static IReadOnlyDictionary<string, YamlNode> Entries(this YamlNode? node) => node is YamlMappingNode mapping
        ? mapping.Children.ToDictionary(child => child.Key.Text()!, child => child.Value, StringComparer.Ordinal)
        : new Dictionary<string, YamlNode>(StringComparer.Ordinal);
}
