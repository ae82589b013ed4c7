using System.CommandLine;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Statements;

/// <summary>Lists statements of all documents by filters.</summary>
internal static class StatementsCommand
{
    private static readonly Option<string> Speaker = FilterOptions.Text("--speaker", "WORDS", "Words in the speaker's name.");
    private static readonly Option<string> Addressee = FilterOptions.Text("--addressee", "WORDS", "Words in the name of whom it was said to.");
    private static readonly Option<string> Content = FilterOptions.Text("--text", "WORDS", "Words in what was said.");
    private static readonly Option<string> Outlet = FilterOptions.Text("--outlet", "NAME", "The outlet's whole name.");
    private static readonly Option<string> From = FilterOptions.Text("--from", "DATE", "Published on this day or later, as 2026-03-01.");
    private static readonly Option<string> Before = FilterOptions.Text("--before", "DATE", "Published before this day.");
    private static readonly Option<string> Document = FilterOptions.Text("--document", "ID", "Only this document.");
    private static readonly Option<string[]> Kinds = FilterOptions.Words<StatementKind>("--kind");
    private static readonly Option<string[]> Stances = FilterOptions.Words<Stance>("--stance");
    private static readonly Option<string[]> Certainties = FilterOptions.Words<Certainty>("--certainty");

    private static readonly Option<int> Limit =
        SharedOptions.Bounded("--limit", "N", 50, 1, 1_000_000, "Most statements to show; pages are fetched as needed.");

    public static Command Create()
    {
        var command = new Command("statements", "Lists statements, those of the latest published articles first. Filters are joined by \"and\".")
        {
            Speaker, Addressee, Content, Kinds, Stances, Certainties, Outlet, From, Before, Document, Limit, SharedOptions.Json,
        };
        command.SetAction((parsed, token) => Session.RunAsync(
            parsed, (session, cancellation) => ListAsync(session, RequestOf(parsed), parsed.GetValue(Limit), cancellation), token));
        return command;
    }

    private static Task<int> ListAsync(Session session, ListStatementsRequest request, int limit, CancellationToken cancellationToken) =>
        PagedList.ShowAsync<StatementResult>(
            session.Screen,
            limit,
            async (size, pageToken) =>
            {
                (request.PageSize, request.PageToken) = (size, pageToken);
                var page = await session.Services.ListStatementsAsync(request, cancellationToken);
                return (page.Statements, page.NextPageToken);
            },
            (result, number) => session.Screen.Show(result, page => StatementBlock.Write(page, StatementView.Of(result, number))),
            "No statement matches.");

    private static ListStatementsRequest RequestOf(ParseResult parsed) => new()
    {
        Speaker = parsed.GetValue(Speaker) ?? string.Empty,
        Addressee = parsed.GetValue(Addressee) ?? string.Empty,
        Text = parsed.GetValue(Content) ?? string.Empty,
        Outlet = parsed.GetValue(Outlet) ?? string.Empty,
        PublishedFrom = parsed.GetValue(From) ?? string.Empty,
        PublishedBefore = parsed.GetValue(Before) ?? string.Empty,
        DocumentId = parsed.GetValue(Document) ?? string.Empty,
        Kinds = { FilterOptions.Values<StatementKind>(parsed.GetValue(Kinds)) },
        Stances = { FilterOptions.Values<Stance>(parsed.GetValue(Stances)) },
        Certainties = { FilterOptions.Values<Certainty>(parsed.GetValue(Certainties)) },
    };
}
