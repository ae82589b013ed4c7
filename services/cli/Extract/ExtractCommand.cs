using System.CommandLine;
using Hearsay.Cli.Calls;
using Hearsay.Cli.Input;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Extraction.V1;

namespace Hearsay.Cli.Extract;

/// <summary>Reads evidence from files at once; nothing is stored.</summary>
internal static class ExtractCommand
{
    private static readonly Argument<string[]> Files = InputArgument.Create();

    public static Command Create()
    {
        var command = new Command("extract", "Reads texts and shows their evidence; nothing is stored.") { Files, SharedOptions.Json };
        command.SetAction((parsed, token) => Session.RunAsync(
            parsed, (session, cancellation) => ExtractAsync(session, parsed.GetRequiredValue(Files), cancellation), token));
        return command;
    }

    private static async Task<int> ExtractAsync(Session session, string[] paths, CancellationToken cancellationToken)
    {
        var code = ExitCode.Done;
        foreach (var file in InputFile.Find(paths))
        {
            await foreach (var document in new DocumentReader(file).ReadAsync(cancellationToken))
            {
                try
                {
                    await ShowAsync(session, document, cancellationToken);
                }
                catch (CallFault fault) when (fault.ExitCode == ExitCode.Refused)
                {
                    ErrorReport.Of(fault, document.Origin).WriteTo(session.Screen);
                    code = ExitCode.Refused;
                }
            }
        }

        return code;
    }

    private static async Task ShowAsync(Session session, InputDocument document, CancellationToken cancellationToken)
    {
        var request = new ExtractTextRequest { Text = document.Request.PlainText, Html = document.Request.Html, Facts = document.Request.Facts };
        var answer = await session.Services.ExtractTextAsync(request, cancellationToken);
        if (session.Screen.Json)
        {
            session.Screen.Message(answer);
            return;
        }

        EvidencePage.Write(session.Screen.Page, answer.Evidence ?? new(), document.Origin, string.Empty, []);
    }
}
