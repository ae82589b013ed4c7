using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>Reads claims.</summary>
internal sealed class ClaimStore(ReadModel model)
{
    /// <summary>A page of claims, those last reported first.</summary>
    public async Task<Page<Claim, ClaimPosition>> ListAsync(
        int minOutlets, bool denied, Guid? document, ClaimPosition after, int size, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        object?[] values = [after.LastFirst, after.ClaimId, minOutlets, denied, size + 1];
        await using var command = document is { } id
            ? ClaimWriter.Sql.On(connection.Npgsql, "ClaimListOfDocument", [.. values, id])
            : ClaimWriter.Sql.On(connection.Npgsql, "ClaimList", values);
        return await Page.ReadAsync(
            command,
            size,
            reader => (ClaimRow.Read(reader), new ClaimPosition(reader.GetInt64(0), reader.GetGuid(1)), ClaimRow.BytesOf(reader)),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Group of the claim that a statement is of; null where no statement with a claim has this id now.</summary>
    public async Task<Guid?> GroupOfAsync(Guid statement, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = ClaimWriter.Sql.On(connection.Npgsql, "ClaimGroupOfStatement", statement);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as Guid?;
    }

    /// <summary>A claim by its group; null where the group is gone.</summary>
    public async Task<Claim?> FindAsync(Guid group, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = ClaimWriter.Sql.On(connection.Npgsql, "ClaimGet", group);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? ClaimRow.Read(reader) : null;
    }

    /// <summary>Claims by their groups.</summary>
    public async Task<Dictionary<Guid, Claim>> FindAsync(IReadOnlyCollection<Guid> groups, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = ClaimWriter.Sql.On(connection.Npgsql, "ClaimGetAll", groups.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var claims = new Dictionary<Guid, Claim>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            claims[reader.GetGuid(0)] = ClaimRow.Read(reader);
        }

        return claims;
    }

    /// <summary>The first statements of a claim in order of publication.</summary>
    public async Task<List<StatementResult>> StatementsAsync(Guid group, int most, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = ClaimWriter.Sql.On(connection.Npgsql, "ClaimStatements", group, most);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var statements = new List<StatementResult>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            statements.Add(StatementPayload.Read(reader.GetFieldValue<byte[]>(0)));
        }

        return statements;
    }

    /// <summary>The wordings that share most with a question.</summary>
    /// <param name="needed">A tsquery that each must match.</param>
    /// <param name="wanted">A tsquery that ranks them.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<List<(Guid Unit, Guid Group, byte[] Bytes)>> CandidatesAsync(
        string needed, string wanted, int most, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = ClaimWriter.Sql.On(connection.Npgsql, "ClaimCandidates", needed, wanted, most);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var found = new List<(Guid, Guid, byte[])>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            found.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetFieldValue<byte[]>(2)));
        }

        return found;
    }

    /// <summary>The first statement with each of these wordings, by group.</summary>
    public async Task<Dictionary<Guid, StatementResult>> FirstWithAsync(IReadOnlyCollection<Guid> units, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = ClaimWriter.Sql.On(connection.Npgsql, "ClaimBest", units.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var found = new Dictionary<Guid, StatementResult>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            found[reader.GetGuid(0)] = StatementPayload.Read(reader.GetFieldValue<byte[]>(1));
        }

        return found;
    }
}
