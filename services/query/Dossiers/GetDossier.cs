using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>Answers with who or what somebody is over all documents.</summary>
internal sealed class GetDossier(CanonicalEntities entities, DossierStore store, ReadModel model)
{
    private const int MostShown = 50, MostRelayed = 1_000, MostMentions = 1_000, MostOthers = 10;

    /// <summary>Throws INVALID_FIELDS or ENTITY_NOT_FOUND.</summary>
    public async Task<GetDossierResponse> HandleAsync(GetDossierRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var isId = RequestFilters.OptionalId(request.EntityId, "entity_id", "an entity", violations, out var id);
        var name = RequestFilters.Text(request.Name, "name", violations).Trim();
        violations.AddWhere(request.EntityId.Length == 0 && string.IsNullOrWhiteSpace(request.Name), "entity_id", "REQUIRED", "Give an entity or a name.");
        violations.AddWhere(request.EntityId.Length > 0 && request.Name.Length > 0, "name", "NOT_WITH_ENTITY_ID", "Give an entity or a name, not both.");
        model.Ask(request.AsOf, ReadDepth.Joined, violations);
        violations.ThrowIfAny();

        var groups = isId
            ? [await entities.GroupOfAsync(id, cancellationToken).ConfigureAwait(false)]
            : await entities.GroupsOfNameAsync(name, MostOthers + 1, cancellationToken).ConfigureAwait(false);
        var found = new List<(Guid Group, CanonicalEntity Entity)>();
        foreach (var group in groups)
        {
            if (await entities.FindAsync(group, cancellationToken).ConfigureAwait(false) is { } entity)
            {
                found.Add((group, entity));
            }
        }

        if (found.Count == 0)
        {
            throw isId ? CanonicalEntities.NotFound("entity_id", id.ToString("D")) : CanonicalEntities.NotFound("name", request.Name);
        }

        return await TellAsync(found[0].Group, found[0].Entity, found.Skip(1).Select(other => other.Entity), cancellationToken).ConfigureAwait(false);
    }

    private async Task<GetDossierResponse> TellAsync(
        Guid group, CanonicalEntity entity, IEnumerable<CanonicalEntity> others, CancellationToken cancellationToken)
    {
        var said = await store.StatementsByAsync(group, MostRelayed, cancellationToken).ConfigureAwait(false);
        var mentions = await store.MentionsAsync(group, MostMentions, cancellationToken).ConfigureAwait(false);
        return new GetDossierResponse
        {
            Entity = entity,
            Roles = { RoleHistory.Of(mentions).Take(MostShown) },
            StatementsBy = { said.Take(MostShown) },
            StatementsAbout = { await store.StatementsAboutAsync(group, MostShown, cancellationToken).ConfigureAwait(false) },
            Events = { await store.EventsAsync(group, MostShown, cancellationToken).ConfigureAwait(false) },
            Relays = { Relays.Of(said).Take(MostShown) },
            Others = { others },
        };
    }
}
