using System.CommandLine;
using System.CommandLine.Parsing;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Dossier;

/// <summary>Tells who or what somebody is over all documents.</summary>
internal static class DossierCommand
{
    private static readonly Argument<string[]> Name = FilterOptions.Sentence("NAME", "Name or other name; of several that have it, the one who says most.");
    private static readonly Option<string> Id = FilterOptions.Text("--id", "ID", "This entity, as dossier prints its id.");

    public static Command Create()
    {
        var command = new Command("dossier", "Tells who somebody is: names, roles over time, what they say, what is said of them, who passes it on.")
        {
            Name, Id, AsOfOption.Option, SharedOptions.Json,
        };
        command.Validators.Add(Check);
        command.SetAction((parsed, token) => Session.RunAsync(parsed, (session, cancellation) => ShowAsync(session, parsed, cancellation), token));
        return command;
    }

    private static void Check(CommandResult result)
    {
        var named = FilterOptions.Joined(result.GetValue(Name)).Length > 0;
        if (named == !string.IsNullOrEmpty(result.GetValue(Id)))
        {
            result.AddError("dossier takes one of NAME and --id.");
        }
    }

    private static async Task<int> ShowAsync(Session session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = new GetDossierRequest
        {
            AsOf = AsOfOption.Read(parsed),
            Name = FilterOptions.Joined(parsed.GetValue(Name)), EntityId = parsed.GetValue(Id) ?? string.Empty,
        };
        var answer = await session.Services.GetDossierAsync(request, cancellationToken);
        session.Screen.Show(answer, page => DossierPage.Write(page, answer));
        return ExitCode.Done;
    }
}
