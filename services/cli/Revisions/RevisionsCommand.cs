using System.CommandLine;
using System.Globalization;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Cli.Revisions;

/// <summary>Lists the revisions of a document, the newest first.</summary>
internal static class RevisionsCommand
{
    private static readonly Argument<string> Document = new("DOCUMENT") { Description = "Document id, as submit prints it." };

    private static readonly Option<int> Limit = SharedOptions.Bounded("--limit", "N", 50, 1, 10_000, "Show at most so many, the newest first.");

    public static Command Create()
    {
        var command = new Command("revisions", "Lists the revisions of a document: number, when received, length, hash of the text, outlet, title.")
        {
            Document, Limit, SharedOptions.Json,
        };
        command.SetAction((parsed, token) => Session.RunAsync(
            parsed,
            (session, cancellation) => ShowAsync(session, parsed.GetRequiredValue(Document), parsed.GetValue(Limit), cancellation),
            token));
        return command;
    }

    private static Task<int> ShowAsync(Session session, string document, int limit, CancellationToken cancellationToken) => PagedList.ShowAsync<RevisionSummary>(
        session.Screen,
        limit,
        async (size, pageToken) =>
        {
            var request = new ListRevisionsRequest { DocumentId = document, PageSize = size, PageToken = pageToken };
            var page = await session.Services.ListRevisionsAsync(request, cancellationToken);
            return (page.Revisions, page.NextPageToken);
        },
        (revision, _) => Show(session, revision),
        "There is no revision.");

    private static void Show(Session session, RevisionSummary revision)
    {
        if (session.Screen.Json)
        {
            session.Screen.Message(revision);
            return;
        }

        var facts = revision.Facts ?? new();
        session.Screen.Row(
            revision.Revision.ToString(CultureInfo.InvariantCulture),
            revision.ReceiveTime?.ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? string.Empty,
            revision.TextLength.ToString(CultureInfo.InvariantCulture),
            revision.TextSha256,
            facts.Outlet,
            facts.Title);
    }
}
