using System.Text.Json;

namespace Hearsay.Engine.Quality.Tests.Data;

/// <summary>A text in which annotators marked names.</summary>
internal sealed record NamedText(string Value, string Published, IReadOnlyList<TypedName> Names)
{
    public CodePointText Text { get; } = new(Value);

    /// <summary>Reads a row of a file of names; other types than persons, organizations and locations are left out.</summary>
    public static NamedText Of(JsonElement row) => new(
        row.GetProperty("text").GetString()!,
        row.TryGetProperty("dct", out var created) ? created.GetString() ?? "" : "",
        [.. row.GetProperty("entities").EnumerateArray().SelectMany(NameOf)]);

    private static IEnumerable<TypedName> NameOf(JsonElement entity) =>
        Enum.TryParse<NameType>(entity.GetProperty("type").GetString(), ignoreCase: true, out var type)
            ? [new TypedName(type, new TextSpan(entity.GetProperty("start").GetInt32(), entity.GetProperty("end").GetInt32()))]
            : [];
}
