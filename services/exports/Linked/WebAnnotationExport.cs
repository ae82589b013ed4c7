using System.Globalization;
using System.Text.Json;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Exports;

/// <summary>
/// W3C Web Annotation: one AnnotationCollection with one page. What a statement says is an annotation with the statement's IRI; the words that name its
/// source, report it, name its addressee and its relays are annotations of their own, linked to it. Targets are the canonical text of a revision, in code
/// points, each with its words and their context; "via" is the address of the article.
/// </summary>
internal sealed class WebAnnotationExport(Stream output, DateTimeOffset at) : IExportWriter
{
    private readonly Utf8JsonWriter _json = JsonParts.Over(output);

    /// <inheritdoc/>
    public ExportTally Tally { get; } = new();

    /// <inheritdoc/>
    public void Begin()
    {
        _json.WriteStartObject();
        _json.WriteString("@context", "http://www.w3.org/ns/anno.jsonld");
        _json.WriteString("type", "AnnotationCollection");
        _json.WriteString("label", "Statements that Hearsay found");
        _json.WriteString("generated", at.UtcDateTime);
        _json.WriteStartObject("first");
        _json.WriteString("type", "AnnotationPage");
        _json.WriteNumber("startIndex", 0);
        _json.WriteStartArray("items");
        _json.Flush();
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(ExportedDocument document, CancellationToken cancellationToken)
    {
        foreach (var result in document.Statements)
        {
            WriteStatement(document, result);
            WriteParts(document, result);
            // At each, so that no document makes the buffer grow.
            _json.Flush();
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask EndAsync(CancellationToken cancellationToken)
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteNumber("total", Tally.Counts.GetValueOrDefault("annotations"));
        _json.WriteEndObject();
        _json.Flush();
        return _json.DisposeAsync();
    }

    private void WriteStatement(ExportedDocument document, StatementResult result)
    {
        var statement = result.Statement;
        // What has no content ("would not comment") is told by its cue, or by its sentence.
        var spans = statement.Content.Count > 0 ? statement.Content
            : statement.Cue.Count > 0 ? statement.Cue
            : statement.Source.Count > 0 ? statement.Source
            : [statement.Sentence ?? new Span()];
        BeginAnnotation(document, Names.OfStatement(statement.Id), "describing");
        _json.WriteStartArray("body");
        Body("describing", InWords(result));
        Body("identifying", result.Speaker);
        foreach (var (name, word) in Classes(statement))
        {
            Body("classifying", word.Length > 0 ? $"{name}: {word}" : "");
        }

        foreach (var reason in statement.Reasons)
        {
            Body("tagging", reason);
        }

        _json.WriteEndArray();
        EndAnnotation(document, spans);
    }

    private void WriteParts(ExportedDocument document, StatementResult result)
    {
        var statement = result.Statement;
        Part(document, statement, "source", "identifying", result.Speaker, statement.Source);
        Part(document, statement, "cue", "classifying", $"stance: {ContractWords<Stance>.Of(statement.Stance)}", statement.Cue);
        Part(document, statement, "addressee", "identifying", result.Addressee, statement.Addressee is { } addressee ? [addressee] : []);
        for (var hop = 0; hop < statement.Chain.Count; hop++)
        {
            var relay = statement.Chain[hop];
            Part(document, statement, HopPart(hop), "identifying", result.Chain.ElementAtOrDefault(hop) ?? "", relay.Span is { } span ? [span] : []);
            Part(document, statement, $"{HopPart(hop)}-cue", "classifying", $"relay: {ContractWords<HopKind>.Of(relay.Kind)}", relay.Cue is { } cue ? [cue] : []);
        }
    }

    private void Part(ExportedDocument document, Statement statement, string part, string motivation, string body, IReadOnlyList<Span> spans)
    {
        if (spans.Count == 0)
        {
            return;
        }

        BeginAnnotation(document, $"{Names.OfStatement(statement.Id)}#{part}", motivation);
        _json.WriteStartArray("body");
        Body(motivation, body);
        _json.WriteStartObject();
        _json.WriteString("type", "SpecificResource");
        _json.WriteString("purpose", "linking");
        _json.WriteString("source", Names.OfStatement(statement.Id));
        _json.WriteEndObject();
        _json.WriteEndArray();
        EndAnnotation(document, spans);
    }

    private void BeginAnnotation(ExportedDocument document, string id, string motivation)
    {
        _json.WriteStartObject();
        _json.WriteString("id", id);
        _json.WriteString("type", "Annotation");
        _json.WriteString("motivation", motivation);
        _json.WriteString("generated", at.UtcDateTime);
        _json.WriteStartObject("generator");
        _json.WriteString("id", Names.OfEngine(document.Evidence.Engine));
        _json.WriteString("type", "Software");
        _json.WriteString("name", Names.LabelOf(document.Evidence.Engine));
        _json.WriteEndObject();
        Tally.Add("annotations");
    }

    private void Body(string purpose, string value)
    {
        if (value.Length == 0)
        {
            return;
        }

        _json.WriteStartObject();
        _json.WriteString("type", "TextualBody");
        _json.WriteString("purpose", purpose);
        _json.WriteString("format", "text/plain");
        _json.WriteString("value", value);
        _json.WriteEndObject();
    }

    private void EndAnnotation(ExportedDocument document, IReadOnlyList<Span> spans)
    {
        _json.WriteStartArray("target");
        foreach (var span in spans)
        {
            _json.WriteStartObject();
            _json.WriteString("type", "SpecificResource");
            Source(document);
            Selectors(document, span);
            _json.WriteStartObject("state");
            _json.WriteString("type", "TimeState");
            _json.WriteString("sourceDate", document.ReceivedAt.UtcDateTime);
            _json.WriteEndObject();
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void Source(ExportedDocument document)
    {
        _json.WriteStartObject("source");
        _json.WriteString("id", Names.OfRevision(document.Evidence));
        _json.WriteString("type", "Text");
        _json.WriteString("format", "text/plain");
        _json.Text("language", document.Facts.Language);
        _json.Text("via", WebAddress.Of(document.Facts.Url));
        _json.WriteEndObject();
    }

    private void Selectors(ExportedDocument document, Span span)
    {
        _json.WriteStartArray("selector");
        _json.WriteStartObject();
        _json.WriteString("type", "TextQuoteSelector");
        _json.WriteString("exact", span.Text);
        _json.WriteString("prefix", document.Before(span));
        _json.WriteString("suffix", document.After(span));
        _json.WriteEndObject();
        _json.WriteStartObject();
        _json.WriteString("type", "TextPositionSelector");
        _json.WriteNumber("start", span.Start);
        _json.WriteNumber("end", span.End);
        _json.WriteEndObject();
        _json.WriteEndArray();
    }

    private static IEnumerable<(string Name, string Word)> Classes(Statement statement) =>
    [
        ("kind", ContractWords<StatementKind>.Of(statement.Kind)),
        ("stance", ContractWords<Stance>.Of(statement.Stance)),
        ("certainty", ContractWords<Certainty>.Of(statement.Certainty)),
        ("medium", ContractWords<Medium>.Of(statement.Medium)),
    ];

    private static string InWords(StatementResult result)
    {
        var speaker = result.Speaker.Length > 0 ? result.Speaker : "(not resolved)";
        var relays = result.Chain.Count > 1 ? $", via {string.Join(" > ", result.Chain)}" : "";
        return $"{speaker}: {ContractWords<Stance>.Of(result.Statement.Stance)}{relays}";
    }

    private static string HopPart(int index) => string.Create(CultureInfo.InvariantCulture, $"hop-{index + 1}");
}
