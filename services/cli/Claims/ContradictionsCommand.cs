using System.CommandLine;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Claims;

/// <summary>Lists pairs of statements that cannot both be true.</summary>
internal static class ContradictionsCommand
{
    private static readonly Option<string> Claim = FilterOptions.Text("--claim", "ID", "Only those of this claim.");
    private static readonly Option<string[]> Kinds = FilterOptions.Words<ContradictionKind>("--kind");

    private static readonly Option<int> Limit =
        SharedOptions.Bounded("--limit", "N", 50, 1, 1_000_000, "Most pairs to show; pages are fetched as needed.");

    public static Command Create()
    {
        var command = new Command("contradictions", "Lists statements that cannot both be true, the latest first.")
        {
            Claim, Kinds, Limit, AsOfOption.Option, SharedOptions.Json,
        };
        command.SetAction((parsed, token) => Session.RunAsync(
            parsed, (session, cancellation) => ListAsync(session, RequestOf(parsed), parsed.GetValue(Limit), cancellation), token));
        return command;
    }

    private static Task<int> ListAsync(Session session, ListContradictionsRequest request, int limit, CancellationToken cancellationToken) =>
        PagedList.ShowAsync<Contradiction>(
            session.Screen,
            limit,
            async (size, pageToken) =>
            {
                (request.PageSize, request.PageToken) = (size, pageToken);
                var page = await session.Services.ListContradictionsAsync(request, cancellationToken);
                return (page.Contradictions, page.NextPageToken);
            },
            (contradiction, number) => session.Screen.Show(contradiction, page => ContradictionBlock.Write(page, contradiction, number)),
            "No contradiction matches.");

    private static ListContradictionsRequest RequestOf(ParseResult parsed) => new()
    {
        AsOf = AsOfOption.Read(parsed),
        ClaimId = parsed.GetValue(Claim) ?? string.Empty,
        Kinds = { FilterOptions.Values<ContradictionKind>(parsed.GetValue(Kinds)) },
    };
}
