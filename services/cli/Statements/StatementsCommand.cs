using System.CommandLine;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Statements;

/// <summary>Lists statements of all documents by filters.</summary>
internal static class StatementsCommand
{
    private static readonly Option<int> Limit =
        SharedOptions.Bounded("--limit", "N", 50, 1, 1_000_000, "Most statements to show; pages are fetched as needed.");

    public static Command Create()
    {
        var command = new Command("statements", "Lists statements, those of the latest published articles first. Filters are joined by \"and\".")
        {
            Limit, AsOfOption.Option, SharedOptions.Json,
        };
        foreach (var option in StatementOptions.All)
        {
            command.Add(option);
        }

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
        Speaker = parsed.GetValue(StatementOptions.Speaker) ?? string.Empty,
        Addressee = parsed.GetValue(StatementOptions.Addressee) ?? string.Empty,
        Text = parsed.GetValue(StatementOptions.Content) ?? string.Empty,
        Outlet = parsed.GetValue(StatementOptions.Outlet) ?? string.Empty,
        PublishedFrom = parsed.GetValue(StatementOptions.From) ?? string.Empty,
        PublishedBefore = parsed.GetValue(StatementOptions.Before) ?? string.Empty,
        DocumentId = parsed.GetValue(StatementOptions.Document) ?? string.Empty,
        AsOf = AsOfOption.Read(parsed),
        Kinds = { FilterOptions.Values<StatementKind>(parsed.GetValue(StatementOptions.Kinds)) },
        Stances = { FilterOptions.Values<Stance>(parsed.GetValue(StatementOptions.Stances)) },
        Certainties = { FilterOptions.Values<Certainty>(parsed.GetValue(StatementOptions.Certainties)) },
    };
}
