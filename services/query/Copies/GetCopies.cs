using Hearsay.Contracts;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.Corpus.Texts;
using Hearsay.Postgres;
using Hearsay.ServiceDefaults.Errors;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Answers with the documents that carry the same text as one.</summary>
internal sealed class GetCopies(ReadModel model)
{
    private const int MostCopies = 200;

    private static readonly NamedSql Sql = NamedSql.Load(typeof(GetCopies).Assembly, "Copies/Copies.sql");

    /// <summary>Throws INVALID_FIELDS, DOCUMENT_NOT_FOUND or DOCUMENT_RETRACTED.</summary>
    public async Task<GetCopiesResponse> HandleAsync(GetCopiesRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var document = violations.DocumentId(request.DocumentId);
        model.Ask(request.AsOf, ReadDepth.Joined, violations);
        violations.ThrowIfAny();

        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        var group = await GroupOfAsync(connection.Npgsql, document, cancellationToken).ConfigureAwait(false);
        var response = new GetCopiesResponse { Count = 1 };
        if (group is { } known)
        {
            await using var count = Sql.On(connection.Npgsql, "CopyCount", known);
            response.Count = (int)(await count.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }

        await using var command = group is { } id ? Sql.On(connection.Npgsql, "CopyList", id, MostCopies) : Sql.On(connection.Npgsql, "CopyAlone", document.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        RunningText? earliest = null;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var evidence = Evidence.Parser.ParseFrom(reader.GetFieldValue<byte[]>(2));
            var text = RunningText.Of(reader.GetString(1), evidence.Blocks);
            response.Copies.Add(CopyOf(reader.GetGuid(0), evidence, earliest is null ? new CopyDifference(1, [], []) : CopyDifference.Between(earliest, text)));
            earliest ??= text;
        }

        return response;
    }

    private static async Task<Guid?> GroupOfAsync(NpgsqlConnection connection, DocumentId document, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "CopyGroupGet", document.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            throw DocumentFailures.NotFound(document);
        }

        if (reader.GetBoolean(0))
        {
            throw DocumentFailures.Retracted(document);
        }

        return !reader.GetBoolean(1) ? throw DocumentFailures.NotFound(document)
            : await reader.IsDBNullAsync(2, cancellationToken).ConfigureAwait(false) ? null
            : reader.GetGuid(2);
    }

    private static Copy CopyOf(Guid document, Evidence evidence, CopyDifference difference) => new()
    {
        DocumentId = document.ToString("D"),
        Outlet = evidence.Facts?.Outlet ?? "",
        Url = evidence.Facts?.Url ?? "",
        Title = evidence.Facts?.Title ?? "",
        Published = evidence.Facts?.Published ?? "",
        Shared = difference.Shared,
        Added = { difference.Added },
        Removed = { difference.Removed },
    };
}
