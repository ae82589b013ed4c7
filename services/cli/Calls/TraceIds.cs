namespace Hearsay.Cli.Calls;

/// <summary>Trace ids of the calls made, each once, in order; the first ones only, with a count of the rest.</summary>
internal sealed class TraceIds
{
    private const int Most = 20;
    private readonly List<string> _first = [];

    public IReadOnlyList<string> First => _first;

    public int Others { get; private set; }

    /// <summary>That of the last call that had one; empty before.</summary>
    public string Latest { get; private set; } = string.Empty;

    public void Add(string? traceId)
    {
        if (string.IsNullOrEmpty(traceId) || traceId == Latest || _first.Contains(traceId))
        {
            return;
        }

        Latest = traceId;
        if (_first.Count < Most)
        {
            _first.Add(traceId);
        }
        else
        {
            Others++;
        }
    }
}
