using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Hearsay.Cli.Claims;
using Hearsay.Cli.Copies;
using Hearsay.Cli.Corrections;
using Hearsay.Cli.DocumentEvidence;
using Hearsay.Cli.Dossier;
using Hearsay.Cli.Entities;
using Hearsay.Cli.Export;
using Hearsay.Cli.Extract;
using Hearsay.Cli.Issuer;
using Hearsay.Cli.Origins;
using Hearsay.Cli.Reextract;
using Hearsay.Cli.Revisions;
using Hearsay.Cli.Search;
using Hearsay.Cli.Statements;
using Hearsay.Cli.Submit;
using Hearsay.Cli.Timeline;
using Hearsay.Cli.Verify;
using Hearsay.Cli.Watch;

namespace Hearsay.Cli;

/// <summary>The program's commands and options.</summary>
internal static class CommandLine
{
    private static readonly string[] Environment =
    [
        "Environment:",
        "  HEARSAY_INGESTION, HEARSAY_EXTRACTION, HEARSAY_QUERY  addresses, where no option names them",
        "  HEARSAY_TOKEN                                         token to call with",
        "  HEARSAY_CA                                            certificates of the authorities that vouch for https addresses",
        "  OTEL_EXPORTER_OTLP_ENDPOINT                           where to send this program's spans",
        "  NO_COLOR                                              no colours",
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is not (HelpAction or HelpWithFooter))
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"error: {Output.VisibleText.Of(error.Message)}");
            }

            await Console.Error.WriteLineAsync($"  For help: {PathOf(parsed.CommandResult)} --help");
            return ExitCode.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Turns news into evidence: who said what, through whom, how sure.")
        {
            SubmitCommand.Create(),
            ExtractCommand.Create(),
            EvidenceCommand.Create(),
            RevisionsCommand.Create(),
            DiffCommand.Create(),
            StatementsCommand.Create(),
            SearchCommand.Create(),
            OriginsCommand.Create(),
            ClaimsCommand.Create(),
            ContradictionsCommand.Create(),
            CopiesCommand.Create(),
            DossierCommand.Create(),
            EntityCommand.Create(),
            TimelineCommand.Create(),
            ExportCommand.Create(),
            CorrectCommand.Create(),
            CorrectionsCommand.Create(),
            WatchCommand.Create(),
            ReextractCommand.Create(),
            VerifyCommand.Create(),
            IssuerCommand.Create(),
        };
        foreach (var option in SharedOptions.All)
        {
            root.Add(option);
        }

        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithFooter((HelpAction)help.Action!);
        }

        return root;
    }

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : "hearsay";

    private sealed class HelpWithFooter(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool Terminating => true;

        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            foreach (var line in (string[])[.. Environment, string.Empty, .. ExitCode.Help])
            {
                parseResult.InvocationConfiguration.Output.WriteLine(line);
            }

            return code;
        }
    }
}
