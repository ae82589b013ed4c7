using Hearsay.Articles;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Quality.Tests.Readers;

/// <summary>Runs a plain text through both libraries, as ingestion and extraction do.</summary>
internal static class ReadArticle
{
    public static Evidence From(EvidenceEngine engine, string text, string published, CancellationToken cancellationToken)
    {
        var article = ArticleReader.Read(text, new Articles.PublicationFacts { Published = published });
        var facts = new Model.PublicationFacts { Published = article.Facts.Published, Updated = article.Facts.Updated, Title = article.Facts.Title };
        // Annotations count the characters of the text as it is: where normalising would move them, the engine reads it line by line.
        if (text != article.CanonicalText)
        {
            return engine.Read(new EngineInput(text, [], facts), cancellationToken);
        }

        var blocks = article.Blocks.Select(block => new Model.Block((Model.BlockKind)(int)block.Kind, block.Start, block.End)).ToList();
        return engine.Read(new EngineInput(article.CanonicalText, blocks, facts), cancellationToken);
    }
}
