using Google.Protobuf;
using Hearsay.Contracts.Query.V1;
using Hearsay.Postgres;

namespace Hearsay.Query;

/// <summary>Reads what a dossier holds about the names of a group.</summary>
internal sealed class DossierStore(ReadModel model)
{
    private static readonly NamedSql Sql = NamedSql.Load(typeof(DossierStore).Assembly, "Dossiers/Dossiers.sql");

    /// <summary>The latest statements by it.</summary>
    public Task<List<StatementResult>> StatementsByAsync(Guid group, int most, CancellationToken cancellationToken) =>
        StatementsAsync("DossierStatementsBy", group, most, cancellationToken);

    /// <summary>The latest statements whose content names it.</summary>
    public Task<List<StatementResult>> StatementsAboutAsync(Guid group, int most, CancellationToken cancellationToken) =>
        StatementsAsync("DossierStatementsAbout", group, most, cancellationToken);

    /// <summary>The latest events that it takes part in.</summary>
    public Task<List<EventResult>> EventsAsync(Guid group, int most, CancellationToken cancellationToken) =>
        ReadAsync("DossierEvents", group, most, EventResult.Parser, cancellationToken);

    /// <summary>It as documents tell of it, in order of publication: so many from either end.</summary>
    public Task<List<EntityResult>> MentionsAsync(Guid group, int most, CancellationToken cancellationToken) =>
        ReadAsync("DossierMentions", group, most, EntityResult.Parser, cancellationToken);

    private async Task<List<StatementResult>> StatementsAsync(string query, Guid group, int most, CancellationToken cancellationToken)
    {
        var statements = await ReadAsync(query, group, most, StatementResult.Parser, cancellationToken).ConfigureAwait(false);
        statements.ForEach(StatementPayload.Complete);
        return statements;
    }

    private async Task<List<TItem>> ReadAsync<TItem>(
        string query, Guid group, int most, MessageParser<TItem> parser, CancellationToken cancellationToken)
        where TItem : IMessage<TItem>
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection.Npgsql, query, group, most);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var items = new List<TItem>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            items.Add(parser.ParseFrom(reader.GetFieldValue<byte[]>(0)));
        }

        return items;
    }
}
