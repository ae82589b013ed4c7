using System.Globalization;
using System.Text.Json;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Exports;

/// <summary>
/// W3C PROV: a graph of PROV-O in JSON-LD with a context of its own. A revision is an Entity, wasRevisionOf the one before; reading it is an Activity of
/// the engine, a SoftwareAgent; a statement is an Entity that this Activity generated from the revision. What each relay passed on is an Entity too:
/// the statement wasQuotedFrom that of the first relay, that from the next one's, and hadPrimarySource that of the origin.
/// </summary>
internal sealed class ProvExport(Stream output) : IExportWriter
{
    private readonly Utf8JsonWriter _json = JsonParts.Over(output);

    // As many as engines have read what is exported.
    private readonly HashSet<string> _engines = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ExportTally Tally { get; } = new();

    /// <inheritdoc/>
    public void Begin()
    {
        _json.WriteStartObject();
        ProvContext.Write(_json);
        _json.WriteStartArray("@graph");
        _json.Flush();
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(ExportedDocument document, CancellationToken cancellationToken)
    {
        WriteRevision(document);
        WriteReading(document);
        WriteParties(document);
        _json.Flush();
        foreach (var result in document.Statements)
        {
            WriteStatement(document, result);
            WriteRelays(document, result);
            _json.Flush();
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask EndAsync(CancellationToken cancellationToken)
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        return _json.DisposeAsync();
    }

    private void WriteRevision(ExportedDocument document)
    {
        var (evidence, facts) = (document.Evidence, document.Facts);
        Begin(Names.OfDocument(evidence), "prov:Entity", "documents");
        _json.WriteEndObject();

        Begin(Names.OfRevision(evidence), "prov:Entity", "revisions");
        _json.WriteString("specializationOf", Names.OfDocument(evidence));
        if (evidence.Revision > 1)
        {
            _json.WriteString("wasRevisionOf", Names.OfRevision(evidence, evidence.Revision - 1));
        }

        if (facts.Outlet.Length > 0)
        {
            _json.WriteString("wasAttributedTo", Names.OfPublisher(evidence));
        }

        _json.Text("label", facts.Title);
        _json.Text("source", WebAddress.Of(facts.Url));
        _json.Text("issued", facts.Published);
        _json.WriteString("received", document.ReceivedAt.UtcDateTime);
        _json.Text("textSha256", evidence.TextSha256);
        _json.WriteEndObject();

        if (facts.Outlet.Length > 0)
        {
            Begin(Names.OfPublisher(evidence), "prov:Organization", "agents");
            _json.WriteString("label", facts.Outlet);
            _json.WriteEndObject();
        }
    }

    private void WriteReading(ExportedDocument document)
    {
        var engine = Names.OfEngine(document.Evidence.Engine);
        if (_engines.Add(engine))
        {
            Begin(engine, "prov:SoftwareAgent", "agents");
            _json.WriteString("label", Names.LabelOf(document.Evidence.Engine));
            _json.WriteEndObject();
        }

        Begin(Names.OfReading(document.Evidence), "prov:Activity", "activities");
        _json.WriteString("used", Names.OfRevision(document.Evidence));
        _json.WriteString("wasAssociatedWith", engine);
        _json.WriteEndObject();
    }

    /// <summary>Who speaks and relays. A report or a filing is an Entity and no Agent.</summary>
    private void WriteParties(ExportedDocument document)
    {
        var ids = document.Statements
            .SelectMany(result => result.Statement.Chain.Select(hop => hop.EntityId).Append(result.Statement.SpeakerEntityId))
            .Distinct(StringComparer.Ordinal);
        foreach (var entity in ids.Select(document.Entity).OfType<Entity>())
        {
            var type = entity.Type switch
            {
                EntityType.Person => "prov:Person",
                EntityType.Organization or EntityType.Outlet => "prov:Organization",
                EntityType.Document => "prov:Entity",
                _ => "prov:Agent",
            };
            Begin(Names.OfEntity(document.Evidence, entity.Id), type, entity.Type == EntityType.Document ? "sources" : "agents");
            _json.WriteString("label", entity.Name);
            _json.WriteString("entityType", ContractWords<EntityType>.Of(entity.Type));
            _json.WriteBoolean("named", !entity.Unnamed);
            _json.WriteEndObject();
        }
    }

    private void WriteStatement(ExportedDocument document, StatementResult result)
    {
        var statement = result.Statement;
        Begin(Names.OfStatement(statement.Id), "prov:Entity", "statements");
        _json.WriteString("wasGeneratedBy", Names.OfReading(document.Evidence));
        _json.WriteString("wasDerivedFrom", Names.OfRevision(document.Evidence));
        if (document.Facts.Outlet.Length > 0)
        {
            _json.WriteString("wasAttributedTo", Names.OfPublisher(document.Evidence));
        }

        if (statement.Chain.Count > 0)
        {
            _json.WriteString("wasQuotedFrom", OfRelay(statement, 0));
            _json.WriteString("hadPrimarySource", OfRelay(statement, statement.Chain.Count - 1));
        }

        if (statement.ParentId.Length > 0)
        {
            _json.WriteString("isPartOf", Names.OfStatement(statement.ParentId));
        }

        _json.Text("value", string.Join(" [...] ", statement.Content.Select(span => span.Text)));
        _json.Text("speaker", result.Speaker);
        _json.Text("kind", ContractWords<StatementKind>.Of(statement.Kind));
        _json.Text("stance", ContractWords<Stance>.Of(statement.Stance));
        _json.Text("certainty", ContractWords<Certainty>.Of(statement.Certainty));
        _json.WriteNumber("confidence", statement.Confidence);
        _json.Spans("content", statement.Content);
        _json.Spans("source_words", statement.Source);
        _json.Spans("cue", statement.Cue);
        _json.Texts("reason", statement.Reasons);
        _json.WriteEndObject();
    }

    private void WriteRelays(ExportedDocument document, StatementResult result)
    {
        var chain = result.Statement.Chain;
        for (var index = 0; index < chain.Count; index++)
        {
            var hop = chain[index];
            Begin(OfRelay(result.Statement, index), "prov:Entity", "relays");
            _json.Text("label", result.Chain.ElementAtOrDefault(index) ?? "");
            if (document.Entity(hop.EntityId) is { } party)
            {
                _json.WriteString(party.Type == EntityType.Document ? "specializationOf" : "wasAttributedTo", Names.OfEntity(document.Evidence, party.Id));
            }

            if (index + 1 < chain.Count)
            {
                _json.WriteString("wasQuotedFrom", OfRelay(result.Statement, index + 1));
            }

            _json.Text("relay", ContractWords<HopKind>.Of(hop.Kind));
            _json.Spans("party_words", Present(hop.Span));
            _json.Spans("cue", Present(hop.Cue));
            _json.WriteEndObject();
        }
    }

    private void Begin(string id, string type, string kind)
    {
        _json.WriteStartObject();
        _json.WriteString("id", id);
        _json.WriteString("type", type);
        Tally.Add(kind);
    }

    private static Span[] Present(Span? span) => span is null ? [] : [span];

    private static string OfRelay(Statement statement, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{Names.OfStatement(statement.Id)}#hop-{index + 1}");
}
