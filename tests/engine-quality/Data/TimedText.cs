using System.Text.Json;

namespace Hearsay.Engine.Quality.Tests.Data;

/// <summary>A time that annotators marked.</summary>
/// <param name="Span">The words.</param>
/// <param name="Value">TIMEX value; null where only bounds are given.</param>
internal sealed record Timex(TextSpan Span, string? Value)
{
    /// <summary>First day of a stretch, and its last.</summary>
    public string? Begin { get; init; }

    public string? End { get; init; }

    /// <summary>Bounds of what is open on the other side: "since 1849", "by 1859".</summary>
    public string? NotBefore { get; init; }

    public string? NotAfter { get; init; }

    /// <summary>Kind of expression in the data set's own words.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Every reading of an expression that may be of the past or of the future.</summary>
    public IReadOnlyList<string> Readings { get; init; } = [];
}

/// <summary>A text in which annotators marked times.</summary>
internal sealed record TimedText(string Value, string Published, IReadOnlyList<Timex> Times)
{
    /// <summary>Reads a row; a time inside another is left out, as the engine reads the widest.</summary>
    public static TimedText Of(JsonElement row) => new(
        row.GetProperty("text").GetString()!,
        String(row, "dct") ?? "",
        [.. row.GetProperty("timexes").EnumerateArray().Where(item => !(item.TryGetProperty("nested", out var nested) && nested.ValueKind == JsonValueKind.True)).Select(TimexOf)]);

    private static Timex TimexOf(JsonElement item) => new(new TextSpan(item.GetProperty("start").GetInt32(), item.GetProperty("end").GetInt32()), String(item, "value"))
    {
        Begin = String(item, "begin"),
        End = String(item, "end_value"),
        NotBefore = String(item, "not_before"),
        NotAfter = String(item, "not_after"),
        Kind = String(item, "orig") ?? "",
        Readings = item.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Array ? [.. values.EnumerateArray().Select(value => String(value, "value")).OfType<string>()] : [],
    };

    private static string? String(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
