using YamlDotNet.RepresentationModel;

namespace Hearsay.LocalSidecar.Resources;

/// <summary>Ways into a YAML document that may lack any part.</summary>
internal static class YamlTree
{
    /// <summary>The node below some keys; null where one of them is missing.</summary>
    public static YamlNode? At(this YamlNode? node, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            node = node is YamlMappingNode mapping && mapping.Children.TryGetValue(key, out var child) ? child : null;
        }

        return node;
    }

    /// <summary>A scalar's text; null for anything else.</summary>
    public static string? Text(this YamlNode? node) => (node as YamlScalarNode)?.Value;

    /// <summary>Items of a list; none where it is none.</summary>
    public static IEnumerable<YamlNode> Items(this YamlNode? node) => node as YamlSequenceNode ?? Enumerable.Empty<YamlNode>();

    /// <summary>Texts of a list of scalars.</summary>
    public static IReadOnlyList<string> Texts(this YamlNode? node) => [.. node.Items().Select(item => item.Text() ?? "")];

    /// <summary>Keys of a mapping, in order; none where it is none.</summary>
    public static IEnumerable<string> Keys(this YamlNode? node) =>
        node is YamlMappingNode mapping ? mapping.Children.Keys.Select(key => key.Text() ?? "") : [];
}
