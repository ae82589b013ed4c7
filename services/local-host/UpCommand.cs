using System.CommandLine;
using Hearsay.LocalHost.Dapr;
using Hearsay.LocalHost.Postgres;

namespace Hearsay.LocalHost;

/// <summary>The command line of <c>deploy/local/up</c>.</summary>
internal static class UpCommand
{
    public static RootCommand Create()
    {
        var files = new Argument<FileInfo[]>("FILE")
        {
            Description = "Plain text, or JSON Lines of SubmitDocumentRequest. Default: the articles in seeds/.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        files.AcceptExistingOnly();
        var once = new Option<bool>("--once") { Description = "End when the evidence is there." };
        var json = new Option<FileInfo?>("--json") { Description = "Write the evidence to this file, one line of JSON a document." };
        var fresh = new Option<bool>("--fresh") { Description = "Throw away what earlier runs kept." };
        var install = new Option<bool>("--install") { Description = "Install PostgreSQL with the system's package manager where it is missing." };
        var traces = new Option<bool>("--traces") { Description = "Start Jaeger in Docker, or tell how to send traces elsewhere." };
        var anyPort = new Option<bool>("--any-port") { Description = "Take any free ports instead of the documented ones." };
        var fast = new Option<bool>("--fast") { Description = "Read by rules alone, without the model: quicker, and finds less." };
        var reextract = new Option<bool>("--reextract") { Description = "Read anew what older engines have read in earlier runs." };
        var data = new Option<DirectoryInfo?>("--data") { Description = "Folder of database and logs." };
        var command = new RootCommand("Runs Hearsay on this machine: PostgreSQL, the sidecar and three services. Stays up until Ctrl-C.")
        {
            files, once, json, fresh, install, traces, anyPort, fast, reextract, data,
        };
        command.SetAction((parsed, cancellationToken) => new Up(new UpOptions(
            parsed.GetValue(files) ?? [],
            parsed.GetValue(once),
            parsed.GetValue(json),
            parsed.GetValue(fresh),
            parsed.GetValue(install),
            parsed.GetValue(traces),
            parsed.GetValue(anyPort),
            parsed.GetValue(fast),
            parsed.GetValue(reextract),
            parsed.GetValue(data))).RunAsync(cancellationToken));
        command.Add(ProvidePostgres());
        command.Add(PrepareDapr());
        return command;
    }

    /// <summary>What <c>deploy/local/migrate</c> runs.</summary>
    private static Command PrepareDapr()
    {
        var command = new Command("prepare-dapr", "Make schemas, login roles and secrets for dapr run, and end.");
        command.SetAction((_, cancellationToken) => new DaprRun(Places.Find(data: null), new Screen()).PrepareAsync(cancellationToken));
        return command;
    }

    /// <summary>What the tests need of this program: PostgreSQL's programs, installed where that is possible.</summary>
    private static Command ProvidePostgres()
    {
        var command = new Command("provide-postgres", "Find PostgreSQL, install it where it is missing, and end.");
        command.SetAction(async (_, cancellationToken) =>
        {
            try
            {
                await PostgresProvision.FindOrInstallAsync(install: true, new Screen(), cancellationToken);
                return 0;
            }
            catch (UpFailure failure)
            {
                Screen.Failure(failure.Message);
                return 1;
            }
        });
        return command;
    }
}
