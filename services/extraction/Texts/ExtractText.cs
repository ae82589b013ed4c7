using System.Text;
using Hearsay.Articles;
using Hearsay.Articles.Html;
using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Extraction;

/// <summary>Reads a text at once and stores nothing.</summary>
public sealed class ExtractText(EvidenceReader reader)
{
    /// <summary>Answers, or throws INVALID_FIELDS, TEXT_TOO_LARGE, INPUT_TOO_COMPLEX or OVERLOADED.</summary>
    public async Task<ExtractTextResponse> HandleAsync(ExtractTextRequest request, CancellationToken cancellationToken)
    {
        var facts = EvidenceMapping.ToArticle(request.Facts);
        var violations = new RequestViolations();
        var isHtml = request.Html.Length > 0;
        violations.AddWhere(isHtml && request.Text.Length > 0, "html", "NOT_ALONE", "Give either a text or HTML.");
        foreach (var problem in ArticleCheck.OfText(isHtml ? request.Html : request.Text))
        {
            violations.Add(isHtml ? "html" : "text", problem.Reason, problem.Description);
        }

        foreach (var problem in ArticleCheck.OfFacts(facts))
        {
            violations.Add($"facts.{problem.Field}", problem.Reason, problem.Description);
        }

        violations.ThrowIfAny();
        if (!isHtml)
        {
            CheckSize(request.Text);
        }

        var (text, evidence) = await reader.ReadAsync(() => ReadArticle(request, facts), cancellationToken).ConfigureAwait(false);
        return new ExtractTextResponse { Text = text, Evidence = evidence };
    }

    private static Article ReadArticle(ExtractTextRequest request, PublicationFacts facts)
    {
        if (request.Html.Length == 0)
        {
            return ArticleReader.Read(request.Text, facts);
        }

        try
        {
            if (HtmlArticleReader.Read(request.Html, facts) is { } article)
            {
                CheckSize(article.CanonicalText);
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
}
