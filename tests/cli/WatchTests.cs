using System.Text.Json;
using Grpc.Core;
using Hearsay.Cli.Tests.Fakes;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Tests;

/// <summary>Watching goes on where it was after each cut, and in another run.</summary>
public sealed class WatchTests
{
    [Fact]
    public async Task Watch_AllFilters_AreSent()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Watch = _ => [Item(1)];

        await services.RunAsync(
            "watch", "--speaker-id", "e1", "--speaker", "venn", "--kind", "direct", "--stance", "no-comment", "--certainty", "hedged", "--entity-id", "e2",
            "--outlet", "The Quarry Bell", "--event-type", "CONSULT", "--event-status", "scheduled", "--claim", "c1", "--min-origins", "3", "--from", "t0", "--limit", "1");

        Assert.Equal(
            new WatchStatementsRequest
            {
                Pattern = new WatchPattern
                {
                    SpeakerId = "e1",
                    Speaker = "venn",
                    Kinds = { StatementKind.Direct },
                    Stances = { Stance.NoComment },
                    Certainties = { Certainty.Hedged },
                    EntityId = "e2",
                    Outlet = "The Quarry Bell",
                    EventTypes = { "CONSULT" },
                    EventStatuses = { EventStatus.Scheduled },
                    ClaimId = "c1",
                    MinOrigins = 3,
                },
                ResumeToken = "t0",
            },
            Assert.Single(services.Answers.Watches));
    }

    [Fact]
    public async Task Watch_InAPipe_ShowsWhyAndWhat()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Watch = _ => [SignOfLife("t0"), Item(1), Happening(2), Corrected(3), Reached(4)];

        var run = await services.RunAsync("watch", "--outlet", "The Quarry Bell", "--limit", "4");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(
            """
              1  why    outlet The Quarry Bell
                 who    Orla Venn ("Ms Venn")
                 how    DENIES, by "said"
                 what   the wheel turns 1

              2  why    outlet The Quarry Bell
                 event  TRADE SCHEDULED, who: Orla Venn

              3  why    outlet The Quarry Bell
                 news   corrected by Desk: Heard on the tape. (it does not match any more)
                 who    Orla Venn ("Ms Venn")
                 how    DENIES, by "said"
                 what   the wheel turns 3

              4  why    min_origins 2
                 claim  the wheel turns
                        2 to 3 origins, 4 outlets, 5 documents
                        origins --claim c1 shows them


            """,
            run.Output);
        Assert.Contains("--from t4", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_StreamsEndAndBreak_GoesOnFromTheLastToken()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Watch = stream => stream == 2 ? [SignOfLife("t1b")] : [Item(stream * 2), Item((stream * 2) + 1)];
        services.Answers.WatchEnd = stream => stream == 1
            ? FakeServices.Error(StatusCode.Unavailable, "WATCH_ENDED", "As the test wants it.")
            : new RpcException(new Status(StatusCode.Unavailable, "As the test wants it."));

        var run = await services.RunAsync("watch", "--outlet", "The Quarry Bell", "--limit", "4", "--json");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(["", "t3", "t1b"], services.Answers.Watches.Select(asked => asked.ResumeToken));
        Assert.Equal(["t2", "t3", "t6", "t7"], run.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("resumeToken").GetString()));
    }

    [Fact]
    public async Task Watch_ResumeFile_IsGoneOnFromByTheNextRun()
    {
        await using var services = await FakeServices.StartAsync();
        using var beside = new TextFile("beside.txt", "");
        var file = beside.Path + ".token";
        services.Answers.Watch = stream => [Item(stream)];

        await services.RunAsync("watch", "--outlet", "The Quarry Bell", "--limit", "1", "--resume-file", file);
        await services.RunAsync("watch", "--outlet", "The Quarry Bell", "--limit", "1", "--resume-file", file);

        Assert.Equal(["", "t1"], services.Answers.Watches.Select(asked => asked.ResumeToken));
        Assert.Equal("t2\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(ExitCode.Usage, (await services.RunAsync("watch", "--outlet", "x", "--from", "t0", "--resume-file", file)).ExitCode);
    }

    [Theory]
    [InlineData(StatusCode.InvalidArgument, "INVALID_RESUME_TOKEN", "as it was printed")]
    [InlineData(StatusCode.OutOfRange, "RESUME_TOKEN_OUTDATED", "List what there is")]
    public async Task Watch_TokenRefused_SaysWhatToDo(StatusCode code, string reason, string advice)
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.WatchEnd = _ => FakeServices.Error(code, reason, "As the test wants it.");

        var run = await services.RunAsync("watch", "--outlet", "The Quarry Bell", "--from", "t0");

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Contains(advice, run.Error, StringComparison.Ordinal);
        Assert.Single(services.Answers.Watches);
    }

    [Fact]
    public async Task Watch_ServiceNeverAnswers_GivesUpAfterSomeTries()
    {
        var run = await HearsayProgram.RunAsync(["watch", "--outlet", "x", "--query", "http://127.0.0.1:1"]);

        Assert.Equal(ExitCode.Unreachable, run.ExitCode);
    }

    private static WatchStatementsResponse SignOfLife(string token) => new() { ResumeToken = token };

    private static WatchStatementsResponse Item(int number) => new()
    {
        Statement = new StatementResult
        {
            Speaker = "Orla Venn",
            Statement = new Statement
            {
                Stance = Stance.Denies,
                Source = { new Span { Text = "Ms Venn" } },
                Cue = { new Span { Text = "said" } },
                Content = { new Span { Text = $"the wheel turns {number}" } },
            },
        },
        Matches = { new WatchMatch { Field = "outlet", Value = "The Quarry Bell" } },
        ResumeToken = $"t{number}",
    };

    private static WatchStatementsResponse Corrected(int number) => new()
    {
        Corrected = new CorrectionNotice
        {
            Statement = Item(number).Statement,
            Correction = new Correction { CorrectedBy = "Desk", Reason = "Heard on the tape." },
            MatchedBefore = true,
        },
        Matches = { new WatchMatch { Field = "outlet", Value = "The Quarry Bell" } },
        ResumeToken = $"t{number}",
    };

    private static WatchStatementsResponse Happening(int number) => new()
    {
        Event = new EventResult { Event = new Event { Type = "TRADE", Status = EventStatus.Scheduled }, Participants = { "Orla Venn" } },
        Matches = { new WatchMatch { Field = "outlet", Value = "The Quarry Bell" } },
        ResumeToken = $"t{number}",
    };

    private static WatchStatementsResponse Reached(int number) => new()
    {
        Origins = new ReachedOrigins { ClaimId = "c1", Text = "the wheel turns", Origins = new OriginCount { AtLeast = 2, AtMost = 3 }, OutletCount = 4, DocumentCount = 5 },
        Matches = { new WatchMatch { Field = "min_origins", Value = "2" } },
        ResumeToken = $"t{number}",
    };
}
