using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Hearsay.EndToEnd.Tests.Telemetry;

/// <summary>deploy/telemetry/registry.yaml as read.</summary>
public sealed class Registry
{
    public Dictionary<string, string> Placeholders { get; set; } = [];

    public Dictionary<string, string> Attributes { get; set; } = [];

    public Dictionary<string, string[]> Groups { get; set; } = [];

    public List<RegisteredSpan> Spans { get; set; } = [];

    public List<RegisteredMetric> Metrics { get; set; } = [];

    public List<RegisteredMetric> LibraryMetrics { get; set; } = [];

    public static Registry Load() => Parse(File.ReadAllText(Path.Combine(LocalUp.Root, "deploy", "telemetry", "registry.yaml")));

    public static Registry Parse(string yaml) => new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .Build()
        .Deserialize<Registry>(yaml);

    /// <summary>Whether a text is what a pattern with placeholders stands for. Outside of braces a name is taken as written.</summary>
    public bool IsName(string pattern, string text) => Matches(Regex.Replace(
        pattern, @"\{(\w+)\}|[^{]+", part => part.Groups[1].Success ? $"(?:{Placeholder(part.Groups[1].Value)})" : Regex.Escape(part.Value)), text);

    /// <summary>The same for a value: outside of braces it is a regular expression.</summary>
    public bool IsValue(string pattern, string text) =>
        Matches(Regex.Replace(pattern, @"\{(\w+)\}", part => Placeholders.ContainsKey(part.Groups[1].Value) ? $"(?:{Placeholder(part.Groups[1].Value)})" : part.Value), text);

    /// <summary>Attributes that a span may have.</summary>
    public HashSet<string> AttributesOf(RegisteredSpan span) =>
        [.. span.Attributes, .. span.Groups.SelectMany(group => Groups.TryGetValue(group, out var attributes) ? attributes : throw new InvalidDataException($"There is no group {group}."))];

    private string Placeholder(string name) =>
        Placeholders.TryGetValue(name, out var expression) ? expression : throw new InvalidDataException($"There is no placeholder {name}.");

    private static bool Matches(string expression, string text) => Regex.IsMatch(text, $@"\A(?:{expression})\z", RegexOptions.None, TimeSpan.FromSeconds(1));
}

/// <summary>A span that may be emitted.</summary>
public sealed class RegisteredSpan
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Kind { get; set; } = "";

    public string[] Services { get; set; } = [];

    public string[] Parents { get; set; } = [];

    public string[] Groups { get; set; } = [];

    public string[] Attributes { get; set; } = [];

    public string? When { get; set; }

    public string? Test { get; set; }
}

/// <summary>A metric that may be emitted.</summary>
public sealed class RegisteredMetric
{
    public string Name { get; set; } = "";

    /// <summary>What it tells, in words; of libraries those are their own.</summary>
    public string? Meaning { get; set; }

    public string Kind { get; set; } = "";

    public string Unit { get; set; } = "";

    public string? From { get; set; }

    public string[] Services { get; set; } = [];

    public Dictionary<string, string> Attributes { get; set; } = [];

    public string? When { get; set; }

    public string? Test { get; set; }

    /// <summary>Name of its family in an exposition.</summary>
    public string PrometheusName => Name.Replace('.', '_') + UnitSuffix + (Kind == "counter" ? "_total" : "");

    public string PrometheusKind => Kind switch
    {
        "counter" => "counter",
        "histogram" => "histogram",
        "gauge" or "updowncounter" => "gauge",
        _ => throw new InvalidDataException($"{Name} has no kind {Kind}."),
    };

    private string UnitSuffix => Unit switch
    {
        "" => "",
        "s" => "_seconds",
        "By" => "_bytes",
        ['{', .., '}'] => "",
        _ => throw new InvalidDataException($"{Name} has the unit {Unit}, which is not known here."),
    };
}
