using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Origins;

namespace Hearsay.Query;

/// <summary>The chain of a statement with entities over all documents in place of those of its own.</summary>
internal static class OriginChain
{
    /// <param name="item">The statement.</param>
    /// <param name="parties">Entities of its document and others.</param>
    /// <param name="roles">What documents tell of entities over all documents.</param>
    public static IReadOnlyList<ChainLink> Of(
        ReadTestimony item, IReadOnlyDictionary<(Guid Document, int Revision, string LocalId), ReadParty> parties, ILookup<Guid, string> roles) =>
        [.. HeldStatement.Of(item.Result).Chain.Select(hop => LinkOf(hop, parties.GetValueOrDefault((item.Testimony.DocumentId, item.Result.Passage.Revision, hop.EntityId)), roles))];

    private static ChainLink LinkOf(Hop hop, ReadParty? party, ILookup<Guid, string> roles) => new()
    {
        EntityId = party is { Entity.Unnamed: false } ? party.Group : null,
        LocalId = hop.EntityId,
        Name = party?.Entity.Name ?? hop.Span?.Text ?? "",
        Type = party?.Entity.Type ?? EntityType.Unspecified,
        Unnamed = party?.Entity.Unnamed ?? false,
        Affiliation = party?.Entity.UnnamedSource?.Affiliation?.Text ?? "",
        Number = party?.Entity.UnnamedSource?.Number ?? "",
        Roles = party is { Entity.Unnamed: false, Group: { } group } ? [.. roles[group]] : party is null ? [] : ToldChain.RolesOf(party.Entity),
        Kind = hop.Kind,
        Words = hop.Span,
        Cue = hop.Cue,
        SpeaksFor = party?.SpeaksFor,
    };
}
