using System.CommandLine;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.DocumentEvidence;

/// <summary>Prints what was read from a stored document.</summary>
internal static class EvidenceCommand
{
    private static readonly Argument<string> Document = new("DOCUMENT") { Description = "Document id, as submit prints it." };

    private static readonly Option<int> Revision =
        SharedOptions.Bounded("--revision", "N", 0, 1, 1_000_000, "Revision, from 1; the current one where left out.");

    public static Command Create()
    {
        var command = new Command("evidence", "Shows who said what in a document, via whom, how sure, and when.")
        {
            Document, Revision, SharedOptions.Json,
        };
        command.SetAction((parsed, token) => Session.RunAsync(
            parsed,
            (session, cancellation) => ShowAsync(session, parsed.GetRequiredValue(Document), parsed.GetValue(Revision), cancellation),
            token));
        return command;
    }

    private static async Task<int> ShowAsync(Session session, string document, int revision, CancellationToken cancellationToken)
    {
        var request = new GetDocumentEvidenceRequest { DocumentId = document, Revision = revision };
        var answer = await session.Services.GetDocumentEvidenceAsync(request, cancellationToken);
        if (session.Screen.Json)
        {
            session.Screen.Message(answer);
            return ExitCode.Done;
        }

        var evidence = answer.Evidence ?? new();
        evidence.DocumentId = answer.DocumentId;
        evidence.Revision = answer.Revision;
        EvidencePage.Write(session.Screen.Page, evidence, "(no title)", answer.Current ? "current" : "not current", answer.Corrections);
        return ExitCode.Done;
    }
}
