using Hearsay.Contracts;
using Hearsay.Contracts.Query.V1;
using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Reads statements.</summary>
internal sealed class StatementStore(ReadModel model)
{
    private static readonly NamedSql Sql = NamedSql.Load(typeof(StatementStore).Assembly, "Statements/Statements.sql");

    /// <summary>A page of statements of current revisions, those of the latest published articles first.</summary>
    public async Task<Page<StatementResult, TimelinePosition>> ListAsync(
        StatementFilter filter, TimelinePosition after, int size, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await ListAsync(connection.Npgsql, filter, after, size, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same on a connection, in its transaction.</summary>
    public static async Task<Page<StatementResult, TimelinePosition>> ListAsync(
        NpgsqlConnection connection, StatementFilter filter, TimelinePosition after, int size, CancellationToken cancellationToken)
    {
        var speakers = filter.Document is null ? await NameLists.SpeakersAsync(connection, filter.Speaker, cancellationToken).ConfigureAwait(false) : null;
        await using var command = Sql.On(connection, QueryFor(filter, speakers), ValuesFor(filter, speakers, after, size));
        var page = await Page.ReadAsync(command, size, after, StatementResult.Parser, TimelinePosition.Of, null, cancellationToken).ConfigureAwait(false);
        foreach (var result in page.Items)
        {
            StatementPayload.Complete(result);
        }

        return page;
    }

    /// <summary>One statement; null where no statement has this id now.</summary>
    public async Task<StatementResult?> FindAsync(StatementId id, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await FindAsync(connection.Npgsql, id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same within a transaction.</summary>
    public static async Task<StatementResult?> FindAsync(NpgsqlConnection connection, StatementId id, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "StatementGet", id.Value);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is byte[] payload ? StatementPayload.Read(payload) : null;
    }

    /// <summary>What became of a statement that once had this id; null where none had.</summary>
    public async Task<FormerStatement?> FindFormerAsync(StatementId id, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection.Npgsql, "StatementSuccessorGet", id.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var hasSuccessor = !await reader.IsDBNullAsync(2, cancellationToken).ConfigureAwait(false);
        return new FormerStatement(
            new DocumentId(reader.GetGuid(0)),
            reader.GetBoolean(1),
            hasSuccessor ? StatementPayload.Read(reader.GetFieldValue<byte[]>(2)) : null);
    }

    private static string QueryFor(StatementFilter filter, FoundNames? speakers) =>
        filter.Document is not null ? "StatementListOfDocument"
        : speakers is not null ? "StatementListOfSpeakers"
        : filter.Outlet.Length > 0 ? "StatementListOfOutlet"
        : "StatementListNewest";

    private static object?[] ValuesFor(StatementFilter filter, FoundNames? speakers, TimelinePosition after, int size)
    {
        object?[] common =
        [
            after.NewestFirst,
            after.DocumentId,
            after.Position,
            filter.LeastNewestFirst,
            filter.MostNewestFirst,
            filter.PublishedFrom,
            filter.PublishedBefore,
            speakers?.Names ?? LikePatterns.Of(filter.Speaker),
            LikePatterns.Of(filter.Addressee),
            LikePatterns.Of(filter.Said),
            filter.Kinds,
            filter.Stances,
            filter.Certainties,
            size + 1,
        ];
        return filter.Document is { } document ? [.. common, filter.Outlet, document]
            : filter.Outlet.Length > 0 || speakers is not null ? [.. common, filter.Outlet]
            : common;
    }
}

/// <summary>An id that once answered: its document, whether that is retracted, and the statement that took its place, if one did.</summary>
internal sealed record FormerStatement(DocumentId Document, bool IsRetracted, StatementResult? Successor);
