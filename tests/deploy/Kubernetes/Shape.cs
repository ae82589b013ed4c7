using System.Globalization;
using System.Text.Json;
using Hearsay.Deploy.Tests.Dapr;
using YamlDotNet.RepresentationModel;

namespace Hearsay.Deploy.Tests.Kubernetes;

/// <summary>
/// The fields of a kind that Kubernetes itself does not know, from <c>Schemas/KIND.json</c>: a field is "name" or, where it must be
/// there, "name!"; its value a type, a list of one, "a|b" for words, or an object, in which "*" stands for names of any kind.
/// </summary>
internal static class Shape
{
    public static bool Exists(string kind) => File.Exists(PathOf(kind));

    /// <summary>What is wrong with an object; nothing where it is sound.</summary>
    public static IReadOnlyList<string> Problems(Manifest item)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(PathOf(item.Kind)));
        var problems = new List<string>();
        if (item.ApiVersion != schema.RootElement.GetProperty("apiVersion").GetString())
        {
            problems.Add($"{item.Id}: the schema is of {schema.RootElement.GetProperty("apiVersion").GetString()}");
        }

        problems.AddRange(item.Node.Entries().Keys.Except(["apiVersion", "kind", "metadata", "spec"]).Select(name => $"{item.Id}/{name}: no such field"));
        Check(item.Spec, schema.RootElement.GetProperty("spec"), $"{item.Id}/spec", problems);
        return problems;
    }

    private static string PathOf(string kind) => Checkout.PathOf($"tests/deploy/Kubernetes/Schemas/{kind}.json");

    private static void Check(YamlNode? node, JsonElement schema, string place, List<string> problems)
    {
        switch (schema.ValueKind)
        {
            case JsonValueKind.Object when node is YamlMappingNode:
                CheckFields(node, schema, place, problems);
                break;
            case JsonValueKind.Array when node is YamlSequenceNode sequence:
                for (var index = 0; index < sequence.Children.Count; index++)
                {
                    Check(sequence[index], schema[0], $"{place}/{index}", problems);
                }

                break;
            case JsonValueKind.String when Fits(node, schema.GetString()!):
                break;
            default:
                problems.Add($"{place}: not a {schema}");
                break;
        }
    }

    private static void CheckFields(YamlNode node, JsonElement schema, string place, List<string> problems)
    {
        var fields = schema.EnumerateObject().ToDictionary(field => field.Name.TrimEnd('!'), field => field, StringComparer.Ordinal);
        problems.AddRange(fields.Where(field => field.Value.Name.EndsWith('!') && node.At(field.Key) is null).Select(field => $"{place}/{field.Key}: missing"));
        foreach (var (name, child) in node.Entries())
        {
            if (fields.TryGetValue(name, out var field) || fields.TryGetValue("*", out field))
            {
                Check(child, field.Value, $"{place}/{name}", problems);
            }
            else
            {
                problems.Add($"{place}/{name}: no such field");
            }
        }
    }

    private static bool Fits(YamlNode? node, string type) => type switch
    {
        "any" => node is not null,
        _ when node is not YamlScalarNode => false,
        "scalar" => true,
        // Where a text is wanted, an unquoted true or 5 is another type.
        "string" => !IsPlain(node) || (!IsNumber(node) && !IsBoolean(node)),
        "number" => IsPlain(node) && IsNumber(node),
        "boolean" => IsPlain(node) && IsBoolean(node),
        _ => type.Split('|').Contains(node.Text()),
    };

    private static bool IsPlain(YamlNode node) => ((YamlScalarNode)node).Style is YamlDotNet.Core.ScalarStyle.Plain or YamlDotNet.Core.ScalarStyle.Any;

    private static bool IsNumber(YamlNode node) => double.TryParse(node.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static bool IsBoolean(YamlNode node) => node.Text() is "true" or "false";
}
