using System.Text;
using Hearsay.Articles;
using Hearsay.Articles.Html;
using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.ServiceDefaults.Errors;
using Lane = Hearsay.Contracts.Lane;

namespace Hearsay.Ingestion.Documents;

/// <summary>Reads a submit: what may not be taken in is refused with all that is wrong about it; the rest becomes an article.</summary>
internal sealed class SubmissionReader(TimeProvider clock)
{
    /// <summary>Throws INVALID_FIELDS, or TEXT_TOO_LARGE or INPUT_TOO_COMPLEX where that is all that is wrong.</summary>
    public Submission Read(SubmitDocumentRequest request) => Read(request, new RequestViolations());

    /// <summary>The same of an item of a stream, which cannot do without an id.</summary>
    public Submission ReadItem(SubmitDocumentRequest request)
    {
        var violations = new RequestViolations();
        violations.AddWhere(request.RequestId.Length == 0, "request_id", "REQUIRED", "Give a UUID: the answer names it, and the item can be sent again.");
        return Read(request, violations);
    }

    private Submission Read(SubmitDocumentRequest request, RequestViolations violations)
    {
        var facts = Facts.FromWire(request.Facts);
        var horizon = new DateHorizon(clock.GetUtcNow());
        var requestId = ReadRequestId(request.RequestId, violations);
        var isHtml = request.ContentCase is SubmitDocumentRequest.ContentOneofCase.Html;
        AddProblems(violations, ArticleCheck.OfText(isHtml ? request.Html : request.PlainText), isHtml ? "html" : "plain_text");
        AddProblems(violations, ArticleCheck.OfFacts(facts), "facts");
        horizon.Check("facts.published", facts.Published, violations);
        horizon.Check("facts.updated", facts.Updated, violations);
        var key = ReadKey(request.SourceKey, facts.Url, violations);
        violations.AddWhere(!Enum.IsDefined(request.Lane), "lane", "UNKNOWN", "Give LANE_FRESH, LANE_BACKFILL, or nothing.");
        violations.ThrowIfAny();
        if (!isHtml)
        {
            CheckSize(request.PlainText);
        }

        var article = ReadArticle(request, facts);
        return new Submission(requestId, key ?? KeyOf(article.Facts.Url), horizon.WithoutFalseDates(article, facts), LaneOf(request));
    }

    private static Lane LaneOf(SubmitDocumentRequest request) =>
        request.Lane is Contracts.Ingestion.V1.Lane.Backfill ? Lane.Backfill : Lane.Fresh;

    private static Article ReadArticle(SubmitDocumentRequest request, PublicationFacts facts)
    {
        try
        {
            if (IngestionTelemetry.ReadArticle(request, facts) is { } article)
            {
                // Composition to NFC may lengthen a plain text that was small enough as sent.
                CheckSize(request.ContentCase is SubmitDocumentRequest.ContentOneofCase.Html ? article.CanonicalText : "");
                return article;
            }
        }
        catch (InputTooComplexException exception)
        {
            throw DocumentFailures.InputTooComplex(exception.Limit, exception.Most);
        }

        throw DocumentFailures.NoArticleText();
    }

    private static void CheckSize(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) is > MessageLimits.MaxTextBytes and var bytes)
        {
            throw DocumentFailures.TextTooLarge(bytes);
        }
    }

    private static void AddProblems(RequestViolations violations, IEnumerable<ArticleProblem> problems, string place)
    {
        foreach (var problem in problems)
        {
            violations.Add(problem.Field.Length == 0 ? place : $"{place}.{problem.Field}", problem.Reason, problem.Description);
        }
    }

    /// <summary>Key of the address that a page gives as its own; null where it gives none that fits.</summary>
    private static string? KeyOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Host.Length > 0 && SourceKey.OfUrl(url) is var key && Encoding.UTF8.GetByteCount(key) <= SourceKey.MaxBytes ? key : null;

    private static Guid? ReadRequestId(string text, RequestViolations violations)
    {
        if (text.Length == 0)
        {
            return null;
        }

        violations.AddWhere(
            !Guid.TryParseExact(text, "D", out var id) || id == Guid.Empty, "request_id", "NOT_A_UUID", "Give a UUID with hyphens, or nothing.");
        return id;
    }

    /// <summary>The key as sent, else the one that the address makes; null where only the content tells.</summary>
    private static string? ReadKey(string sent, string address, RequestViolations violations)
    {
        if (sent.Length > 0)
        {
            SourceKey.Check("source_key", sent, violations);
            return sent;
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Host.Length == 0)
        {
            return null;
        }

        var key = SourceKey.OfUrl(url);
        violations.AddWhere(
            Encoding.UTF8.GetByteCount(key) > SourceKey.MaxBytes,
            "facts.url",
            "TOO_LONG",
            $"Give at most {SourceKey.MaxBytes} bytes, characters outside ASCII counted as escaped, or a source_key.");
        return key;
    }
}
