using Hearsay.Deploy.Tests.Dapr;
using YamlDotNet.RepresentationModel;

namespace Hearsay.Deploy.Tests.Compose;

/// <summary>A Compose file with its merge keys worked in.</summary>
internal sealed record ComposeFile(YamlMappingNode Root)
{
    public const string Path = "deploy/compose/compose.yaml";

    public IReadOnlyDictionary<string, YamlNode> Services => Root.At("services").Entries();

    public static ComposeFile Parse(string text) => new((YamlMappingNode)Merged(YamlFiles.Parse(text).Single()));

    /// <summary>Names that a list holds, whichever way it is written: plain, or as keys of a map.</summary>
    public static IReadOnlyList<string> Names(YamlNode? list) =>
        list is YamlMappingNode ? [.. list.Entries().Keys] : [.. list.Items().Select(item => item.Text()!)];

    /// <summary>"&lt;&lt;" is no part of YAML 1.2, and the reader leaves it where it stands.</summary>
    private static YamlNode Merged(YamlNode node)
    {
        switch (node)
        {
            case YamlSequenceNode sequence:
                return new YamlSequenceNode(sequence.Select(Merged));
            case YamlMappingNode mapping:
                var merged = new YamlMappingNode();
                foreach (var (key, value) in mapping.Children.Where(child => child.Key.Text() == "<<").SelectMany(child => ((YamlMappingNode)Merged(child.Value)).Children))
                {
                    merged.Children[key] = value;
                }

                foreach (var (key, value) in mapping.Children.Where(child => child.Key.Text() != "<<"))
                {
                    merged.Children[key] = Merged(value);
                }

                return merged;
            default:
                return node;
        }
    }
}
