using System.Diagnostics;
using System.Diagnostics.Metrics;
using Hearsay.Articles;
using Hearsay.Articles.Html;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.ServiceDefaults.Telemetry;

namespace Hearsay.Ingestion;

/// <summary>Spans of this service and what they carry: ids and sizes, never text.</summary>
internal static class IngestionTelemetry
{
    private static readonly ActivitySource Source = new("Hearsay.Ingestion");

    private static readonly Meter Meter = new("Hearsay.Ingestion");

    private static readonly Counter<long> Documents = Meter.CreateCounter<long>(
        "hearsay.documents.submitted", "{document}", "Documents that were taken in, by what was new about them.");

    /// <summary>Trace of the work that is being done; empty where nothing is traced.</summary>
    public static string TraceIdNow => Activity.Current?.TraceId.ToHexString() ?? "";

    /// <summary>Begins a trace of its own for an item of a stream, with a link to the stream's: one trace runs from each submit to the read model.</summary>
    public static Activity? StartItem()
    {
        var stream = Activity.Current;
        Activity.Current = null;
        return Source.StartActivity(
            "submit item", ActivityKind.Server, default(ActivityContext), links: stream is null ? [] : [new ActivityLink(stream.Context)]);
    }

    /// <summary>Reads an article in a span of its own; null where a page holds none.</summary>
    public static Article? ReadArticle(SubmitDocumentRequest request, PublicationFacts facts)
    {
        using var activity = Source.StartActivity("read article");
        var article = request.ContentCase is SubmitDocumentRequest.ContentOneofCase.Html
            ? HtmlArticleReader.Read(request.Html, facts)
            : ArticleReader.Read(request.PlainText, facts);
        activity?.SetTag(HearsayAttributes.TextLength, article?.CanonicalText.Length);
        activity?.SetTag(HearsayAttributes.BlockCount, article?.Blocks.Count);
        return article;
    }

    /// <summary>Tells on a call's span, and counts, what became of a submit.</summary>
    public static void Describe(Activity? call, SubmitDocumentResponse response)
    {
        Documents.Add(1, new KeyValuePair<string, object?>("outcome", NameOf(response.Outcome)));
        call?.SetTag(HearsayAttributes.DocumentId, response.DocumentId);
        call?.SetTag(HearsayAttributes.Revision, response.Revision);
        call?.SetTag(HearsayAttributes.SubmitOutcome, response.Outcome.ToString());
    }

    private static string NameOf(SubmitOutcome outcome) => outcome switch
    {
        SubmitOutcome.Created => "created",
        SubmitOutcome.Revised => "revised",
        _ => "known",
    };
}
