using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Authentication;
using Hearsay.ServiceDefaults.Errors;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Decides that some names of an entity are another entity.</summary>
internal sealed class SplitEntity(DecisionWriter writer)
{
    private const int LongestName = 1_000;

    /// <summary>Throws INVALID_FIELDS, ENTITY_NOT_FOUND or REQUEST_ID_REUSED.</summary>
    public Task<SplitEntityResponse> HandleAsync(SplitEntityRequest request, CallerName caller, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var asked = DecisionRequest.Read(request, request.RequestId, ("decided_by", request.DecidedBy), request.Reason, caller, violations);
        var entity = DecisionRequest.RequiredId(request.EntityId, "entity_id", violations);
        var names = NamesOf(request, violations);
        violations.ThrowIfAny();

        return writer.DecideAsync(
            asked,
            EntityDecisionKind.Split,
            connection => ChooseAsync(connection, entity, names, cancellationToken),
            async (connection, decision, decided) => new SplitEntityResponse
            {
                Decision = decision,
                Entity = await OfSideAsync(connection, decided, 0, cancellationToken).ConfigureAwait(false),
                Other = await OfSideAsync(connection, decided, 1, cancellationToken).ConfigureAwait(false),
            },
            cancellationToken);
    }

    private static List<string> NamesOf(SplitEntityRequest request, RequestViolations violations)
    {
        violations.AddWhere(request.Names.Count == 0, "names", "REQUIRED", "Give the names that are another entity.");
        violations.AddWhere(request.Names.Count > RequestFilters.MostValues, "names", "TOO_MANY", $"Give at most {RequestFilters.MostValues} names.");
        var names = new List<string>();
        for (var index = 0; index < Math.Min(request.Names.Count, RequestFilters.MostValues); index++)
        {
            var field = $"names[{index}]";
            violations.AddWhere(string.IsNullOrWhiteSpace(request.Names[index]), field, "REQUIRED", "Give a name as the entity has it.");
            names.Add(RequestFilters.Text(request.Names[index], field, LongestName, violations));
        }

        return names;
    }

    private static async Task<IReadOnlyList<DecidedName>> ChooseAsync(
        NpgsqlConnection connection, Guid entity, List<string> names, CancellationToken cancellationToken)
    {
        var group = await CanonicalEntities.GroupOfAsync(connection, entity, cancellationToken).ConfigureAwait(false);
        var printed = await CanonicalEntities.UnitsAsync(connection, group, cancellationToken).ConfigureAwait(false);
        var known = printed.Select(unit => FoldedText.Of(unit.Name)).ToHashSet(StringComparer.Ordinal);
        var violations = new RequestViolations();
        for (var index = 0; index < names.Count; index++)
        {
            violations.AddWhere(!known.Contains(names[index]), $"names[{index}]", "NOT_ITS_NAME", "Give a name as the entity has it: it is called otherwise.");
        }

        violations.ThrowIfAny();
        var (kept, given) = DecisionSides.Split(printed, names.ToHashSet(StringComparer.Ordinal));
        violations.AddWhere(kept.Count == 0, "names", "ALL_NAMES", "Give some of its names: these are all, or are compared as one with all others.");
        violations.AddWhere(
            given.DistinctBy(unit => unit.Id).Count() > DecisionSides.MostNames,
            "names",
            "TOO_WIDE",
            $"Give other names: these are compared in more than {DecisionSides.MostNames} ways, for each document tells something else beside them.");
        violations.ThrowIfAny();
        return [.. DecisionSides.Of(kept, side: 0), .. DecisionSides.Of(given, side: 1)];
    }

    private static Task<CanonicalEntity?> OfSideAsync(
        NpgsqlConnection connection, IReadOnlyList<DecidedName> decided, short side, CancellationToken cancellationToken) =>
        CanonicalEntities.OfUnitAsync(connection, decided.First(name => name.Side == side).Id, cancellationToken);
}
