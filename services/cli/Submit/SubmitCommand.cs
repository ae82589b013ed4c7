using System.CommandLine;
using Hearsay.Cli.Input;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Cli.Submit;

/// <summary>Sends documents to ingestion; they are reported in the order of submission.</summary>
internal static class SubmitCommand
{
    private static readonly Argument<string[]> Files = InputArgument.Create();

    private static readonly Option<bool> Wait = new("--wait")
    {
        Description = "Wait until the evidence of each can be queried; name those without after 120 s.",
    };

    private static readonly Option<bool> Backfill = new("--backfill")
    {
        Description = "They are an archive: read them when nothing new waits. A line of JSON that names its lane keeps it.",
    };

    public static Command Create()
    {
        var command = new Command("submit", "Sends documents in; prints document id, revision and what became of each.")
        {
            Files, Wait, Backfill, SharedOptions.Json,
        };
        command.SetAction((parsed, token) => Session.RunAsync(
            parsed,
            (session, cancellation) => RunAsync(
                session, parsed.GetRequiredValue(Files), parsed.GetValue(Wait), parsed.GetValue(Backfill) ? Lane.Backfill : Lane.Unspecified, cancellation),
            token));
        return command;
    }

    private static Task<int> RunAsync(Session session, string[] paths, bool wait, Lane lane, CancellationToken cancellationToken)
    {
        var files = InputFile.Find(paths);
        var evidence = wait ? new EvidenceWait(session.Services, TimeProvider.System) : null;
        return SubmitProgress.ShowAsync(
            session.Screen, files, bar => new Submission(session, bar, evidence, lane).RunAsync(files, cancellationToken));
    }
}
