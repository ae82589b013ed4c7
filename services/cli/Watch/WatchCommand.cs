using System.CommandLine;
using System.CommandLine.Parsing;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Watch;

/// <summary>Prints what comes in as it comes in, until it is interrupted.</summary>
internal static class WatchCommand
{
    private static readonly Option<string> SpeakerId = FilterOptions.Text("--speaker-id", "ID", "Statements: the speaker, as dossier prints its id.");
    private static readonly Option<string> Speaker = FilterOptions.Text("--speaker", "WORDS", "Statements: words in the speaker's name.");
    private static readonly Option<string[]> Kinds = FilterOptions.Words<StatementKind>("--kind");
    private static readonly Option<string[]> Stances = FilterOptions.Words<Stance>("--stance");
    private static readonly Option<string[]> Certainties = FilterOptions.Words<Certainty>("--certainty");
    private static readonly Option<string> EntityId = FilterOptions.Text("--entity-id", "ID", "Who is named in what is said or takes part in what happens, as dossier prints its id.");
    private static readonly Option<string> Outlet = FilterOptions.Text("--outlet", "NAME", "The outlet's whole name.");
    private static readonly Option<string[]> EventTypes = new("--event-type") { Description = "Events: any of these PLOVER types, for example CONSULT. May be given several times.", HelpName = "TYPE" };
    private static readonly Option<string[]> EventStatuses = FilterOptions.Words<EventStatus>("--event-status");
    private static readonly Option<string> Claim = FilterOptions.Text("--claim", "ID", "Statements: of this claim.");

    private static readonly Option<int> MinOrigins = SharedOptions.Bounded(
        "--min-origins", "N", 0, 0, 1_000, "Tells only when the claim's origins come to be this many. Goes with --claim alone.");

    private static readonly Option<string> From = FilterOptions.Text("--from", "TOKEN", "Goes on after this resume token; --json prints one with each item.");

    private static readonly Option<FileInfo> ResumeFile = new("--resume-file")
    {
        Description = "Keeps the last resume token in this file, and goes on from it where it is there.",
        HelpName = "FILE",
    };

    private static readonly Option<int> Limit = SharedOptions.Bounded("--limit", "N", 0, 0, 1_000_000, "Ends after this many items; 0 goes on.");

    public static Command Create()
    {
        var command = new Command("watch", "Prints statements and events as they come in. Filters are joined by \"and\"; at least one is required.")
        {
            SpeakerId, Speaker, Kinds, Stances, Certainties, EntityId, Outlet, EventTypes, EventStatuses, Claim, MinOrigins, From, ResumeFile, Limit, SharedOptions.Json,
        };
        command.Validators.Add(Check);
        command.SetAction((parsed, token) => Session.RunAsync(
            parsed,
            (session, cancellation) => new WatchRun(session, PatternOf(parsed), ResumeToken.Of(parsed.GetValue(From), parsed.GetValue(ResumeFile)), parsed.GetValue(Limit))
                .RunAsync(cancellation),
            token));
        return command;
    }

    private static void Check(CommandResult result)
    {
        if (result.GetValue(From) is { Length: > 0 } && result.GetValue(ResumeFile) is { Exists: true })
        {
            result.AddError("--from and a --resume-file that is there tell two places: give one of them.");
        }
    }

    private static WatchPattern PatternOf(ParseResult parsed) => new()
    {
        SpeakerId = parsed.GetValue(SpeakerId) ?? string.Empty,
        Speaker = parsed.GetValue(Speaker) ?? string.Empty,
        Kinds = { FilterOptions.Values<StatementKind>(parsed.GetValue(Kinds)) },
        Stances = { FilterOptions.Values<Stance>(parsed.GetValue(Stances)) },
        Certainties = { FilterOptions.Values<Certainty>(parsed.GetValue(Certainties)) },
        EntityId = parsed.GetValue(EntityId) ?? string.Empty,
        Outlet = parsed.GetValue(Outlet) ?? string.Empty,
        EventTypes = { parsed.GetValue(EventTypes) ?? [] },
        EventStatuses = { FilterOptions.Values<EventStatus>(parsed.GetValue(EventStatuses)) },
        ClaimId = parsed.GetValue(Claim) ?? string.Empty,
        MinOrigins = parsed.GetValue(MinOrigins),
    };
}
