using System.Security.Cryptography;
using Google.Protobuf;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Ingestion.Storage;

/// <summary>First answers by request id.</summary>
internal static class SubmitRequests
{
    internal static readonly NamedSql Sql = NamedSql.Load(typeof(SubmitRequests).Assembly, "Storage/Requests.sql");

    /// <summary>Hash of all that a submit asks for; the id that names the request is no part of it, nor is its haste.</summary>
    public static byte[] HashOf(SubmitDocumentRequest request)
    {
        var asked = request.Clone();
        asked.RequestId = "";
        asked.Lane = Lane.Unspecified;
        return SHA256.HashData(asked.ToByteArray());
    }

    /// <summary>The first answer to a request id; null where there was none.</summary>
    public static async Task<AnsweredRequest?> FindAsync(NpgsqlConnection connection, Guid requestId, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "SubmitRequestGet", requestId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new AnsweredRequest(reader.GetFieldValue<byte[]>(0), SubmitDocumentResponse.Parser.ParseFrom(reader.GetFieldValue<byte[]>(1)))
            : null;
    }

    /// <summary>
    /// Keeps an answer, in the transaction of its effect. Waits while another transaction answers the same id; false where that
    /// one was first: then this one must be rolled back.
    /// </summary>
    public static async Task<bool> TryAppendAsync(
        NpgsqlConnection connection, Guid requestId, AnsweredRequest answered, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(
            connection, "SubmitRequestAppend", requestId, answered.RequestSha256, answered.Response.ToByteArray());
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Removes up to 1,000 answers older than seven days. Returns how many.</summary>
    public static async Task<int> PruneAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "SubmitRequestPrune");
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>What a request id stands for: what was asked, and the answer.</summary>
internal sealed record AnsweredRequest(byte[] RequestSha256, SubmitDocumentResponse Response);
