namespace Hearsay.Query;

/// <summary>Chooses which names of an entity a decision speaks of.</summary>
internal static class DecisionSides
{
    /// <summary>
    /// Most names on one side. All pairs of them are weighed whenever one of them is grouped; the names beyond follow those that they are linked with.
    /// </summary>
    public const int MostNames = 250;

    /// <summary>One side: names that tell the same in every document first, then those that most documents print.</summary>
    /// <param name="printed">Units with the names that they are printed as.</param>
    /// <param name="side">0 or 1.</param>
    public static IReadOnlyList<DecidedName> Of(IEnumerable<PrintedUnit> printed, short side) =>
    [
        .. printed.GroupBy(unit => unit.Id)
            .Select(unit => (Main: MostPrinted(unit), Documents: unit.Sum(name => name.Documents)))
            .OrderBy(unit => unit.Main.IsOfDocument).ThenByDescending(unit => unit.Documents).ThenBy(unit => unit.Main.Id)
            .Take(MostNames)
            .Select(unit => new DecidedName(unit.Main.Id, side, unit.Main.Name, unit.Main.IsOfDocument)),
    ];

    /// <summary>
    /// Both sides of a split. A name that stands alone in no document (a part of a fuller one) is on neither side: it follows what it is linked with.
    /// </summary>
    /// <param name="printed">Units of the entity with the names that they are printed as.</param>
    /// <param name="given">Folded names that are another entity.</param>
    public static (IReadOnlyList<PrintedUnit> Kept, IReadOnlyList<PrintedUnit> Given) Split(
        IReadOnlyCollection<PrintedUnit> printed, IReadOnlySet<string> given)
    {
        var units = printed.Where(unit => given.Contains(FoldedText.Of(unit.Name))).Select(unit => unit.Id).ToHashSet();
        return (
            [.. printed.Where(unit => unit.Name.Length > 0 && !units.Contains(unit.Id))],
            [.. printed.Where(unit => units.Contains(unit.Id) && given.Contains(FoldedText.Of(unit.Name)))]);
    }

    private static PrintedUnit MostPrinted(IEnumerable<PrintedUnit> names) =>
        names.OrderByDescending(name => name.Documents).ThenBy(name => name.Name, StringComparer.Ordinal).First();
}
