using System.Globalization;
using System.Text.Json;
using Hearsay.Tagger.Decoding;

namespace Hearsay.Tagger.Inference;

/// <summary>What a model says of itself beside its weights.</summary>
/// <param name="Projection">Width of the queries and keys.</param>
/// <param name="RoleDistance">Score by distance from the cue, [bucket, role].</param>
/// <param name="PointerDistance">The same for the pointers, [bucket, pointer].</param>
/// <param name="Confidence">How likely an attribution is right.</param>
internal sealed record ModelSettings(int Projection, float[] RoleDistance, float[] PointerDistance, Confidence Confidence)
{
    private const string Format = "1";

    /// <exception cref="InvalidModelException">Something is missing, or made for another reader.</exception>
    public static ModelSettings Parse(IReadOnlyDictionary<string, string> entries)
    {
        if (Entry(entries, "format") is var format && format != Format)
        {
            throw new InvalidModelException($"The model has format '{format}'; this reader knows format '{Format}'.");
        }

        foreach (var (name, expected) in new[] { ("cues", Labels.Cues), ("roles", Labels.Roles), ("pointers", Labels.Pointers), ("names", Labels.Names) })
        {
            if (!Json<string[]>(entries, name).SequenceEqual(expected, StringComparer.Ordinal))
            {
                throw new InvalidModelException($"The model's {name} are {entries[name]}; this reader knows {string.Join(", ", expected)}.");
            }
        }

        return int.TryParse(Entry(entries, "projection"), NumberStyles.None, CultureInfo.InvariantCulture, out var projection) && projection is > 0 and <= 4096
            ? new ModelSettings(projection, Table(entries, "role_distance", Labels.RoleCount), Table(entries, "pointer_distance", Labels.PointerCount), ConfidenceOf(entries))
            : throw new InvalidModelException($"The model's projection is '{entries["projection"]}', not a width.");
    }

    private static float[] Table(IReadOnlyDictionary<string, string> entries, string name, int columns)
    {
        var rows = Json<float[][]>(entries, name);
        return rows.Length == DistanceBuckets.Count && Array.TrueForAll(rows, row => row?.Length == columns && Array.TrueForAll(row, float.IsFinite))
            ? [.. rows.SelectMany(row => row)]
            : throw new InvalidModelException($"The model's {name} is not a table of {DistanceBuckets.Count} rows and {columns} columns.");
    }

    // [bias, a weight a sign]; a model may bring none.
    private static Confidence ConfidenceOf(IReadOnlyDictionary<string, string> entries)
    {
        const string Name = "confidence";
        return !entries.ContainsKey(Name) ? Confidence.Plain
            : Json<double[]>(entries, Name) is [var bias, .. var weights] && weights.Length == ConfidenceSigns.Count && double.IsFinite(bias + weights.Sum()) ? new Confidence(bias, weights)
            : throw new InvalidModelException($"The model's {Name} is '{entries[Name]}', not {1 + ConfidenceSigns.Count} numbers.");
    }

    private static T Json<T>(IReadOnlyDictionary<string, string> entries, string name)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Entry(entries, name)) ?? throw new InvalidModelException($"The model's entry '{name}' is null.");
        }
        catch (JsonException exception)
        {
            throw new InvalidModelException($"The model's entry '{name}' cannot be read: {exception.Message}", exception);
        }
    }

    private static string Entry(IReadOnlyDictionary<string, string> entries, string name) =>
        entries.TryGetValue(name, out var value) ? value : throw new InvalidModelException($"The model's metadata has no '{name}'.");
}
