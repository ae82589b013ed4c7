using System.CommandLine;
using System.Globalization;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Extraction.V1;

namespace Hearsay.Cli.Reextract;

/// <summary>Has a stored document read anew by the engine of today.</summary>
internal static class ReextractCommand
{
    private static readonly Argument<string> Document = new("DOCUMENT") { Description = "Document id, as submit prints it." };

    private static readonly Option<int> Revision = SharedOptions.Bounded("--revision", "N", 0, 1, 1_000_000, "Revision, from 1; all where left out.");

    private static readonly Option<bool> Force = new("--force")
    {
        Description = "Announce again also what this engine has read: it would read the same, so nothing is stored.",
    };

    public static Command Create()
    {
        var command = new Command("reextract", "Has a document read anew that only older engines have read; prints each revision and what became of it.")
        {
            Document, Revision, Force, SharedOptions.Json,
        };
        command.SetAction((parsed, token) => Session.RunAsync(
            parsed,
            (session, cancellation) => RunAsync(
                session,
                new ReextractDocumentRequest
                {
                    DocumentId = parsed.GetRequiredValue(Document), Revision = parsed.GetValue(Revision), Force = parsed.GetValue(Force),
                },
                cancellation),
            token));
        return command;
    }

    private static async Task<int> RunAsync(Session session, ReextractDocumentRequest request, CancellationToken cancellationToken)
    {
        var answer = await session.Services.ReextractDocumentAsync(request, cancellationToken);
        if (session.Screen.Json)
        {
            session.Screen.Message(answer);
            return ExitCode.Done;
        }

        foreach (var revision in answer.Revisions)
        {
            session.Screen.Row(
                revision.Revision.ToString(CultureInfo.InvariantCulture),
                EnumWords<ReextractOutcome>.Of(revision.Outcome),
                string.Create(CultureInfo.InvariantCulture, $"engine {revision.EngineVersion}"));
        }

        return ExitCode.Done;
    }
}
