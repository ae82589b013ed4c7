using System.CommandLine;
using Hearsay.Cli.Input;

namespace Hearsay.Cli.Verify;

/// <summary>Tries a running platform from end to end, with a text of its own that it takes back.</summary>
internal static class VerifyCommand
{
    private static readonly Option<bool> Keep = new("--keep") { Description = "Do not take the trial document back." };

    private static readonly Option<int> Within = SharedOptions.Bounded(
        "--within", "SECONDS", 120, 1, 3600, "Longest time until query holds the trial document, 1 to 3600.");

    private static readonly Option<bool> Outside = new("--outside")
    {
        Description = "The addresses are those that strangers have: health, metrics and the sidecar must not answer there.",
    };

    private static readonly Option<int[]> Closed = new("--closed-port")
    {
        Description = "With --outside: a port that must be closed; again for each. Default: those of probes, metrics, Dapr, PostgreSQL and brokers.",
        HelpName = "PORT",
    };

    private static readonly Option<FileInfo?> OtherToken = new("--other-token-file")
    {
        Description = "A token without the role writer: submitting with it must be refused.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var command = new Command("verify", "Tries a running platform: health, tokens, one document from end to end; takes it back. Exit code 1 where a check failed.")
        {
            Keep, Within, Outside, Closed, OtherToken,
        };
        command.SetAction((parsed, token) => Session.RunAsync(parsed, (session, cancellation) => RunAsync(session, parsed, cancellation), token));
        return command;
    }

    private static async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = SharedOptions.Read(parsed);
        var report = new VerifyReport(session.Screen);
        var outside = parsed.GetValue(Outside);
        var callers = new CallerChecks(settings, await TokenOfAsync(parsed.GetValue(OtherToken), cancellationToken), outside);
        if (outside)
        {
            await new OutsideChecks(settings, parsed.GetValue(Closed) is { Length: > 0 } ports ? ports : OutsideChecks.Ports).RunAsync(report, cancellationToken);
        }
        else
        {
            await HealthChecks.RunAsync(settings, report, cancellationToken);
        }

        await callers.RunAsync(report, cancellationToken);
        var document = new DocumentChecks(session.Services, TimeProvider.System, TimeSpan.FromSeconds(parsed.GetValue(Within)), parsed.GetValue(Keep));
        await document.RunAsync(report, cancellationToken);
        return report.End();
    }

    private static async Task<string?> TokenOfAsync(FileInfo? file, CancellationToken cancellationToken)
    {
        try
        {
            return file is null ? null : (await File.ReadAllTextAsync(file.FullName, cancellationToken)).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFault($"{file!.FullName}: {exception.Message}");
        }
    }
}
