using Hearsay.Contracts.Query.V1;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Reads contradictions.</summary>
internal sealed class ContradictionStore(ReadModel model)
{
    /// <summary>A page of contradictions, the latest first.</summary>
    /// <param name="kinds">Any of these kinds; none for all.</param>
    /// <param name="group">Only those of this group's claim; null for all.</param>
    /// <param name="after">Where to go on.</param>
    /// <param name="size">How many.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Page<Contradiction, ContradictionPosition>> ListAsync(
        short[] kinds, Guid? group, ContradictionPosition after, int size, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        object?[] values = [after.NewestFirst, after.One, after.Other, after.Kind, kinds, size + 1];
        await using var command = group is { } id
            ? ClaimWriter.Sql.On(connection.Npgsql, "ContradictionListOfClaim", [.. values, id])
            : ClaimWriter.Sql.On(connection.Npgsql, "ContradictionList", values);
        return await Page.ReadAsync(command, size, Read, cancellationToken).ConfigureAwait(false);
    }

    private static (Contradiction Item, ContradictionPosition At, int Bytes) Read(NpgsqlDataReader row)
    {
        var kind = row.GetInt16(3);
        var one = row.GetFieldValue<byte[]>(6);
        var other = row.GetFieldValue<byte[]>(7);
        var contradiction = new Contradiction
        {
            Kind = (ContradictionKind)kind,
            ClaimId = row.GetGuid(4).ToString("D"),
            OtherClaimId = row.GetGuid(5).ToString("D"),
            One = StatementPayload.Read(one),
            Other = StatementPayload.Read(other),
        };
        contradiction.Differing.AddRange(row.GetFieldValue<string[]>(8));
        return (contradiction, new ContradictionPosition(row.GetInt64(0), row.GetGuid(1), row.GetGuid(2), kind), one.Length + other.Length);
    }
}
