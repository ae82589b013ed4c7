namespace Hearsay.Corpus.Linking;

/// <summary>A kind whose units are read from their bytes before they are compared: in a run over many pairs each is read once.</summary>
/// <typeparam name="TUnit">What the bytes of a unit are read into.</typeparam>
public abstract class UnitKind<TUnit> : IUnitKind
    where TUnit : notnull
{
    /// <inheritdoc/>
    public abstract short Number { get; }

    /// <inheritdoc/>
    public IReadOnlyList<long> KeysOf(byte[] unit) => KeysOf(Read(unit));

    /// <inheritdoc/>
    public Likeness Compare(byte[] one, byte[] other) => CompareRead(Read(one), Read(other));

    /// <inheritdoc/>
    public Func<Guid, Guid, Likeness> Over(IReadOnlyDictionary<Guid, byte[]> units)
    {
        var read = new Dictionary<Guid, TUnit>();
        return (one, other) => CompareRead(ReadOnce(one), ReadOnce(other));

        TUnit ReadOnce(Guid id)
        {
            if (!read.TryGetValue(id, out var unit))
            {
                read[id] = unit = Read(units[id]);
            }

            return unit;
        }
    }

    /// <summary>Reads a unit.</summary>
    protected abstract TUnit Read(byte[] bytes);

    /// <summary>Keys of a unit, as <see cref="IUnitKind.KeysOf"/> tells.</summary>
    protected abstract IReadOnlyList<long> KeysOf(TUnit unit);

    /// <summary>What two units are to each other; the order does not matter.</summary>
    protected abstract Likeness CompareRead(TUnit one, TUnit other);
}
