using System.Globalization;
using System.Text;
using Hearsay.Articles;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
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
        ThrowIfTooLarge(Encoding.UTF8.GetByteCount(request.Text));

        var (text, evidence) = await reader.ReadAsync(request.Text, facts, cancellationToken).ConfigureAwait(false);
        return new ExtractTextResponse { Text = text, Evidence = evidence };
    }

    private static void ThrowIfTooLarge(int bytes)
    {
        if (bytes > MessageLimits.MaxTextBytes)
        {
            throw new HearsayException(ErrorReason.TextTooLarge, "The text is over the limit.")
            {
                Metadata = new Dictionary<string, string>
                {
                    ["max_bytes"] = MessageLimits.MaxTextBytes.ToString(CultureInfo.InvariantCulture),
                    ["bytes"] = bytes.ToString(CultureInfo.InvariantCulture),
                },
            };
        }
    }
}
