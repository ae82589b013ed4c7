namespace Hearsay.Corpus.Linking;

/// <summary>
/// How units of one kind (wordings of a statement, names, texts) are held to be the same. A unit is all that it is compared by, so its id is a
/// hash of it, and what holds of two units holds in whatever order they came. Pure: no answer depends on other units.
/// </summary>
public interface IUnitKind
{
    /// <summary>Most keys of a unit.</summary>
    const int MostKeys = 32;

    /// <summary>Number of the kind, as stored.</summary>
    short Number { get; }

    /// <summary>
    /// Keys of a unit, at most <see cref="MostKeys"/>, each once: units that may be the same have one in common. Of the units that share
    /// a key very many have, not all pairs are compared, so keys should be rare.
    /// </summary>
    IReadOnlyList<long> KeysOf(byte[] unit);

    /// <summary>What two units are to each other; the order does not matter.</summary>
    Likeness Compare(byte[] one, byte[] other);

    /// <summary>The same for many pairs of the given units, told by their ids.</summary>
    Func<Guid, Guid, Likeness> Over(IReadOnlyDictionary<Guid, byte[]> units);
}
