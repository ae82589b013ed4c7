namespace Hearsay.QueryBenchmark;

/// <summary>Which units are one; a group is named by the smallest id in it.</summary>
internal sealed class Groups
{
    private readonly Dictionary<Guid, Guid> _smaller = [];
    private readonly Dictionary<string, Guid> _byKey = new(StringComparer.Ordinal);

    /// <summary>The group of a unit.</summary>
    public Guid Of(Guid unit)
    {
        var root = unit;
        while (_smaller.TryGetValue(root, out var next))
        {
            root = next;
        }

        while (unit != root && _smaller[unit] != root)
        {
            (_smaller[unit], unit) = (root, _smaller[unit]);
        }

        return root;
    }

    /// <summary>Makes two units one.</summary>
    public void Join(Guid one, Guid other)
    {
        var (left, right) = (Of(one), Of(other));
        if (left != right)
        {
            var (smaller, larger) = left.CompareTo(right) < 0 ? (left, right) : (right, left);
            _smaller[larger] = smaller;
        }
    }

    /// <summary>Makes a unit one with all that have the same key.</summary>
    public void Join(string key, Guid unit)
    {
        if (!_byKey.TryAdd(key, unit))
        {
            Join(_byKey[key], unit);
        }
    }
}
