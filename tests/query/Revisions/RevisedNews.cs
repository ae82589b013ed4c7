using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Query.Tests.Revisions;

/// <summary>A document with three revisions, one with one, one that was taken back.</summary>
public sealed class RevisedNews(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly QueryFixture _query = new(cluster);

    public QueryFixture Query => _query;

    public InventedArticle First { get; } = Revision(1, "Mayor Ottilie Brandt confirmed the harbour would close in June. It has 12 lamps.", "confirmed", "12 lamps", "12");

    public InventedArticle Second { get; private set; } = null!;

    public InventedArticle Third { get; private set; } = null!;

    public InventedArticle Single { get; } = HarbourArticle.Create();

    public InventedArticle Retracted { get; } = HarbourArticle.Create();

    public async ValueTask InitializeAsync()
    {
        await _query.InitializeAsync();
        Second = Revision(2, "🚢 Mayor Ottilie Brandt claimed the harbour would close in June. It has 14 lamps.", "claimed", "14 lamps", "14", First.DocumentId);
        Third = Revision(3, "🚢  Mayor Ottilie Brandt claimed the harbour would close in June.\n\nIt has fourteen lamps.", "claimed", "fourteen lamps", "14", First.DocumentId);
        await _query.TakeInAsync(First, Second, Third, Single, Retracted);
        await _query.RetractAsync(Retracted.DocumentId);
    }

    public ValueTask DisposeAsync() => _query.DisposeAsync();

    /// <summary>Two revisions of another document.</summary>
    public static (InventedArticle First, InventedArticle Second) Pair()
    {
        var first = Revision(1, "Mayor Ottilie Brandt confirmed the harbour would close in June. It has 12 lamps.", "confirmed", "12 lamps", "12");
        return (first, Revision(2, "Mayor Ottilie Brandt claimed the harbour would close in June. It has 12 lamps.", "claimed", "12 lamps", "12", first.DocumentId));
    }

    private static InventedArticle Revision(int revision, string text, string cue, string lamps, string number, string? documentId = null)
    {
        var article = new InventedArticle(text, documentId, revision);
        var mayor = article.MentionedEntity("Ottilie Brandt");
        article.Statement("the harbour would close in June", mayor, cue).Source.Add(article.Span("Mayor Ottilie Brandt"));
        article.Evidence.Figures.Add(new Figure { Span = article.Span(lamps), Number = number, Unit = "lamps", Bound = Bound.Exact });
        return article.WithSentences();
    }
}
