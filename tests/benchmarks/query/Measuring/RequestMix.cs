using Hearsay.Contracts.Evidence.V1;
using Client = Hearsay.Contracts.Query.V1.QueryService.QueryServiceClient;

namespace Hearsay.QueryBenchmark;

/// <summary>A kind of request, with values drawn as people would ask: what is told of often is asked for often.</summary>
/// <param name="Name">The call, and what is asked for.</param>
/// <param name="Goal">Milliseconds that all but one in a hundred are to take at most.</param>
/// <param name="AskAsync">Asks.</param>
internal sealed record RequestMix(string Name, int Goal, Func<Client, Draws, Task> AskAsync)
{
    private const int Page = 50, Whole = 300;

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<RequestMix> All(NewsSample sample) => [.. Statements(sample), .. Searches(sample), .. Claims(sample), .. Entities(sample)];

    private static IEnumerable<RequestMix> Statements(NewsSample sample) =>
    [
        new("GetStatement", Page, async (client, draws) => await client.GetStatementAsync(new() { StatementId = sample.Draw(draws).Statement })),
        new("GetDocumentEvidence", Page, async (client, draws) => await client.GetDocumentEvidenceAsync(new() { DocumentId = sample.Draw(draws).Document })),
        new("ListStatements", Page, async (client, draws) => await client.ListStatementsAsync(new())),
        new("ListStatements, a document", Page, async (client, draws) => await client.ListStatementsAsync(new() { DocumentId = sample.Draw(draws).Document })),
        new("ListStatements, an outlet", Page, async (client, draws) => await client.ListStatementsAsync(new() { Outlet = Outlet(draws) })),
        new("ListStatements, a speaker's name", Page, async (client, draws) => await client.ListStatementsAsync(new() { Speaker = Person(sample, draws) })),
        new("ListStatements, denials", Page, async (client, draws) => await client.ListStatementsAsync(new() { Stances = { Stance.Denies } })),
    ];

    private static IEnumerable<RequestMix> Searches(NewsSample sample) =>
    [
        new("SearchStatements, a word", Whole, async (client, draws) => await client.SearchStatementsAsync(new() { Query = Word(draws) })),
        new("SearchStatements, two words", Whole, async (client, draws) => await client.SearchStatementsAsync(new() { Query = $"{Word(draws)} {Word(draws)}" })),
        new("SearchStatements, two frequent words", Whole, async (client, draws) =>
            await client.SearchStatementsAsync(new() { Query = $"{Wordbook.Word(draws.Below(5))} {Wordbook.Word(5 + draws.Below(5))}" })),
        new("SearchStatements, a word of a speaker's name", Whole, async (client, draws) =>
            await client.SearchStatementsAsync(new() { Query = Word(draws), Speaker = Person(sample, draws) })),
        new("SearchStatements, a word of an outlet", Whole, async (client, draws) => await client.SearchStatementsAsync(new() { Query = Word(draws), Outlet = Outlet(draws) })),
        new("SearchStatements, a claim", Page, async (client, draws) => await client.SearchStatementsAsync(new() { ClaimId = sample.Draw(draws).Statement })),
    ];

    private static IEnumerable<RequestMix> Claims(NewsSample sample) =>
    [
        new("FindClaims", Whole, async (client, draws) => await client.FindClaimsAsync(new() { Text = sample.Draw(draws).Content })),
        new("FindClaims, few words", Whole, async (client, draws) => await client.FindClaimsAsync(new() { Text = $"{Word(draws)} {Word(draws)} {Word(draws)}" })),
        new("ListClaims", Page, async (client, draws) => await client.ListClaimsAsync(new())),
        new("ListClaims, of several outlets", Page, async (client, draws) => await client.ListClaimsAsync(new() { MinOutlets = 2 + draws.Below(20) })),
        new("ListClaims, denied", Page, async (client, draws) => await client.ListClaimsAsync(new() { Denied = true })),
        new("ListClaims, a document", Page, async (client, draws) => await client.ListClaimsAsync(new() { DocumentId = sample.Draw(draws).Document })),
        new("GetClaim", Whole, async (client, draws) => await client.GetClaimAsync(new() { ClaimId = sample.Draw(draws).Statement })),
        new("ListContradictions", Page, async (client, draws) => await client.ListContradictionsAsync(new())),
        new("GetOrigins, a claim", Whole, async (client, draws) => await client.GetOriginsAsync(new() { ClaimId = sample.Draw(draws).Statement })),
        new("GetOrigins, a statement", Whole, async (client, draws) => await client.GetOriginsAsync(new() { StatementId = sample.Draw(draws).Statement })),
        new("GetOrigins, ten documents", Whole, async (client, draws) =>
            await client.GetOriginsAsync(new() { DocumentIds = { Enumerable.Range(0, 10).Select(_ => sample.Draw(draws).Document).Distinct() } })),
        new("GetCopies", Whole, async (client, draws) => await client.GetCopiesAsync(new() { DocumentId = sample.Draw(draws).Document })),
    ];

    private static IEnumerable<RequestMix> Entities(NewsSample sample) =>
    [
        new("GetDossier", Whole, async (client, draws) => await client.GetDossierAsync(new() { Name = Known(sample, draws) })),
        new("GetTimeline, words", Whole, async (client, draws) => await client.GetTimelineAsync(new() { Query = Word(draws) })),
        new("GetTimeline, a participant", Whole, async (client, draws) => await client.GetTimelineAsync(new() { Participant = Person(sample, draws) })),
        new("ListEntities", Page, async (client, draws) => await client.ListEntitiesAsync(new())),
        new("ListEntities, a name", Page, async (client, draws) => await client.ListEntitiesAsync(new() { Name = Person(sample, draws) })),
        new("ListEvents", Page, async (client, draws) => await client.ListEventsAsync(new())),
        new("ListEvents, a type", Page, async (client, draws) => await client.ListEventsAsync(new() { Types_ = { "REJECT" } })),
    ];

    private static string Word(Draws draws) => Wordbook.Word(draws.Skewed(Wordbook.Words, 20));

    private static string Outlet(Draws draws) => Wordbook.Outlet(draws.Skewed(Wordbook.Outlets, 3));

    private static string Person(NewsSample sample, Draws draws) => Wordbook.Person(draws.Skewed(sample.People, 5)).Last;

    /// <summary>A person of whom there is something for sure: one of the hundred most frequent.</summary>
    private static string Known(NewsSample sample, Draws draws)
    {
        var (first, last) = Wordbook.Person(draws.Skewed(Math.Min(100, sample.People), 5));
        return $"{first} {last}";
    }
}
