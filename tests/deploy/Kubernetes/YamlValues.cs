using System.Globalization;
using Hearsay.Deploy.Tests.Dapr;
using YamlDotNet.RepresentationModel;

namespace Hearsay.Deploy.Tests.Kubernetes;

/// <summary>Values of Kubernetes' kinds.</summary>
internal static class YamlValues
{
    private static readonly (string Suffix, long Factor)[] Units =
        [("Ki", 1L << 10), ("Mi", 1L << 20), ("Gi", 1L << 30), ("Ti", 1L << 40), ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("", 1)];

    public static IReadOnlyDictionary<string, string> Texts(this YamlNode? node) =>
        node.Entries().ToDictionary(entry => entry.Key, entry => entry.Value.Text() ?? "", StringComparer.Ordinal);

    /// <summary>A whole number; -1 where there is none.</summary>
    public static int Number(this YamlNode? node) => Number(node.Text());

    public static int Number(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : -1;

    public static bool IsTrue(this YamlNode? node) => node.Text() == "true";

    public static bool IsFalse(this YamlNode? node) => node.Text() == "false";

    /// <summary>Bytes of "512Mi"; -1 where it is none.</summary>
    public static long Bytes(string? text)
    {
        var digits = new string([.. (text ?? "").TakeWhile(char.IsAsciiDigit)]);
        var unit = Units.FirstOrDefault(unit => unit.Suffix == text?[digits.Length..]);
        return digits.Length > 0 && unit.Factor > 0 ? long.Parse(digits, CultureInfo.InvariantCulture) * unit.Factor : -1;
    }

    /// <summary>Whether labels fit a selector; an empty one fits all.</summary>
    public static bool Selects(this YamlNode? selector, IReadOnlyDictionary<string, string> labels) =>
        selector.At("matchLabels").Texts().All(label => labels.GetValueOrDefault(label.Key) == label.Value)
        && selector.At("matchExpressions").Items().All(rule =>
            rule.At("operator").Text() == "In"
            && rule.At("values").Items().Any(value => value.Text() == labels.GetValueOrDefault(rule.At("key").Text() ?? "")));
}
