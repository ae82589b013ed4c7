namespace Hearsay.Exports;

/// <summary>Counts records by kind.</summary>
public sealed class ExportTally
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Kinds in order, each with how many there are. Kinds are words of the format, so they are few.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>Counts one more, or several.</summary>
    internal void Add(string kind, int count = 1) => _counts[kind] = _counts.GetValueOrDefault(kind) + count;
}
