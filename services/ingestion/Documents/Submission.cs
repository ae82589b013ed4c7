using Hearsay.Articles;
using Hearsay.Contracts;

namespace Hearsay.Ingestion.Documents;

/// <summary>A submit that may be taken in.</summary>
/// <param name="RequestId">Id made by the caller; null where it made none.</param>
/// <param name="SourceKey">Key as sent or made from the url; null where only the content tells.</param>
/// <param name="Article">The text as it will be stored, its parts and facts.</param>
/// <param name="Lane">Lane that its event goes by.</param>
internal sealed record Submission(Guid? RequestId, string? SourceKey, Article Article, Lane Lane)
{
    /// <summary>The key.</summary>
    public string Key => SourceKey ?? Documents.SourceKey.OfContent(Article.TextSha256);
}
