using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>Counts who passes on what an entity says: the publishers, and the outlets and people between them and the entity.</summary>
internal static class Relays
{
    /// <summary>The most frequent first.</summary>
    public static IEnumerable<Relay> Of(IEnumerable<StatementResult> statements) => statements
        .SelectMany(result => NamesOf(result).Where(name => name.Length > 0).DistinctBy(FoldedText.Of))
        .GroupBy(FoldedText.Of)
        .Select(names => new Relay { Name = names.Order(StringComparer.Ordinal).First(), StatementCount = names.Count() })
        .OrderByDescending(relay => relay.StatementCount).ThenBy(relay => relay.Name, StringComparer.Ordinal);

    // The last of the chain is the entity itself.
    private static IEnumerable<string> NamesOf(StatementResult result) => HeldStatement.ChainOf(result).SkipLast(1).Prepend(result.Passage.Outlet);
}
