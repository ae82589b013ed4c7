using System.CommandLine;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Corrections;

/// <summary>Lists what people corrected.</summary>
internal static class CorrectionsCommand
{
    private static readonly Option<string> Document = FilterOptions.Text("--document", "ID", "Only of this document.");
    private static readonly Option<string> Who = FilterOptions.Text("--who", "NAME", "Only by this person, the whole name.");

    private static readonly Option<bool> Unattached = new("--unattached")
    {
        Description = "Only those that hold about no statement any more, or not with all that they change.",
    };

    private static readonly Option<int> Limit =
        SharedOptions.Bounded("--limit", "N", 50, 1, 1_000_000, "Most corrections to show; pages are fetched as needed.");

    public static Command Create()
    {
        var command = new Command("corrections", "Lists corrections of statements, those taken back included, the latest first. Filters are joined by \"and\".")
        {
            Document, Who, Unattached, Limit, SharedOptions.Json,
        };
        command.SetAction((parsed, token) => Session.RunAsync(
            parsed, (session, cancellation) => ListAsync(session, RequestOf(parsed), parsed.GetValue(Limit), cancellation), token));
        return command;
    }

    private static Task<int> ListAsync(Session session, ListCorrectionsRequest request, int limit, CancellationToken cancellationToken) =>
        PagedList.ShowAsync<Correction>(
            session.Screen,
            limit,
            async (size, pageToken) =>
            {
                (request.PageSize, request.PageToken) = (size, pageToken);
                var page = await session.Services.ListCorrectionsAsync(request, cancellationToken);
                return (page.Corrections, page.NextPageToken);
            },
            (correction, _) => session.Screen.Show(correction, page => CorrectionBlock.Write(page, correction)),
            "No correction matches.");

    private static ListCorrectionsRequest RequestOf(ParseResult parsed) => new()
    {
        DocumentId = parsed.GetValue(Document) ?? string.Empty,
        CorrectedBy = parsed.GetValue(Who) ?? string.Empty,
        Unattached = parsed.GetValue(Unattached),
    };
}
