using System.CommandLine;
using Hearsay.Cli.Input;

namespace Hearsay.Cli.Submit;

/// <summary>Sends documents to ingestion, one after another: their order is the order of submission.</summary>
internal static class SubmitCommand
{
    private static readonly Argument<string[]> Files = InputArgument.Create();

    private static readonly Option<bool> Wait = new("--wait")
    {
        Description = "Wait until the evidence of each can be queried; name those without after 120 s.",
    };

    public static Command Create()
    {
        var command = new Command("submit", "Sends documents in; prints document id, revision and what became of each.")
        {
            Files, Wait, SharedOptions.Json,
        };
        command.SetAction((parsed, token) => Session.RunAsync(
            parsed,
            (session, cancellation) => RunAsync(session, parsed.GetRequiredValue(Files), parsed.GetValue(Wait), cancellation),
            token));
        return command;
    }

    private static Task<int> RunAsync(Session session, string[] paths, bool wait, CancellationToken cancellationToken)
    {
        var files = InputFile.Find(paths);
        var evidence = wait ? new EvidenceWait(session.Services, TimeProvider.System) : null;
        return SubmitProgress.ShowAsync(
            session.Screen, files, bar => new Submission(session, bar, evidence).RunAsync(files, cancellationToken));
    }
}
