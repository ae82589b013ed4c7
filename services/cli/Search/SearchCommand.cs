using System.CommandLine;
using System.CommandLine.Parsing;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Search;

/// <summary>Searches statements by their words and by filters, best first.</summary>
internal static class SearchCommand
{
    private static readonly Argument<string[]> Query = FilterOptions.Sentence(
        "WORDS", "Words of the statement, in any of their forms; '\"a phrase\"' in its order, -WORD for one that must not be there.");

    private static readonly Option<string> SpeakerId = FilterOptions.Text("--speaker-id", "ID", "The speaker, as dossier prints its id.");
    private static readonly Option<string> Speaker = FilterOptions.Text("--speaker", "WORDS", "Words in the speaker's name.");
    private static readonly Option<string> Addressee = FilterOptions.Text("--addressee", "WORDS", "Words in the name of whom it was said to.");
    private static readonly Option<string> Origin = FilterOptions.Text("--origin", "WORDS", "Words in the name of the last party of the chain.");
    private static readonly Option<string> Outlet = FilterOptions.Text("--outlet", "NAME", "The outlet's whole name.");
    private static readonly Option<string> From = FilterOptions.Text("--from", "DATE", "Published on this day or later, as 2026-03-01.");
    private static readonly Option<string> Before = FilterOptions.Text("--before", "DATE", "Published before this day.");
    private static readonly Option<string> SaidFrom = FilterOptions.Text("--said-from", "DATE", "Said on this day or later.");
    private static readonly Option<string> SaidBefore = FilterOptions.Text("--said-before", "DATE", "Said before this day.");
    private static readonly Option<string> Claim = FilterOptions.Text("--claim", "ID", "Only statements of this claim.");
    private static readonly Option<string[]> Kinds = FilterOptions.Words<StatementKind>("--kind");
    private static readonly Option<string[]> Stances = FilterOptions.Words<Stance>("--stance");
    private static readonly Option<string[]> Certainties = FilterOptions.Words<Certainty>("--certainty");

    private static readonly Option<int> Limit =
        SharedOptions.Bounded("--limit", "N", 20, 1, 1_000_000, "Most statements to show; pages are fetched as needed.");

    public static Command Create()
    {
        var command = new Command("search", "Searches statements, best first, and marks the words found. Filters are joined by \"and\".")
        {
            Query, SpeakerId, Speaker, Addressee, Origin, Kinds, Stances, Certainties, Outlet, From, Before, SaidFrom, SaidBefore, Claim,
            Limit, AsOfOption.Option, SharedOptions.Json,
        };
        command.Validators.Add(Check);
        command.SetAction((parsed, token) => Session.RunAsync(
            parsed, (session, cancellation) => SearchAsync(session, RequestOf(parsed), parsed.GetValue(Limit), cancellation), token));
        return command;
    }

    private static void Check(CommandResult result)
    {
        Option<string>[] texts = [SpeakerId, Speaker, Addressee, Origin, Outlet, From, Before, SaidFrom, SaidBefore, Claim];
        Option<string[]>[] lists = [Kinds, Stances, Certainties];
        if (FilterOptions.Joined(result.GetValue(Query)).Length == 0
            && texts.All(option => string.IsNullOrEmpty(result.GetValue(option)))
            && lists.All(option => result.GetResult(option)?.Tokens.Count is null or 0))
        {
            result.AddError("search takes WORDS or a filter; statements lists all.");
        }
    }

    private static Task<int> SearchAsync(Session session, SearchStatementsRequest request, int limit, CancellationToken cancellationToken) =>
        PagedList.ShowAsync<FoundStatement>(
            session.Screen,
            limit,
            async (size, pageToken) =>
            {
                (request.PageSize, request.PageToken) = (size, pageToken);
                var page = await session.Services.SearchStatementsAsync(request, cancellationToken);
                return (page.Statements, page.NextPageToken);
            },
            (found, number) => session.Screen.Show(found, page => Write(page, found, number)),
            "No statement matches.");

    private static void Write(Page page, FoundStatement found, int number)
    {
        var view = StatementView.Of(found.Statement ?? new StatementResult(), number);
        StatementBlock.Write(page, view with { Highlights = found.Highlights, ClaimId = found.ClaimId });
    }

    private static SearchStatementsRequest RequestOf(ParseResult parsed) => new()
    {
        AsOf = AsOfOption.Read(parsed),
        Query = FilterOptions.Joined(parsed.GetValue(Query)),
        SpeakerId = parsed.GetValue(SpeakerId) ?? string.Empty,
        Speaker = parsed.GetValue(Speaker) ?? string.Empty,
        Addressee = parsed.GetValue(Addressee) ?? string.Empty,
        Origin = parsed.GetValue(Origin) ?? string.Empty,
        Outlet = parsed.GetValue(Outlet) ?? string.Empty,
        PublishedFrom = parsed.GetValue(From) ?? string.Empty,
        PublishedBefore = parsed.GetValue(Before) ?? string.Empty,
        SaidFrom = parsed.GetValue(SaidFrom) ?? string.Empty,
        SaidBefore = parsed.GetValue(SaidBefore) ?? string.Empty,
        ClaimId = parsed.GetValue(Claim) ?? string.Empty,
        Kinds = { FilterOptions.Values<StatementKind>(parsed.GetValue(Kinds)) },
        Stances = { FilterOptions.Values<Stance>(parsed.GetValue(Stances)) },
        Certainties = { FilterOptions.Values<Certainty>(parsed.GetValue(Certainties)) },
    };
}
