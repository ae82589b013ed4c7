using System.Text.Json;

namespace Hearsay.Deploy.Tests.Telemetry;

/// <summary>A panel and its queries.</summary>
internal sealed record Panel(string Dashboard, string Title, string Type, IReadOnlyList<string> Queries)
{
    public override string ToString() => $"{Dashboard} / {Title}";
}

/// <summary>A dashboard of Grafana.</summary>
internal sealed record Dashboard(string File, JsonElement Root)
{
    public string Uid => Text(Root, "uid");

    public string Title => Text(Root, "title");

    public IReadOnlyList<Panel> Panels => [.. Items(Root, "panels").Select(panel => new Panel(
        Uid, Text(panel, "title"), Text(panel, "type"), [.. Items(panel, "targets").Select(target => Text(target, "expr"))]))];

    public IReadOnlyList<string> Variables => Root.TryGetProperty("templating", out var templating)
        ? [.. Items(templating, "list").Select(variable => Text(variable, "name"))]
        : [];

    /// <summary>Series that the choices of its variables are read from.</summary>
    public IReadOnlyList<string> VariableSeries => Root.TryGetProperty("templating", out var templating)
        ? [.. Items(templating, "list").SelectMany(variable => PromQl.Metrics(Text(variable, "query").Replace("label_values(", "", StringComparison.Ordinal).Split(',')[0]))]
        : [];

    public static Dashboard Read(string file) => Parse(file, Checkout.Read(file));

    public static Dashboard Parse(string file, string json) => new(file, JsonDocument.Parse(json).RootElement);

    public static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    public static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];
}
