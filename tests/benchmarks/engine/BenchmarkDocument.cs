using Hearsay.Articles;
using Hearsay.Engine;
using Hearsay.Tagger;
using Hearsay.Tagger.Pieces;
using Hearsay.Tagger.Windows;

namespace Hearsay.EngineBenchmark;

/// <summary>A text as the engine is given it, and as the encoder is: what comes before both is not measured.</summary>
/// <param name="Input">The canonical text with its blocks.</param>
/// <param name="Words">Words of the text.</param>
/// <param name="Pieces">Its pieces.</param>
/// <param name="Windows">The windows that the engine reads, those within its budget.</param>
internal sealed record BenchmarkDocument(EngineInput Input, int Words, PieceText Pieces, IReadOnlyList<Window> Windows)
{
    /// <summary>Pieces that the encoder is given, those twice that two windows see.</summary>
    public int PiecesRead => Windows.Sum(window => window.Length);

    /// <summary>Pieces that the windows cover.</summary>
    public int PiecesCovered => Windows.Sum(window => window.End - window.Start);

    public static BenchmarkDocument Of(NewsText news)
    {
        var input = InputOf(news);
        var pieces = PieceReader.Read(input.Text, CancellationToken.None);
        var left = ModelTagger.Budget;
        return new BenchmarkDocument(input, news.Words, pieces, [.. WindowCutter.Cut(pieces).TakeWhile(window => (left -= window.Length) >= 0)]);
    }

    /// <summary>What ingestion and extraction make of a plain text.</summary>
    public static EngineInput InputOf(NewsText news)
    {
        var article = ArticleReader.Read(news.Text, new Articles.PublicationFacts { Published = news.Published });
        var blocks = article.Blocks.Select(block => new Engine.Model.Block((Engine.Model.BlockKind)(int)block.Kind, block.Start, block.End)).ToList();
        var facts = new Engine.Model.PublicationFacts { Published = article.Facts.Published, Updated = article.Facts.Updated, Title = article.Facts.Title };
        return new EngineInput(article.CanonicalText, blocks, facts);
    }
}
