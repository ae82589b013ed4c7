using Google.Protobuf.WellKnownTypes;
using Hearsay.Articles;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Extraction;

namespace Hearsay.Answers.Quality.Tests.Data;

/// <summary>An article with its canonical text and what the engine reads in it; not yet a document, so that one reading can be stored under many ids.</summary>
internal sealed class ReadArticle(Article article, Contracts.Evidence.V1.Evidence evidence)
{
    // When a document was received is not to make a difference between two orders.
    private static readonly Timestamp Received = Timestamp.FromDateTimeOffset(new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>Its address, by which gold names it.</summary>
    public string Url => article.Facts.Url;

    /// <summary>Publisher.</summary>
    public string Outlet => article.Facts.Outlet;

    /// <summary>Canonical text.</summary>
    public string Text => article.CanonicalText;

    /// <summary>The text as a document, with the ids that extraction gives.</summary>
    public StoredDocument As(Guid id)
    {
        var stored = evidence.Clone();
        (stored.DocumentId, stored.Revision) = (id.ToString("D"), 1);
        StatementIds.Assign(stored);
        var revision = new Revision
        {
            DocumentId = stored.DocumentId,
            Revision_ = 1,
            Text = article.CanonicalText,
            TextSha256 = stored.TextSha256,
            Blocks = { stored.Blocks },
            Facts = stored.Facts,
            ReceiveTime = Received,
        };
        return new StoredDocument(Url, Outlet, new QuotedText(Text), revision, stored);
    }
}

/// <summary>A document as ingestion and extraction hold it.</summary>
internal sealed record StoredDocument(string Url, string Outlet, QuotedText Text, Revision Revision, Contracts.Evidence.V1.Evidence Evidence)
{
    /// <summary>Document id.</summary>
    public string Id => Revision.DocumentId;
}
