using System.Text;
using Hearsay.Articles;
using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Ingestion.Documents;

/// <summary>Reads a submit: what may not be taken in is refused with all that is wrong about it; the rest becomes an article.</summary>
internal sealed class SubmissionReader(TimeProvider clock)
{
    /// <summary>Throws INVALID_FIELDS, or TEXT_TOO_LARGE where that is all that is wrong.</summary>
    public Submission Read(SubmitDocumentRequest request)
    {
        var facts = Facts.FromWire(request.Facts);
        var horizon = new DateHorizon(clock.GetUtcNow());
        var violations = new RequestViolations();
        var requestId = ReadRequestId(request.RequestId, violations);
        AddProblems(violations, ArticleCheck.OfText(request.PlainText));
        AddProblems(violations, ArticleCheck.OfFacts(facts));
        horizon.Check("facts.published", facts.Published, violations);
        horizon.Check("facts.updated", facts.Updated, violations);
        var key = ReadKey(request.SourceKey, facts.Url, violations);
        violations.ThrowIfAny();
        if (Encoding.UTF8.GetByteCount(request.PlainText) is > MessageLimits.MaxTextBytes and var bytes)
        {
            throw DocumentFailures.TextTooLarge(bytes);
        }

        return new Submission(requestId, key, horizon.WithoutFalseDates(IngestionTelemetry.ReadArticle(request.PlainText, facts), facts));
    }

    private static void AddProblems(RequestViolations violations, IEnumerable<ArticleProblem> problems)
    {
        foreach (var problem in problems)
        {
            violations.Add(problem.Field.Length == 0 ? "plain_text" : $"facts.{problem.Field}", problem.Reason, problem.Description);
        }
    }

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
