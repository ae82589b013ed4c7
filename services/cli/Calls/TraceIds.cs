namespace Hearsay.Cli.Calls;

/// <summary>Trace ids of the calls made, each once, in order; the first ones only, with a count of the rest.</summary>
internal sealed class TraceIds
{
    private const int Most = 20;
    private readonly List<string> _first = [];
    private string _latest = string.Empty;

    public IReadOnlyList<string> First => _first;

    public int Others { get; private set; }

    public void Add(string? traceId)
    {
        if (string.IsNullOrEmpty(traceId) || traceId == _latest || _first.Contains(traceId))
        {
            return;
        }

        _latest = traceId;
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
