namespace Hearsay.Query;

/// <summary>What a document referred to before it changed.</summary>
/// <param name="Units">Ids of units, by kind.</param>
/// <param name="NamePairs">Names that it gave to one entity.</param>
internal sealed record LeftUnits(ILookup<short, Guid> Units, IReadOnlySet<NamePair> NamePairs)
{
    /// <summary>Names that the document ties to others otherwise than before, or that it has begun or ceased to use though it was known.</summary>
    public IEnumerable<Guid> NamesTiedAnew(EvidenceUnits now)
    {
        var tied = now.NamePairs.ToHashSet();
        tied.SymmetricExceptWith(NamePairs);
        var names = Units[UnitKinds.Name].ToHashSet();
        if (names.Count > 0)
        {
            names.SymmetricExceptWith(now.NamesOfEntities.Select(name => name.Name));
        }

        return names.Concat(tied.SelectMany(pair => new[] { pair.One, pair.Other }));
    }
}

/// <summary>Two names that one document gives to one entity.</summary>
/// <param name="One">The one with the smaller id.</param>
/// <param name="Other">The other.</param>
internal readonly record struct NamePair(Guid One, Guid Other)
{
    /// <summary>The pair, whichever comes first.</summary>
    public static NamePair Of(Guid one, Guid other) => one.CompareTo(other) < 0 ? new NamePair(one, other) : new NamePair(other, one);
}
