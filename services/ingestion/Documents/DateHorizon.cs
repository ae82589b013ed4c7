using Hearsay.Articles;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Ingestion.Documents;

/// <summary>How far ahead of now an article may be dated: embargoes and time zones explain two days, not more.</summary>
internal sealed class DateHorizon(DateTimeOffset now)
{
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromHours(48);

    /// <summary>Adds a time as sent that lies too far ahead. What is no time at all is for <see cref="ArticleCheck"/> to tell.</summary>
    public void Check(string field, string text, RequestViolations violations) =>
        violations.AddWhere(IsBeyond(text), field, "TOO_FAR_AHEAD", "Give a time that lies 48 hours ahead at most.");

    /// <summary>An article that dates itself further ahead than may be sent is taken as undated.</summary>
    public Article WithoutFalseDates(Article article, PublicationFacts sent) => article with
    {
        Facts = article.Facts with
        {
            Published = sent.Published.Length == 0 && IsBeyond(article.Facts.Published) ? "" : article.Facts.Published,
            Updated = sent.Updated.Length == 0 && IsBeyond(article.Facts.Updated) ? "" : article.Facts.Updated,
        },
    };

    private bool IsBeyond(string text) => PublicationTime.TryParse(text, out var time) && time.EarliestInstant > now + FurthestAhead;
}
