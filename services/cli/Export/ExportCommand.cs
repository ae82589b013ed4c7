using System.CommandLine;
using System.Globalization;
using Hearsay.Cli.Output;
using Hearsay.Cli.Statements;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Export;

/// <summary>Writes all statements that match to a file that other tools read.</summary>
internal static class ExportCommand
{
    private static readonly Option<string> Format = new("--format")
    {
        Description = "Format of the file, for example jsonl or csv; a wrong one lists those that there are.",
        HelpName = "FORMAT",
        Required = true,
    };

    private static readonly Option<FileInfo> Out = new("--out") { Description = "File to write; its manifest is written beside it.", HelpName = "FILE", Required = true };

    private static readonly Option<bool> Force = new("--force") { Description = "Replace a file that is there." };

    public static Command Create()
    {
        var command = new Command("export", "Writes all statements that match to a file, and what it holds to FILE.manifest.json. Filters are joined by \"and\".")
        {
            Format, Out, Force, AsOfOption.Option, SharedOptions.Json,
        };
        foreach (var option in StatementOptions.All)
        {
            command.Add(option);
        }

        command.SetAction((parsed, token) => Session.RunAsync(
            parsed,
            (session, cancellation) => WriteAsync(session, RequestOf(parsed), parsed.GetRequiredValue(Out).FullName, parsed.GetValue(Force), cancellation),
            token));
        return command;
    }

    private static async Task<int> WriteAsync(Session session, ExportRequest request, string path, bool replace, CancellationToken cancellationToken)
    {
        ExportManifest? manifest;
        using (var file = ExportedFile.Create(path, replace))
        {
            await foreach (var part in session.Services.ExportAsync(request, cancellationToken))
            {
                await file.TakeAsync(part, cancellationToken);
            }

            manifest = await file.FinishAsync(cancellationToken);
        }

        if (manifest is null)
        {
            session.Screen.Error("The export came broken off or altered, so nothing was written. Run the command again.");
            return ExitCode.Unreachable;
        }

        if (session.Screen.Json)
        {
            session.Screen.Message(manifest);
        }
        else
        {
            session.Screen.Row(path, manifest.Bytes.ToString(CultureInfo.InvariantCulture), manifest.Sha256);
        }

        session.Screen.Note($"{Counted.Of(manifest.Statements, "statement")} of {Counted.Of(manifest.Documents, "document")}; the manifest is {ExportedFile.ManifestOf(path)}");
        return ExitCode.Done;
    }

    private static ExportRequest RequestOf(ParseResult parsed) => new()
    {
        Format = parsed.GetRequiredValue(Format),
        Speaker = parsed.GetValue(StatementOptions.Speaker) ?? string.Empty,
        Addressee = parsed.GetValue(StatementOptions.Addressee) ?? string.Empty,
        Text = parsed.GetValue(StatementOptions.Content) ?? string.Empty,
        Kinds = { FilterOptions.Values<StatementKind>(parsed.GetValue(StatementOptions.Kinds)) },
        Stances = { FilterOptions.Values<Stance>(parsed.GetValue(StatementOptions.Stances)) },
        Certainties = { FilterOptions.Values<Certainty>(parsed.GetValue(StatementOptions.Certainties)) },
        Outlet = parsed.GetValue(StatementOptions.Outlet) ?? string.Empty,
        PublishedFrom = parsed.GetValue(StatementOptions.From) ?? string.Empty,
        PublishedBefore = parsed.GetValue(StatementOptions.Before) ?? string.Empty,
        DocumentId = parsed.GetValue(StatementOptions.Document) ?? string.Empty,
        AsOf = AsOfOption.Read(parsed),
    };
}
