using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>Answers with an entity over all documents.</summary>
internal sealed class GetEntity(CanonicalEntities entities, DossierStore store, ReadModel model)
{
    private const int MostShown = 50, MostMentions = 1_000;

    /// <summary>Throws INVALID_FIELDS or ENTITY_NOT_FOUND.</summary>
    public async Task<GetEntityResponse> HandleAsync(GetEntityRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        RequestFilters.OptionalId(request.EntityId, "entity_id", "an entity", violations, out var id);
        violations.AddWhere(request.EntityId.Length == 0, "entity_id", "REQUIRED", "Give the id of an entity.");
        model.Ask(request.AsOf, ReadDepth.Joined, violations);
        violations.ThrowIfAny();

        var group = await entities.GroupOfAsync(id, cancellationToken).ConfigureAwait(false);
        var entity = await entities.FindAsync(group, cancellationToken).ConfigureAwait(false)
            ?? throw CanonicalEntities.NotFound("entity_id", id.ToString("D"));
        var mentions = await store.MentionsAsync(group, MostMentions, cancellationToken).ConfigureAwait(false);
        // Each as ListEntities gives it.
        mentions.ForEach(mention => mention.CanonicalId = entity.Id);
        return new GetEntityResponse
        {
            Entity = entity,
            Roles = { RoleHistory.Of(mentions).Take(MostShown) },
            Mentions = { mentions.AsEnumerable().Reverse().Take(MostShown) },
        };
    }
}
