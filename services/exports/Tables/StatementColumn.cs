using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf.Collections;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Exports;

/// <summary>A column of the flat table of statements.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">A string, an int, a double or a bool; the same type for every statement.</param>
internal sealed record StatementColumn(string Name, Func<ExportedDocument, StatementResult, object> Value)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All columns, in order. Lists are written as JSON; an empty text is what is not known. Offsets count Unicode code points.</summary>
    public static IReadOnlyList<StatementColumn> All { get; } =
    [
        new("statement_id", (_, result) => result.Statement.Id),
        new("document_id", (document, _) => document.Evidence.DocumentId),
        new("revision", (document, _) => document.Evidence.Revision),
        new("outlet", (document, _) => document.Facts.Outlet),
        new("url", (document, _) => document.Facts.Url),
        new("title", (document, _) => document.Facts.Title),
        new("author", (document, _) => document.Facts.Author),
        new("published", (document, _) => document.Facts.Published),
        new("received", (document, _) => document.ReceivedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture)),
        new("speaker", (_, result) => result.Speaker),
        new("speaker_type", (document, result) => TypeOf(document.Entity(result.Statement.SpeakerEntityId))),
        new("speaker_named", (document, result) => document.Entity(result.Statement.SpeakerEntityId) is { Unnamed: false }),
        new("addressee", (_, result) => result.Addressee),
        new("origin", (_, result) => result.Chain.LastOrDefault("")),
        new("chain", (_, result) => Json(result.Chain)),
        new("chain_kinds", (_, result) => Json(result.Statement.Chain.Select(hop => ContractWords<HopKind>.Of(hop.Kind)))),
        new("kind", (_, result) => ContractWords<StatementKind>.Of(result.Statement.Kind)),
        new("stance", (_, result) => ContractWords<Stance>.Of(result.Statement.Stance)),
        new("certainty", (_, result) => ContractWords<Certainty>.Of(result.Statement.Certainty)),
        new("medium", (_, result) => ContractWords<Medium>.Of(result.Statement.Medium)),
        new("said", (_, result) => result.Said),
        new("content", (_, result) => Words(result.Statement.Content)),
        new("content_spans", (_, result) => Spans(result.Statement.Content)),
        new("source", (_, result) => Words(result.Statement.Source)),
        new("source_spans", (_, result) => Spans(result.Statement.Source)),
        new("cue", (_, result) => Words(result.Statement.Cue)),
        new("cue_spans", (_, result) => Spans(result.Statement.Cue)),
        new("sentence", (_, result) => result.Statement.Sentence?.Text ?? ""),
        new("sentence_start", (_, result) => result.Statement.Sentence?.Start ?? 0),
        new("sentence_end", (_, result) => result.Statement.Sentence?.End ?? 0),
        new("parent_id", (_, result) => result.Statement.ParentId),
        new("confidence", (_, result) => result.Statement.Confidence),
        new("rule", (_, result) => result.Statement.Rule),
        new("reasons", (_, result) => Json(result.Statement.Reasons)),
        new("engine_version", (document, _) => document.Evidence.Engine?.Version ?? 0),
        new("engine_profile", (document, _) => document.Evidence.Engine?.Profile ?? ""),
        new("text_sha256", (document, _) => document.Evidence.TextSha256),
    ];

    private static string TypeOf(Entity? entity) => entity is null ? "" : ContractWords<EntityType>.Of(entity.Type);

    /// <summary>Stretches that do not stand together are told apart by dots in brackets, as in a quotation.</summary>
    private static string Words(RepeatedField<Span> spans) => string.Join(" [...] ", spans.Select(span => span.Text));

    private static string Spans(RepeatedField<Span> spans) =>
        "[" + string.Join(',', spans.Select(span => string.Create(CultureInfo.InvariantCulture, $"[{span.Start},{span.End}]"))) + "]";

    private static string Json(IEnumerable<string> words) => JsonSerializer.Serialize(words, Plain);
}
