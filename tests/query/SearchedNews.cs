using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

/// <summary>A service that knows what three invented outlets tell of one harbour, so that searches, dossiers and timelines have something to find.</summary>
public sealed class SearchedNews(ClusterFixture cluster) : IAsyncLifetime
{
    public const string Closes = "the harbour would close";
    public const string Sold = "the ferries were sold";
    public const string Matter = "harbours matter to the council\u2019s plan";
    public const string Talks = "Talks on the cease-fire cost 3.5 crowns";
    public const string Undecided = "nothing was decided";

    public QueryFixture Query { get; } = new(cluster);

    public QueryService.QueryServiceClient Client => Query.Client;

    public InventedArticle Ledger { get; } = CreateLedger();

    public InventedArticle Echo { get; } = CreateEcho();

    public InventedArticle Undated { get; } = CreateUndated();

    public async ValueTask InitializeAsync()
    {
        await Query.InitializeAsync();
        var past = new InventedArticle("Brandt said the harbour is a draft.", Echo.DocumentId).With(facts => facts.Outlet = "Tern Bay Echo");
        past.Statement("the harbour is a draft", past.MentionedEntity("Brandt"));
        var retracted = HarbourArticle.Create();
        await Query.TakeInAsync(past, Echo, Undated, Ledger, retracted);
        await Query.RetractAsync(retracted.DocumentId);
    }

    public ValueTask DisposeAsync() => Query.DisposeAsync();

    /// <summary>Id of an entity over all documents, by the name that a document has it under.</summary>
    public async Task<string> EntityIdAsync(string name)
    {
        var page = await Client.ListEntitiesAsync(new ListEntitiesRequest { Name = name }, cancellationToken: TestContext.Current.CancellationToken);
        return page.Entities.First(result => result.Entity.Name == name).CanonicalId;
    }

    private static InventedArticle CreateLedger()
    {
        var article = new InventedArticle(
            $"\U0001F6A2\U0001F6A2 Mayor Ottilie Brandt told the Quill on Friday that {Closes}. Piet Oss denied that {Sold}. The two will meet in Marrowby on Monday.")
            .With(facts => (facts.Published, facts.Url) = ("2031-05-04T09:30+02:00", "https://ledger.example/a"));
        var mayor = article.MentionedEntity("Ottilie Brandt", EntityType.Person, "Brandt");
        article.Evidence.Entities[^1].Roles.Add(new Role { Role_ = "Mayor", Of = "Marrowby", Span = article.Span("Mayor") });
        var owner = article.MentionedEntity("Piet Oss");
        var quill = article.MentionedEntity("Quill", EntityType.Outlet);
        var town = article.MentionedEntity("Marrowby", EntityType.Place);
        article.Evidence.Times.Add(new TimeExpression { Id = "t1", Span = article.Span("Friday"), Type = TimeType.Date, Value = "2031-05-02" });
        article.Evidence.Times.Add(new TimeExpression { Id = "t2", Span = article.Span("Monday"), Type = TimeType.Date, Value = "2031-05-05" });
        var closes = article.Statement(Closes, mayor, "told");
        (closes.Kind, closes.AddresseeEntityId, closes.SaidTimeId) = (StatementKind.Mixed, quill, "t1");
        closes.Source.Add(article.Span("Ottilie Brandt"));
        closes.Chain.Add(new Hop { EntityId = quill, Kind = HopKind.SaidTo });
        closes.Chain.Add(new Hop { EntityId = mayor, Kind = HopKind.Source });
        var sold = article.Statement(Sold, owner, "denied");
        (sold.Kind, sold.Stance, sold.Certainty) = (StatementKind.Direct, Stance.Denies, Certainty.Hedged);
        sold.Source.Add(article.Span("Piet Oss"));
        sold.Chain.Add(new Hop { EntityId = owner, Kind = HopKind.Source });
        var meet = article.Event("CONSULT", "meet", EventStatus.Scheduled, mayor, owner);
        (meet.TimeId, meet.PlaceEntityId) = ("t2", town);
        return article.WithSentences();
    }

    private static InventedArticle CreateEcho()
    {
        var article = new InventedArticle($"Ottilie Brandt, the governor, said in May that {Matter}. Brandt met the owner Piet Oss on Monday. {Talks}, Oss wrote of Ottilie Brandt.", revision: 2)
            .With(facts => (facts.Outlet, facts.Published, facts.Url) = ("Tern Bay Echo", "2031-05-06", "https://echo.example/b"));
        var mayor = article.Entity("Ottilie Brandt", EntityType.Person, "Brandt");
        article.Evidence.Entities[^1].Roles.Add(new Role { Role_ = "governor", Span = article.Span("governor") });
        var owner = article.MentionedEntity("Piet Oss", EntityType.Person, "Oss");
        article.Evidence.Times.Add(new TimeExpression { Id = "t1", Span = article.Span("May"), Type = TimeType.Date, Value = "2031-05" });
        article.Evidence.Times.Add(new TimeExpression { Id = "t2", Span = article.Span("Monday"), Type = TimeType.Date, Value = "2031-05-05" });
        var matter = article.Statement(Matter, mayor, "said");
        (matter.Kind, matter.SaidTimeId) = (StatementKind.Belief, "t1");
        var talks = article.Statement(Talks, owner, "wrote");
        talks.Content.Add(article.Span("of Ottilie Brandt"));
        article.Evidence.Entities[0].Mentions.Add(talks.Content[1]);
        article.Event("CONSULT", "met", EventStatus.Occurred, mayor, owner).TimeId = "t2";
        article.Event("AGREE", "Talks", EventStatus.Reported, owner);
        return article.WithSentences();
    }

    private static InventedArticle CreateUndated()
    {
        var article = new InventedArticle($"A harbour official said {Undecided}.").With(facts => (facts.Outlet, facts.Published, facts.Url) = ("The Halvern Post", "", ""));
        article.ReceivedAt = new DateTimeOffset(2031, 5, 1, 8, 0, 0, TimeSpan.Zero);
        var official = article.Entity("a harbour official");
        article.Evidence.Entities[^1].Unnamed = true;
        var undecided = article.Statement(Undecided, official, "said");
        undecided.Source.Add(article.Span("A harbour official"));
        undecided.Certainty = Certainty.Unknown;
        return article.WithSentences();
    }
}
