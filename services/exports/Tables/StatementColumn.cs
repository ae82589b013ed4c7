using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf.Collections;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Exports;

/// <summary>A column of the flat table of statements.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Of its values: string, int, double or bool.</param>
/// <param name="Value">Reads a value.</param>
internal sealed record StatementColumn(string Name, Type Type, Func<ExportedDocument, StatementResult, object> Value)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All columns, in order. Lists are written as JSON; an empty text is what is not known. Offsets count Unicode code points.</summary>
    public static IReadOnlyList<StatementColumn> All { get; } =
    [
        Text("statement_id", (_, result) => result.Statement.Id),
        Text("document_id", (document, _) => document.Evidence.DocumentId),
        Number("revision", (document, _) => document.Evidence.Revision),
        Text("outlet", (document, _) => document.Facts.Outlet),
        Text("url", (document, _) => document.Facts.Url),
        Text("title", (document, _) => document.Facts.Title),
        Text("author", (document, _) => document.Facts.Author),
        Text("published", (document, _) => document.Facts.Published),
        Text("received", (document, _) => document.ReceivedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture)),
        Text("speaker", (_, result) => result.Speaker),
        Text("speaker_type", (document, result) => TypeOf(document.Entity(result.Statement.SpeakerEntityId))),
        Flag("speaker_named", (document, result) => document.Entity(result.Statement.SpeakerEntityId) is { Unnamed: false }),
        Text("addressee", (_, result) => result.Addressee),
        Text("origin", (_, result) => result.Chain.LastOrDefault("")),
        Text("chain", (_, result) => Json(result.Chain)),
        Text("chain_kinds", (_, result) => Json(result.Statement.Chain.Select(hop => ContractWords<HopKind>.Of(hop.Kind)))),
        Text("kind", (_, result) => ContractWords<StatementKind>.Of(result.Statement.Kind)),
        Text("stance", (_, result) => ContractWords<Stance>.Of(result.Statement.Stance)),
        Text("certainty", (_, result) => ContractWords<Certainty>.Of(result.Statement.Certainty)),
        Text("medium", (_, result) => ContractWords<Medium>.Of(result.Statement.Medium)),
        Text("said", (_, result) => result.Said),
        Text("content", (_, result) => Words(result.Statement.Content)),
        Text("content_spans", (_, result) => Spans(result.Statement.Content)),
        Text("source", (_, result) => Words(result.Statement.Source)),
        Text("source_spans", (_, result) => Spans(result.Statement.Source)),
        Text("cue", (_, result) => Words(result.Statement.Cue)),
        Text("cue_spans", (_, result) => Spans(result.Statement.Cue)),
        Text("sentence", (_, result) => result.Statement.Sentence?.Text ?? ""),
        Number("sentence_start", (_, result) => result.Statement.Sentence?.Start ?? 0),
        Number("sentence_end", (_, result) => result.Statement.Sentence?.End ?? 0),
        Text("parent_id", (_, result) => result.Statement.ParentId),
        Real("confidence", (_, result) => result.Statement.Confidence),
        Text("rule", (_, result) => result.Statement.Rule),
        Text("reasons", (_, result) => Json(result.Statement.Reasons)),
        Number("engine_version", (document, _) => document.Evidence.Engine?.Version ?? 0),
        Text("engine_profile", (document, _) => document.Evidence.Engine?.Profile ?? ""),
        Text("text_sha256", (document, _) => document.Evidence.TextSha256),
    ];

    private static StatementColumn Text(string name, Func<ExportedDocument, StatementResult, string> value) => new(name, typeof(string), value);

    private static StatementColumn Number(string name, Func<ExportedDocument, StatementResult, int> value) => new(name, typeof(int), (document, result) => value(document, result));

    private static StatementColumn Real(string name, Func<ExportedDocument, StatementResult, double> value) => new(name, typeof(double), (document, result) => value(document, result));

    private static StatementColumn Flag(string name, Func<ExportedDocument, StatementResult, bool> value) => new(name, typeof(bool), (document, result) => value(document, result));

    private static string TypeOf(Entity? entity) => entity is null ? "" : ContractWords<EntityType>.Of(entity.Type);

    /// <summary>Stretches that do not stand together are told apart by dots in brackets, as in a quotation.</summary>
    private static string Words(RepeatedField<Span> spans) => string.Join(" [...] ", spans.Select(span => span.Text));

    private static string Spans(RepeatedField<Span> spans) =>
        "[" + string.Join(',', spans.Select(span => string.Create(CultureInfo.InvariantCulture, $"[{span.Start},{span.End}]"))) + "]";

    private static string Json(IEnumerable<string> words) => JsonSerializer.Serialize(words, Plain);
}
