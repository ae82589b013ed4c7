using System.Globalization;
using Hearsay.Deploy.Tests.Dapr;
using YamlDotNet.RepresentationModel;

namespace Hearsay.Deploy.Tests.Kubernetes;

/// <summary>One thing wrong in an installation that is right: what a rule must find.</summary>
/// <param name="Rule">The rule that must find it.</param>
/// <param name="Object">"Kind/name"; "+" adds an object.</param>
/// <param name="Path">Keys and indices, parted by spaces; "" is the object itself.</param>
/// <param name="Value">YAML to put there; null takes away what is there.</param>
internal sealed record Fault(string Rule, string Object, string Path, string? Value)
{
    public override string ToString() => $"{Rule}: {Object} {Path} = {Value ?? "nothing"}";

    /// <summary>A copy of the installation with the fault. What is taken away must have been there.</summary>
    public Installation In(Installation sound)
    {
        var objects = sound.Objects.ToList();
        if (Object == "+")
        {
            return new Installation([.. objects, new Manifest(YamlFiles.Parse(Value!).Single())]);
        }

        var target = objects.Single(item => item.Id == Object
            // Kustomize adds a hash of its content to the name of a generated map.
            || (item.Kind == "ConfigMap" && item.Id[..Math.Max(item.Id.LastIndexOf('-'), 0)] == Object));
        if (Path.Length == 0)
        {
            objects.Remove(target);
            return new Installation(objects);
        }

        var keys = Path.Split(' ');
        YamlNode node = YamlFiles.Parse(target.Yaml()).Single();
        objects[objects.IndexOf(target)] = new Manifest((YamlMappingNode)node);
        foreach (var key in keys[..^1])
        {
            node = Child(node, key) ?? throw new InvalidOperationException($"{this}: there is no {key}");
        }

        Change(node, keys[^1]);
        return new Installation(objects);
    }

    private void Change(YamlNode node, string key)
    {
        var value = Value is null ? null : Parse(Value);
        switch (node)
        {
            case YamlMappingNode mapping when value is null:
                Assert.True(mapping.Children.Remove(new YamlScalarNode(key)), $"{this}: it was not there");
                break;
            case YamlMappingNode mapping:
                Assert.NotEqual(mapping.Children.TryGetValue(new YamlScalarNode(key), out var old) ? old : null, value);
                mapping.Children[new YamlScalarNode(key)] = value;
                break;
            case YamlSequenceNode sequence when key == "+":
                sequence.Add(value!);
                break;
            case YamlSequenceNode sequence when value is null:
                sequence.Children.RemoveAt(Index(key));
                break;
            case YamlSequenceNode sequence:
                sequence.Children[Index(key)] = value;
                break;
            default:
                throw new InvalidOperationException($"{this}: no place for it");
        }
    }

    private static YamlNode Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents.Single().RootNode;
    }

    private static YamlNode? Child(YamlNode node, string key) => node is YamlSequenceNode sequence ? sequence[Index(key)] : node.At(key);

    private static int Index(string key) => int.Parse(key, CultureInfo.InvariantCulture);
}
