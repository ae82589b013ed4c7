using Hearsay.Contracts.Query.V1;
using Hearsay.Postgres;

namespace Hearsay.Query;

/// <summary>Reads events.</summary>
internal sealed class EventStore(ReadModel model)
{
    private static readonly NamedSql Sql = NamedSql.Load(typeof(EventStore).Assembly, "Events/Events.sql");

    /// <summary>A page of events of current revisions, those of the latest published articles first.</summary>
    public async Task<Page<EventResult, TimelinePosition>> ListAsync(
        EventFilter filter, TimelinePosition after, int size, CancellationToken cancellationToken)
    {
        await using var connection = await model.OpenAsync(cancellationToken).ConfigureAwait(false);
        var found = filter.Document is null
            ? await NameLists.ParticipantsAsync(connection.Npgsql, filter.Participants, cancellationToken).ConfigureAwait(false)
            : null;
        object?[] common =
        [
            after.NewestFirst,
            after.DocumentId,
            after.Position,
            found?.Names ?? LikePatterns.Of(filter.Participants),
            filter.Types,
            filter.Statuses,
            size + 1,
        ];
        await using var command = filter.Document is { } document
            ? Sql.On(connection.Npgsql, "EventListOfDocument", [.. common, document])
            : Sql.On(connection.Npgsql, found is null ? "EventListNewest" : "EventListOfParticipants", common);
        return await Page.ReadAsync(command, size, after, EventResult.Parser, TimelinePosition.Of, null, cancellationToken).ConfigureAwait(false);
    }
}
