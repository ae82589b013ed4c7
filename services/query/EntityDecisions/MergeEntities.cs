using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Authentication;
using Hearsay.ServiceDefaults.Errors;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Decides that two entities are one.</summary>
internal sealed class MergeEntities(DecisionWriter writer)
{
    /// <summary>Throws INVALID_FIELDS, ENTITY_NOT_FOUND or REQUEST_ID_REUSED.</summary>
    public Task<MergeEntitiesResponse> HandleAsync(MergeEntitiesRequest request, CallerName caller, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var asked = DecisionRequest.Read(request, request.RequestId, ("decided_by", request.DecidedBy), request.Reason, caller, violations);
        var one = DecisionRequest.RequiredId(request.EntityId, "entity_id", violations);
        var other = DecisionRequest.RequiredId(request.OtherEntityId, "other_entity_id", violations);
        violations.ThrowIfAny();

        return writer.DecideAsync(
            asked,
            EntityDecisionKind.Merge,
            connection => ChooseAsync(connection, one, other, cancellationToken),
            async (connection, decision, names) => new MergeEntitiesResponse
            {
                Decision = decision,
                Entity = await CanonicalEntities.OfUnitAsync(connection, names[0].Id, cancellationToken).ConfigureAwait(false),
            },
            cancellationToken);
    }

    private static async Task<IReadOnlyList<DecidedName>> ChooseAsync(NpgsqlConnection connection, Guid one, Guid other, CancellationToken cancellationToken)
    {
        var left = await CanonicalEntities.GroupOfAsync(connection, one, cancellationToken).ConfigureAwait(false);
        var right = await CanonicalEntities.GroupOfAsync(connection, other, cancellationToken).ConfigureAwait(false);
        if (left == right)
        {
            throw RequestViolations.Failure("other_entity_id", "SAME_ENTITY", "Give two entities: these two are one already.");
        }

        return
        [
            .. DecisionSides.Of(await CanonicalEntities.UnitsAsync(connection, left, cancellationToken).ConfigureAwait(false), side: 0),
            .. DecisionSides.Of(await CanonicalEntities.UnitsAsync(connection, right, cancellationToken).ConfigureAwait(false), side: 1),
        ];
    }
}
