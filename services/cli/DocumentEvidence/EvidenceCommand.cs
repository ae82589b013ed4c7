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
            Document, Revision, AsOfOption.Option, SharedOptions.Json,
        };
        command.SetAction((parsed, token) => Session.RunAsync(
            parsed,
            (session, cancellation) => ShowAsync(session, RequestOf(parsed), cancellation),
            token));
        return command;
    }

    private static GetDocumentEvidenceRequest RequestOf(ParseResult parsed) => new()
    {
        DocumentId = parsed.GetRequiredValue(Document),
        Revision = parsed.GetValue(Revision),
        AsOf = AsOfOption.Read(parsed),
    };

    private static async Task<int> ShowAsync(Session session, GetDocumentEvidenceRequest request, CancellationToken cancellationToken)
    {
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
