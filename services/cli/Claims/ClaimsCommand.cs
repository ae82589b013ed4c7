using System.CommandLine;
using System.CommandLine.Parsing;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Claims;

/// <summary>Finds claims for a sentence, lists them, or shows one.</summary>
internal static class ClaimsCommand
{
    private static readonly Argument<string[]> Sentence =
        FilterOptions.Sentence("TEXT", "What is claimed, in your own words: those that fit, best first. Without it all claims, those last reported first.");

    private static readonly Option<string> Id = FilterOptions.Text("--id", "ID", "This claim alone: its statements, quotations and contradictions.");
    private static readonly Option<int> MinOutlets = SharedOptions.Bounded("--min-outlets", "N", 0, 0, 1_000_000, "Only claims of so many outlets.");
    private static readonly Option<bool> Denied = new("--denied") { Description = "Only claims that somebody denies." };
    private static readonly Option<string> Document = FilterOptions.Text("--document", "ID", "Only claims of this document.");

    private static readonly Option<int> Limit =
        SharedOptions.Bounded("--limit", "N", 20, 1, 1_000_000, "Most claims to show; with TEXT at most 50.");

    public static Command Create()
    {
        var command = new Command("claims", "Finds what documents claim alike, and shows who affirms and who denies it.")
        {
            Sentence, Id, MinOutlets, Denied, Document, Limit, AsOfOption.Option, SharedOptions.Json,
        };
        command.Validators.Add(Check);
        command.SetAction((parsed, token) => Session.RunAsync(parsed, (session, cancellation) => AnswerAsync(session, parsed, cancellation), token));
        return command;
    }

    private static void Check(CommandResult result)
    {
        var filtered = result.GetValue(MinOutlets) > 0 || result.GetValue(Denied) || !string.IsNullOrEmpty(result.GetValue(Document));
        var given = new[] { filtered, FilterOptions.Joined(result.GetValue(Sentence)).Length > 0, !string.IsNullOrEmpty(result.GetValue(Id)) };
        if (given.Count(part => part) > 1)
        {
            result.AddError("claims takes TEXT, or --id, or filters.");
        }
    }

    private static Task<int> AnswerAsync(Session session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var limit = parsed.GetValue(Limit);
        if (parsed.GetValue(Id) is { Length: > 0 } id)
        {
            return ShowAsync(session, new GetClaimRequest { ClaimId = id, AsOf = AsOfOption.Read(parsed) }, cancellationToken);
        }

        return FilterOptions.Joined(parsed.GetValue(Sentence)) is { Length: > 0 } text
            ? FindAsync(session, new FindClaimsRequest { Text = text, Limit = limit, AsOf = AsOfOption.Read(parsed) }, cancellationToken)
            : ListAsync(session, RequestOf(parsed), limit, cancellationToken);
    }

    private static async Task<int> ShowAsync(Session session, GetClaimRequest request, CancellationToken cancellationToken)
    {
        var answer = await session.Services.GetClaimAsync(request, cancellationToken);
        session.Screen.Show(answer, page => ClaimPage.Write(page, answer));
        return ExitCode.Done;
    }

    private static async Task<int> FindAsync(Session session, FindClaimsRequest request, CancellationToken cancellationToken)
    {
        var answer = await session.Services.FindClaimsAsync(request, cancellationToken);
        for (var at = 0; at < answer.Claims.Count; at++)
        {
            var found = answer.Claims[at];
            session.Screen.Show(found, page => ClaimBlock.Write(page, found.Claim ?? new Claim(), at + 1, found));
        }

        if (answer.Claims.Count == 0)
        {
            session.Screen.Note("No claim matches.");
        }

        return ExitCode.Done;
    }

    private static Task<int> ListAsync(Session session, ListClaimsRequest request, int limit, CancellationToken cancellationToken) =>
        PagedList.ShowAsync<Claim>(
            session.Screen,
            limit,
            async (size, pageToken) =>
            {
                (request.PageSize, request.PageToken) = (size, pageToken);
                var page = await session.Services.ListClaimsAsync(request, cancellationToken);
                return (page.Claims, page.NextPageToken);
            },
            (claim, number) => session.Screen.Show(claim, page => ClaimBlock.Write(page, claim, number)),
            "No claim matches.");

    private static ListClaimsRequest RequestOf(ParseResult parsed) => new()
    {
        MinOutlets = parsed.GetValue(MinOutlets),
        Denied = parsed.GetValue(Denied),
        DocumentId = parsed.GetValue(Document) ?? string.Empty,
        AsOf = AsOfOption.Read(parsed),
    };
}
