using System.Globalization;
using System.Text.Json;
using Hearsay.Articles;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Exports;

/// <summary>
/// followthemoney: entities as JSON Lines, of the schemata Article, Person, Organization, LegalEntity, Address, Document, Mention, Event, Note and Documentation.
/// A statement is a Note. The model has no place for spans, so each entity has them beside its properties, in "hearsay", where readers keep what they do not know.
/// </summary>
internal sealed class FollowTheMoneyExport(Stream output) : IExportWriter
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
        Article(document);
        foreach (var entity in document.Entities())
        {
            Party(document, entity);
        }

        foreach (var happening in document.Events())
        {
            Event(document, happening);
        }

        foreach (var result in document.Statements)
        {
            Note(document, result);
        }

        foreach (var speaker in document.Statements.Select(result => result.Statement.SpeakerEntityId).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal))
        {
            var id = Id(document, speaker);
            Put(new FtmEntity($"{id}-speaks", "Documentation").With("document", document.Evidence.DocumentId).With("entity", id).With("role", "speaker"));
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask EndAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private void Article(ExportedDocument document)
    {
        var facts = document.Facts;
        Put(
            new FtmEntity(document.Evidence.DocumentId, "Article")
                .With("title", facts.Title).With("author", facts.Author).With("publisher", facts.Outlet).With("sourceUrl", WebAddress.Of(facts.Url))
                .With("publishedAt", Moment(facts.Published)).With("modifiedAt", Moment(facts.Updated))
                .With("retrievedAt", document.ReceivedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture))
                .With("language", facts.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "eng" : "")
                .With("processingAgent", Names.LabelOf(document.Evidence.Engine)),
            json =>
            {
                json.WriteNumber("revision", document.Evidence.Revision);
                // Not `contentHash`, which is the SHA-1 of a file in the reader's own archive.
                json.WriteString("text_sha256", document.Evidence.TextSha256);
            });
    }

    private void Party(ExportedDocument document, Entity entity)
    {
        var id = Id(document, entity.Id);
        var schema = SchemaOf(entity.Type);
        var party = new FtmEntity(id, schema).With("name", entity.Name).With("alias", [.. entity.Aliases]).With("proof", document.Evidence.DocumentId);
        party.With(schema == "Address" ? "full" : schema == "Document" ? "fileName" : "description", schema is "Address" or "Document" ? entity.Name : entity.Unnamed ? "not named in the text" : "");
        if (schema == "Person")
        {
            party.With("position", [.. entity.Roles.Select(role => role.Of.Length > 0 ? $"{role.Role_} ({role.Of})" : role.Role_)]);
        }

        Put(party, json => json.WriteString("type", ContractWords<EntityType>.Of(entity.Type)));
        if (schema is "Address" or "Document")
        {
            return;
        }

        for (var index = 0; index < entity.Mentions.Count; index++)
        {
            var mention = entity.Mentions[index];
            Put(
                new FtmEntity(string.Create(CultureInfo.InvariantCulture, $"{id}-m{index + 1}"), "Mention")
                    .With("document", document.Evidence.DocumentId).With("resolved", id).With("name", mention.Text).With("detectedSchema", schema),
                json => json.Spans("span", [mention]));
        }
    }

    private void Event(ExportedDocument document, Event happening)
    {
        // Only legal entities can be involved, as the model has it.
        var involved = happening.ParticipantEntityIds.Select(document.Entity).OfType<Entity>()
            .Where(entity => SchemaOf(entity.Type) is not "Address" and not "Document").Select(entity => Id(document, entity.Id));
        Put(
            new FtmEntity(Id(document, happening.Id), "Event")
                .With("name", $"{happening.Type}: {happening.Trigger?.Text}")
                .With("date", TimeValue.DateOf(document.Time(happening.TimeId)?.Value ?? ""))
                .With("location", document.Entity(happening.PlaceEntityId)?.Name ?? "")
                .With("involved", [.. involved])
                .With("keywords", [happening.Type, ContractWords<EventStatus>.Of(happening.Status)])
                .With("proof", document.Evidence.DocumentId),
            json =>
            {
                json.WriteString("status", ContractWords<EventStatus>.Of(happening.Status));
                json.Spans("trigger", happening.Trigger is { } trigger ? [trigger] : []);
                json.Text("statement_id", happening.AccordingToStatementId);
                json.WriteNumber("confidence", happening.Confidence);
            });
    }

    private void Note(ExportedDocument document, StatementResult result)
    {
        var statement = result.Statement;
        var words = string.Join(" [...] ", statement.Content.Select(span => span.Text));
        Put(
            new FtmEntity(statement.Id, "Note")
                .With("name", $"{(result.Speaker.Length > 0 ? result.Speaker : "(not resolved)")}: {ContractWords<Stance>.Of(statement.Stance)}")
                .With("description", words)
                .With("summary", statement.Sentence?.Text ?? "")
                .With("entity", document.Entity(statement.SpeakerEntityId) is { } speaker ? Id(document, speaker.Id) : "")
                .With("keywords", [ContractWords<StatementKind>.Of(statement.Kind), ContractWords<Stance>.Of(statement.Stance), ContractWords<Certainty>.Of(statement.Certainty)])
                .With("sourceUrl", WebAddress.Of(document.Facts.Url))
                .With("proof", document.Evidence.DocumentId),
            json =>
            {
                json.Texts("chain", result.Chain);
                json.Spans("source", statement.Source);
                json.Spans("cue", statement.Cue);
                json.Spans("content", statement.Content);
                json.WriteNumber("confidence", statement.Confidence);
            });
    }

    private void Put(FtmEntity entity, Action<Utf8JsonWriter>? beside = null)
    {
        using var json = JsonParts.Over(output);
        entity.Write(json, beside);
        json.Flush();
        output.WriteByte((byte)'\n');
        Tally.Add(entity.Schema);
    }

    private static string SchemaOf(EntityType type) => type switch
    {
        EntityType.Person => "Person",
        EntityType.Organization or EntityType.Outlet => "Organization",
        EntityType.Place => "Address",
        EntityType.Document => "Document",
        _ => "LegalEntity",
    };

    private static string Id(ExportedDocument document, string local) =>
        string.Create(CultureInfo.InvariantCulture, $"{document.Evidence.DocumentId}-r{document.Evidence.Revision}-{local}");

    /// <summary>A moment in UTC; where no offset is told, the day alone.</summary>
    private static string Moment(string text) => !PublicationTime.TryParse(text, out var time) ? ""
        : time is { TimeOfDay: not null, Offset: not null } ? time.EarliestInstant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
        : time.LocalDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
