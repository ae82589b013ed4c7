using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Names;

namespace Hearsay.Corpus.Origins;

/// <summary>Reads out of one document's evidence what a testimony is made of.</summary>
public static class ToldChain
{
    /// <summary>The chain of a statement.</summary>
    /// <param name="evidence">Of the statement's document.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="entityOf">The entity over all documents that an entity of the evidence is, or null.</param>
    public static IReadOnlyList<ChainLink> Of(Evidence evidence, Statement statement, Func<string, Guid?> entityOf)
    {
        var entities = EntitiesOf(evidence);
        return [.. statement.Chain.Where(hop => entities.ContainsKey(hop.EntityId)).Select(hop => LinkOf(evidence, hop, entities[hop.EntityId], entityOf))];
    }

    /// <summary>The agency that a document credits with its text: the one that the engine takes for the writer, else an outlet among the credits.</summary>
    /// <param name="evidence">Of the document.</param>
    /// <param name="entityOf">The entity over all documents that an entity of the evidence is, or null.</param>
    public static NamedParty? CreditOf(Evidence evidence, Func<string, Guid?> entityOf)
    {
        var entities = EntitiesOf(evidence);
        // Of all relays the writer alone is told by no words of the statement.
        var writer = evidence.Statements.Where(statement => statement.ParentId.Length == 0).Select(statement => statement.Chain.FirstOrDefault())
            .FirstOrDefault(hop => hop is { Kind: HopKind.Reported, Span: null, Cue: null });
        if (writer is not null && entities.TryGetValue(writer.EntityId, out var agency))
        {
            return new NamedParty(agency.Name, entityOf(agency.Id));
        }

        var credited = evidence.Facts?.Credits.Take(1).Select(FoldedName.Of).ToList() ?? [];
        var outlet = evidence.Entities.FirstOrDefault(entity => entity.Type == EntityType.Outlet && !entity.Unnamed && entity.Aliases.Prepend(entity.Name).Any(name => credited.Contains(FoldedName.Of(name))));
        return outlet is null ? null : new NamedParty(outlet.Name, entityOf(outlet.Id));
    }

    /// <summary>What an entity is, in words: "mayor of Lindry".</summary>
    public static IReadOnlyList<string> RolesOf(Entity entity) => [.. entity.Roles.Select(role => role.Of.Length > 0 ? $"{role.Role_} of {role.Of}" : role.Role_)];

    private static Dictionary<string, Entity> EntitiesOf(Evidence evidence) => evidence.Entities.DistinctBy(entity => entity.Id).ToDictionary(entity => entity.Id, StringComparer.Ordinal);

    private static ChainLink LinkOf(Evidence evidence, Hop hop, Entity entity, Func<string, Guid?> entityOf)
    {
        var spoken = SpokesPerson.Of(evidence, entity);
        return new ChainLink
        {
            EntityId = entity.Unnamed ? null : entityOf(entity.Id),
            LocalId = entity.Id,
            Name = entity.Name,
            Type = entity.Type,
            Unnamed = entity.Unnamed,
            Affiliation = entity.UnnamedSource?.Affiliation?.Text ?? "",
            Number = entity.UnnamedSource?.Number ?? "",
            Roles = RolesOf(entity),
            Kind = hop.Kind,
            Words = hop.Span,
            Cue = hop.Cue,
            SpeaksFor = spoken is { Body.Length: > 0 } ? new NamedParty(spoken.Body, spoken.EntityId.Length > 0 ? entityOf(spoken.EntityId) : null) : null,
        };
    }
}
