using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Query.Tests;

/// <summary>The article that most tests use: one sentence, one statement, one person, one event.</summary>
internal static class HarbourArticle
{
    public const string Text = "Mayor Ottilie Brandt said the harbour would close in June.";

    public static InventedArticle Create(string? documentId = null, int revision = 1, int engineVersion = 1)
    {
        var article = new InventedArticle(Text, documentId, revision, engineVersion);
        var mayor = article.MentionedEntity("Ottilie Brandt");
        article.Statement("the harbour would close in June", mayor, "said");
        article.Event("CONSULT", "close", EventStatus.Scheduled, mayor);
        return article;
    }
}
