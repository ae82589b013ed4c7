using System.CommandLine;
using System.CommandLine.Parsing;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Timeline;

/// <summary>Tells what happened or is planned, in order of time.</summary>
internal static class TimelineCommand
{
    private static readonly Argument<string[]> Name = FilterOptions.Sentence("NAME", "Words in the name of somebody who takes part.");
    private static readonly Option<string> Id = FilterOptions.Text("--id", "ID", "Only events of this entity, as dossier prints its id.");
    private static readonly Option<string> Text = FilterOptions.Text("--text", "WORDS", "Words in the sentence that tells the event.");
    private static readonly Option<string> From = FilterOptions.Text("--from", "DATE", "On this day or later, as 2026-03-01.");
    private static readonly Option<string> Before = FilterOptions.Text("--before", "DATE", "Before this day.");

    private static readonly Option<string[]> Types = new("--type")
    {
        Description = "PLOVER type, for example CONSULT. May be given several times.",
        HelpName = "TYPE",
        AllowMultipleArgumentsPerToken = false,
    };

    private static readonly Option<int> Limit =
        SharedOptions.Bounded("--limit", "N", 50, 1, 1_000_000, "Most events to show; pages are fetched as needed.");

    public static Command Create()
    {
        var command = new Command("timeline", "Tells what happened or is planned, in order of time, and how what is told of it changed.")
        {
            Name, Id, Text, Types, From, Before, Limit, AsOfOption.Option, SharedOptions.Json,
        };
        command.Validators.Add(Check);
        command.SetAction((parsed, token) => Session.RunAsync(
            parsed, (session, cancellation) => ListAsync(session, RequestOf(parsed), parsed.GetValue(Limit), cancellation), token));
        return command;
    }

    private static void Check(CommandResult result)
    {
        string?[] given = [FilterOptions.Joined(result.GetValue(Name)), result.GetValue(Id), result.GetValue(Text)];
        if (given.All(string.IsNullOrEmpty))
        {
            result.AddError("timeline takes NAME, --id or --text.");
        }
    }

    private static async Task<int> ListAsync(Session session, GetTimelineRequest request, int limit, CancellationToken cancellationToken)
    {
        var isCut = false;
        var code = await PagedList.ShowAsync<TimelineEvent>(
            session.Screen,
            limit,
            async (size, pageToken) =>
            {
                (request.PageSize, request.PageToken) = (size, pageToken);
                var page = await session.Services.GetTimelineAsync(request, cancellationToken);
                isCut |= page.Cut;
                return (page.Events, page.NextPageToken);
            },
            (happening, number) => session.Screen.Show(happening, page => TimelineBlock.Write(page, happening, number)),
            "No event matches.");
        if (isCut)
        {
            session.Screen.Note("More than 2,000 reports match: the latest published were taken. Narrow the question.");
        }

        return code;
    }

    private static GetTimelineRequest RequestOf(ParseResult parsed) => new()
    {
        AsOf = AsOfOption.Read(parsed),
        Participant = FilterOptions.Joined(parsed.GetValue(Name)),
        EntityId = parsed.GetValue(Id) ?? string.Empty,
        Query = parsed.GetValue(Text) ?? string.Empty,
        Types_ = { parsed.GetValue(Types) ?? [] },
        From = parsed.GetValue(From) ?? string.Empty,
        Before = parsed.GetValue(Before) ?? string.Empty,
    };
}
