namespace Hearsay.Articles;

/// <summary>A value that the submitter or the article gives for a fact of publication.</summary>
/// <param name="Field">Name of the fact as in the contract, for example "published".</param>
/// <param name="Value">As written there.</param>
/// <param name="Origin">Where it stands: "request", "json-ld:NewsArticle.datePublished", "meta:article:published_time", "text" ...</param>
public readonly record struct FactCandidate(string Field, string Value, string Origin);
