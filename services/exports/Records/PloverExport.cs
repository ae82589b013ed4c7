using System.Text.Json;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Exports;

/// <summary>
/// PLOVER: events as JSON Lines. Who meets or agrees with others is an actor, as PLOVER has it; a meeting that is only planned is an AGREE, for PLOVER codes
/// the agreement to meet. What was called off or is denied did not happen and has no place in PLOVER: it is left out, and counted.
/// </summary>
internal sealed class PloverExport(Stream output) : IExportWriter
{
    /// <inheritdoc/>
    public ExportTally Tally { get; } = new();

    /// <inheritdoc/>
    public void Begin()
    {
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(ExportedDocument document, CancellationToken cancellationToken)
    {
        foreach (var happening in document.Events())
        {
            if (happening.Status is EventStatus.Cancelled or EventStatus.Denied)
            {
                Tally.Add("left out");
                continue;
            }

            using var json = JsonParts.Over(output);
            Write(json, document, happening);
            json.Flush();
            output.WriteByte((byte)'\n');
            Tally.Add("events");
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask EndAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private static void Write(Utf8JsonWriter json, ExportedDocument document, Event happening)
    {
        json.WriteStartObject();
        json.WriteString("id", Names.OfEntity(document.Evidence, happening.Id));
        json.WriteString("type", TypeOf(happening));
        // Not read: PLOVER asks that they be there.
        json.WriteString("mode", "");
        json.WriteStartArray("context");
        json.WriteEndArray();
        Parties(json, "actor", document, happening, role => role is not ParticipantRole.Recipient);
        Parties(json, "recipient", document, happening, role => role is ParticipantRole.Recipient);
        Date(json, document, document.Time(happening.TimeId));
        Place(json, document.Entity(happening.PlaceEntityId));
        json.WriteString("event_text", happening.Trigger?.Text ?? "");
        json.WriteString("text", SentenceOf(document, happening));
        json.WriteString("language", document.Facts.Language.Length > 0 ? document.Facts.Language : "en");
        Source(json, document, happening);
        Found(json, happening);
        json.WriteEndObject();
    }

    private static string TypeOf(Event happening) => happening is { Type: "CONSULT", Status: EventStatus.Scheduled } ? "AGREE" : happening.Type;

    private static void Parties(Utf8JsonWriter json, string name, ExportedDocument document, Event happening, Func<ParticipantRole, bool> takes)
    {
        var roles = happening.Participants.Count > 0
            ? happening.Participants.Select(participant => (participant.EntityId, participant.Role, Span: (Span?)participant.Span))
            : happening.ParticipantEntityIds.Select(id => (EntityId: id, Role: ParticipantRole.Unspecified, Span: (Span?)null));
        json.WriteStartArray(name);
        foreach (var (id, _, span) in roles.Where(role => takes(role.Role)))
        {
            var entity = document.Entity(id);
            json.WriteStartObject();
            json.WriteString("name", entity?.Name ?? span?.Text ?? "");
            json.WriteString("text", span?.Text ?? entity?.Name ?? "");
            json.WriteString("identifier_id", "");
            json.WriteString("sector", "");
            json.Text("type", entity is null ? "" : ContractWords<EntityType>.Of(entity.Type));
            json.Spans("spans", span is null ? [] : [span]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The day where one is told, else the day of publication, as PLOVER asks for a date in each event; which of the two it is stands beside it.</summary>
    private static void Date(Utf8JsonWriter json, ExportedDocument document, TimeExpression? time)
    {
        var told = TimeValue.DayOf(time?.Value ?? "");
        json.WriteString("date", told.Length > 0 ? told : TimeValue.DayOf(document.Facts.Published));
        json.WriteString("date_from", told.Length > 0 ? "text" : "publication");
        json.WriteString("date_value", time?.Value ?? "");
        json.WriteString("date_text", time?.Span?.Text ?? "");
    }

    private static void Place(Utf8JsonWriter json, Entity? place)
    {
        json.WriteStartObject("location");
        json.WriteString("text", place?.Name ?? "");
        json.WriteString("identifier_id", "");
        json.WriteEndObject();
    }

    private static void Source(Utf8JsonWriter json, ExportedDocument document, Event happening)
    {
        json.WriteStartObject("source");
        json.WriteString("publisher", document.Facts.Outlet);
        json.WriteString("url", document.Facts.Url);
        json.WriteString("published", document.Facts.Published);
        json.WriteString("document_id", document.Evidence.DocumentId);
        json.WriteNumber("revision", document.Evidence.Revision);
        json.WriteString("text_sha256", document.Evidence.TextSha256);
        json.Text("statement_id", happening.AccordingToStatementId);
        json.WriteEndObject();
    }

    private static void Found(Utf8JsonWriter json, Event happening)
    {
        json.WriteStartObject("hearsay");
        json.WriteString("type", happening.Type);
        json.WriteString("status", ContractWords<EventStatus>.Of(happening.Status));
        json.Spans("trigger", happening.Trigger is { } trigger ? [trigger] : []);
        json.WriteNumber("confidence", happening.Confidence);
        json.Texts("reasons", happening.Reasons);
        json.WriteEndObject();
    }

    /// <summary>The sentence of the statement that tells it; where the publisher tells it, the part of the article that the trigger stands in.</summary>
    private static string SentenceOf(ExportedDocument document, Event happening)
    {
        var teller = document.Statements.FirstOrDefault(result => result.Statement.Id == happening.AccordingToStatementId)?.Statement;
        if (teller?.Sentence is { Text.Length: > 0 } sentence)
        {
            return sentence.Text;
        }

        return happening.Trigger is { } trigger ? document.Around(trigger) : "";
    }
}
