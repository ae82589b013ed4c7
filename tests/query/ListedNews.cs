using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

/// <summary>
/// A service that knows a few articles of invented outlets, so that lists have something to choose from. Statements are told
/// apart by their content, entities by their name, events by their trigger.
/// </summary>
public sealed class ListedNews(ClusterFixture cluster) : IAsyncLifetime
{
    public const string Closes = "the harbour would close";
    public const string Sold = "100% of the ferries were sold";
    public const string Late = "ferries run_late";
    public const string Plan = "the council\u2019s harbour plan";
    public const string Stays = "THE HARBOUR stays";
    public const string Opened = "the lighthouse opened in caf\u00E9 style";

    public QueryFixture Query { get; } = new(cluster);

    public QueryService.QueryServiceClient Client => Query.Client;

    public InventedArticle Ledger { get; } = CreateLedger();

    public InventedArticle Echo { get; } = CreateEcho();

    public InventedArticle Undated { get; } = CreateUndated();

    public InventedArticle Revised { get; } = CreateRevised();

    public async ValueTask InitializeAsync()
    {
        await Query.InitializeAsync();
        var past = new InventedArticle("Brandt said a draft was wrong after a visit.", Revised.DocumentId, 1);
        past.Statement("a draft was wrong", past.MentionedEntity("Brandt"));
        past.Event("CONSULT", "visit");
        var retracted = HarbourArticle.Create();
        await Query.TakeInAsync(Ledger, past, Undated, Revised, Echo, retracted);
        await Query.RetractAsync(retracted.DocumentId);
    }

    public ValueTask DisposeAsync() => Query.DisposeAsync();

    private static InventedArticle CreateLedger()
    {
        var article = new InventedArticle(
            $"Mayor Ottilie Brandt told the Quill that {Closes}. Piet Oss denied that {Sold}. They met. A vote follows.")
            .With(facts => facts.Published = "2031-05-04T09:30+02:00");
        var mayor = article.MentionedEntity("Ottilie Brandt", EntityType.Person, "The Mayor", "Brandt");
        var owner = article.MentionedEntity("Piet Oss");
        var quill = article.MentionedEntity("Quill", EntityType.Outlet, "The Evening Quill");
        var closes = article.Statement(Closes, mayor, "told");
        (closes.Kind, closes.AddresseeEntityId) = (StatementKind.Mixed, quill);
        var sold = article.Statement(Sold, owner, "denied");
        (sold.Kind, sold.Stance, sold.Certainty) = (StatementKind.Direct, Stance.Denies, Certainty.Hedged);
        article.Event("CONSULT", "met", EventStatus.Occurred, mayor, owner).AccordingToStatementId = sold.Id;
        article.Event("AGREE", "vote", EventStatus.Scheduled);
        return article;
    }

    private static InventedArticle CreateEcho()
    {
        var article = new InventedArticle($"Ottilie Strand wonders whether {Late}. {Plan} had no comment from anyone who walked out.")
            .With(facts => (facts.Outlet, facts.Published) = ("Tern Bay Echo", "2031-05-05"));
        var strand = article.MentionedEntity("Ottilie Strand");
        var late = article.Statement(Late, strand, "wonders");
        (late.Kind, late.Stance, late.Certainty) = (StatementKind.Belief, Stance.Questions, Certainty.Unknown);
        article.Statement(Plan).Stance = Stance.NoComment;
        article.Event("REJECT", "walked out", EventStatus.Denied, strand);
        return article;
    }

    private static InventedArticle CreateUndated()
    {
        var article = new InventedArticle($"{Stays}, Piet Oss says against all talk.")
            .With(facts => (facts.Outlet, facts.Published) = ("Tern Bay Echo", ""));
        article.ReceivedAt = new DateTimeOffset(2031, 5, 6, 8, 0, 0, TimeSpan.Zero);
        article.Statement(Stays, article.MentionedEntity("Piet Oss"), "says").Stance = Stance.Rejects;
        article.Event("CONSULT", "talk", EventStatus.Reported);
        return article;
    }

    private static InventedArticle CreateRevised()
    {
        var article = new InventedArticle($"It is said that {Opened} near the quay.", revision: 2)
            .With(facts => (facts.Outlet, facts.Published) = ("the marrowby LEDGER", "2031-05-01"));
        article.Statement(Opened, article.Entity("a senior harbour official", EntityType.Group));
        article.MentionedEntity("quay", EntityType.Place);
        return article;
    }
}
