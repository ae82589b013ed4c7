using Hearsay.Contracts.Extraction.V1;
using Hearsay.ServiceDefaults.Errors;
using Proto = Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Extraction;

/// <summary>Reads a text at once and stores nothing.</summary>
public sealed class ExtractText(EvidenceReader reader)
{
    /// <summary>Answers, or throws INVALID_FIELDS, TEXT_TOO_LARGE or OVERLOADED.</summary>
    public async Task<ExtractTextResponse> HandleAsync(ExtractTextRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        violations.AddWhere(string.IsNullOrWhiteSpace(request.Text), "text", "BLANK", "Give a text.");
        violations.ThrowIfAny();

        var (text, evidence) = await reader.ReadAsync(request.Text, ToArticle(request.Facts), cancellationToken).ConfigureAwait(false);
        return new ExtractTextResponse { Text = text, Evidence = evidence };
    }

    private static Articles.PublicationFacts ToArticle(Proto.PublicationFacts? facts) => facts is null
        ? new Articles.PublicationFacts()
        : new Articles.PublicationFacts
        {
            Url = facts.Url,
            Outlet = facts.Outlet,
            Title = facts.Title,
            Author = facts.Author,
            Language = facts.Language,
            Published = facts.Published,
            Updated = facts.Updated,
        };
}
