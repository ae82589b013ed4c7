using System.Text;
using Hearsay.Articles;
using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Extraction;

/// <summary>Reads a text at once and stores nothing.</summary>
public sealed class ExtractText(EvidenceReader reader)
{
    /// <summary>Answers, or throws INVALID_FIELDS, TEXT_TOO_LARGE or OVERLOADED.</summary>
    public async Task<ExtractTextResponse> HandleAsync(ExtractTextRequest request, CancellationToken cancellationToken)
    {
        var facts = EvidenceMapping.ToArticle(request.Facts);
        var violations = new RequestViolations();
        foreach (var problem in ArticleCheck.OfText(request.Text))
        {
            violations.Add("text", problem.Reason, problem.Description);
        }

        foreach (var problem in ArticleCheck.OfFacts(facts))
        {
            violations.Add($"facts.{problem.Field}", problem.Reason, problem.Description);
        }

        violations.ThrowIfAny();
        if (Encoding.UTF8.GetByteCount(request.Text) is > MessageLimits.MaxTextBytes and var bytes)
        {
            throw DocumentFailures.TextTooLarge(bytes);
        }

        var (text, evidence) = await reader.ReadAsync(request.Text, facts, cancellationToken).ConfigureAwait(false);
        return new ExtractTextResponse { Text = text, Evidence = evidence };
    }
}
