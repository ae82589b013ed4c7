using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.TestSupport;

namespace Hearsay.Query.Tests;

/// <summary>Articles for those who watch an outlet, each test's its own.</summary>
internal static class WatchedNews
{
    public const string Closes = "The harbour closes";
    public const string Sold = "Quill Ferries would sell its boats";
    public const string Sails = "the last boat sails in June";

    /// <summary>A name that no other test uses.</summary>
    public static string Outlet() => $"Ledger {Guid.CreateVersion7():N}";

    public static WatchPattern Of(string outlet) => new() { Outlet = outlet };

    /// <summary>Two statements and an event: a mayor's words, a clerk's hedged denial that names Quill Ferries, a sale that is planned.</summary>
    public static InventedArticle Council(string outlet, string? documentId = null, int revision = 1, int engineVersion = 1, string cue = "denied")
    {
        var article = new InventedArticle($"“{Closes},” Ottilie Brandt said. Piet Oss reportedly {cue} that {Sold}.", documentId, revision, engineVersion)
            .With(facts => facts.Outlet = outlet);
        var (mayor, clerk) = (article.MentionedEntity("Ottilie Brandt", EntityType.Person, "Mayor Brandt"), article.MentionedEntity("Piet Oss"));
        var ferries = article.MentionedEntity("Quill Ferries", EntityType.Organization);
        article.Statement(Closes, mayor, "said").Kind = StatementKind.Direct;
        var denial = article.Statement(Sold, clerk, cue);
        (denial.Stance, denial.Certainty) = (Stance.Denies, Certainty.Hedged);
        article.Event("TRADE", "sell", EventStatus.Scheduled, ferries);
        return article.WithSentences();
    }

    /// <summary>One statement by somebody.</summary>
    /// <param name="outlet">Who prints it.</param>
    /// <param name="name">Who says it.</param>
    /// <param name="content">What is said.</param>
    /// <param name="beside">What the article tells besides, so that it is no copy of another.</param>
    public static InventedArticle Said(string outlet, string name, string content = Sails, string beside = "")
    {
        var article = new InventedArticle($"{name} said that {content}. {beside}".Trim())
            .With(facts => (facts.Outlet, facts.Url) = (outlet, $"https://ledger.example/{Guid.CreateVersion7()}"));
        var speaker = article.MentionedEntity(name);
        article.Statement(content, speaker, "said").Chain.Add(
            new Hop { EntityId = speaker, Span = article.Span(name), Cue = article.Span("said"), Kind = HopKind.Source });
        return article;
    }

    /// <summary>Another process of the service over the same database, with settings of its own.</summary>
    public static Task<RunningService> ReplicaAsync(this QueryFixture query, params (string Name, string Value)[] settings) => RunningService.StartAsync(
        QueryComposition.Definition,
        query.Database,
        settings.Append(("DAPR_GRPC_ENDPOINT", query.Peers.Address)).ToDictionary(setting => setting.Item1, setting => setting.Item2),
        cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Waits until no transaction of another test keeps what came in from those who watch: who begins then begins after it.</summary>
    public static Task SettleAsync(this QueryFixture query) => Eventually.HoldsAsync(
        async () => (bool)(await query.ScalarAsync("SELECT coalesce(max(txid::text::numeric), 0) < pg_snapshot_xmin(pg_current_snapshot())::text::numeric FROM query.watch_entry"))!,
        "what came in can be read");

    public static QueryService.QueryServiceClient Client(this RunningService service) => new(service.Channel);
}
