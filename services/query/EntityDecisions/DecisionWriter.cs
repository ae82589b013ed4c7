using Google.Protobuf;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;
using Npgsql;

namespace Hearsay.Query;

/// <summary>
/// Writes what people decide about entities, and makes the groups of the names anew in the same transaction, while no document changes groups. Claims
/// are groups of what statements assert and do not change with it; whatever shows entities reads their groups when it is asked.
/// </summary>
internal sealed class DecisionWriter(NpgsqlDataSource dataSource)
{
    /// <summary>Most places that names of one decision are kept with.</summary>
    private const int MostPlaces = 1_000;

    /// <summary>Decides; a request that was answered gets the same answer again. Throws REQUEST_ID_REUSED, and what is refused of the names.</summary>
    /// <param name="request">Who asks, why, under which id.</param>
    /// <param name="kind">What is decided.</param>
    /// <param name="choose">The names of both sides.</param>
    /// <param name="answer">The answer, from the groups as they are then.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<TResponse> DecideAsync<TResponse>(
        DecisionRequest request,
        EntityDecisionKind kind,
        Func<NpgsqlConnection, Task<IReadOnlyList<DecidedName>>> choose,
        Func<NpgsqlConnection, EntityDecision, IReadOnlyList<DecidedName>, Task<TResponse>> answer,
        CancellationToken cancellationToken)
        where TResponse : IMessage<TResponse>, new()
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await UnitStore.LockAsync(connection, cancellationToken).ConfigureAwait(false);
        if (await FindAnswerAsync(connection, request, cancellationToken).ConfigureAwait(false) is { } first)
        {
            var known = new TResponse();
            known.MergeFrom(first);
            return known;
        }

        var names = await choose(connection).ConfigureAwait(false);
        var id = Guid.CreateVersion7();
        await InsertAsync(connection, id, request, kind, names, cancellationToken).ConfigureAwait(false);
        await RegroupAsync(connection, id, cancellationToken).ConfigureAwait(false);
        var decision = await DecisionStore.FindAsync(connection, id, cancellationToken).ConfigureAwait(false);
        var response = await answer(connection, decision!, names).ConfigureAwait(false);
        await ExecuteAsync(connection, "EntityDecisionAnswerPut", cancellationToken, id, response.ToByteArray()).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return response;
    }

    /// <summary>Takes a decision back; one that was taken back stays as it is. Throws DECISION_NOT_FOUND.</summary>
    public async Task<EntityDecision> UndoAsync(Guid id, string undoneBy, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await UnitStore.LockAsync(connection, cancellationToken).ConfigureAwait(false);
        if (await ExecuteAsync(connection, "EntityDecisionUndo", cancellationToken, id, undoneBy).ConfigureAwait(false) > 0)
        {
            await RegroupAsync(connection, id, cancellationToken).ConfigureAwait(false);
        }

        var decision = await DecisionStore.FindAsync(connection, id, cancellationToken).ConfigureAwait(false) ?? throw NotFound(id);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return decision;
    }

    private static async Task InsertAsync(
        NpgsqlConnection connection, Guid id, DecisionRequest request, EntityDecisionKind kind, IReadOnlyList<DecidedName> names, CancellationToken cancellationToken)
    {
        await ExecuteAsync(
            connection, "EntityDecisionInsert", cancellationToken, id, request.Id, (short)kind, request.Sha256, request.DecidedBy, request.Reason).ConfigureAwait(false);
        await ExecuteAsync(
            connection,
            "EntityDecisionNameInsert",
            cancellationToken,
            id,
            names.Select(name => name.Id).ToArray(),
            names.Select(name => name.Side).ToArray(),
            names.Select(name => name.Name).ToArray()).ConfigureAwait(false);
        var placed = names.Where(name => name.IsOfDocument).ToList();
        await ExecuteAsync(
            connection,
            "EntityDecisionPlaceInsert",
            cancellationToken,
            id,
            placed.Select(name => name.Id).ToArray(),
            placed.Select(name => name.Side).ToArray(),
            MostPlaces).ConfigureAwait(false);
    }

    /// <summary>Whoever was brought together or kept apart by a decision is linked with a name of it, so from these all are reached.</summary>
    private static async Task RegroupAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken)
    {
        var units = new HashSet<Guid>();
        await using (var command = DecisionStore.Sql.On(connection, "EntityDecisionUnits", id))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                units.Add(reader.GetGuid(0));
            }
        }

        await Regrouping.RunAsync(new UnitStore(connection, UnitKinds.Name), UnitKinds.Name, units, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<byte[]?> FindAnswerAsync(NpgsqlConnection connection, DecisionRequest request, CancellationToken cancellationToken)
    {
        await using var command = DecisionStore.Sql.On(connection, "EntityDecisionAnswerGet", request.Id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        request.ThrowUnlessSame(reader.GetString(0));
        return reader.GetFieldValue<byte[]>(1);
    }

    private static async Task<int> ExecuteAsync(
        NpgsqlConnection connection, string query, CancellationToken cancellationToken, params object?[] values)
    {
        await using var command = DecisionStore.Sql.On(connection, query, values);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static HearsayException NotFound(Guid id) => new(ErrorReason.DecisionNotFound, "There is no such decision.")
    {
        Metadata = new Dictionary<string, string> { ["decision_id"] = id.ToString("D") },
    };
}
