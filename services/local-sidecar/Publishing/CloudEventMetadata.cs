using System.Globalization;
using Hearsay.LocalSidecar.Resources;

namespace Hearsay.LocalSidecar.Publishing;

/// <summary>What a publisher may say in the metadata of a publish. Names are matched without regard to case.</summary>
internal sealed class CloudEventMetadata
{
    private readonly Dictionary<string, string> _values;

    public CloudEventMetadata(IEnumerable<KeyValuePair<string, string>> metadata)
    {
        _values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in metadata)
        {
            _values[key] = value;
        }
    }

    public string? Id => Get("cloudevent.id");

    public string? Source => Get("cloudevent.source");

    public string? Type => Get("cloudevent.type");

    public string? Subject => Get("cloudevent.subject");

    public string? TraceParent => Get("cloudevent.traceparent") ?? Get("cloudevent.traceid");

    public string? TraceState => Get("cloudevent.tracestate");

    public string? PartitionKey => Get("partitionKey") ?? Get("__key");

    /// <summary>Whether the bytes are asked to go out unwrapped. Throws where the word is no boolean.</summary>
    public bool RawPayload => Get("rawPayload") switch
    {
        null => false,
        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        var other => throw new FormatException($"strconv.ParseBool: parsing \"{other}\": invalid syntax"),
    };

    /// <summary>Life of the message, null for no end. Throws where it is neither a positive number of seconds nor a duration such as 1m30s.</summary>
    public TimeSpan? TimeToLive => (Get("ttlInSeconds") ?? Get("ttl")) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 =>
            TimeSpan.FromSeconds(seconds),
        var text when GoDuration.TryParse(text) is { } duration && duration > TimeSpan.Zero => duration,
        var other => throw new FormatException($"ttlInSeconds value must be a positive integer: actual is '{other}'"),
    };

    private string? Get(string name) => _values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
