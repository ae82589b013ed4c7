using Hearsay.Cli.Tests.Fakes;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Tests;

public sealed class TimelineTests
{
    [Fact]
    public async Task Timeline_AllFilters_AreSent()
    {
        await using var services = await FakeServices.StartAsync();

        var run = await services.RunAsync(
            "timeline", "Orla", "Venn", "--id", "e1", "--text", "mill", "--type", "CONSULT", "--type", "AGREE", "--from", "2026-03-01",
            "--before", "2026-04-01", "--limit", "7");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(
            new GetTimelineRequest
            {
                Participant = "Orla Venn", EntityId = "e1", Query = "mill", Types_ = { "CONSULT", "AGREE" }, From = "2026-03-01", Before = "2026-04-01", PageSize = 7,
            },
            Assert.Single(services.Answers.TimelinesAsked));
        Assert.Contains("No event matches.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timeline_Event_TellsHowItsStatusChangedAndWhoTellsIt()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Timeline = _ => new GetTimelineResponse { Events = { Meeting(), new TimelineEvent { Type = "AGREE" } }, Cut = true };

        var run = await services.RunAsync("timeline", "--text", "meet");

        Assert.Equal(
            """
              1  when   2026-03-10 (to the day)
                 what   CONSULT, DENIED
                 who    Orla Venn; a senior clerk
                 where  Torvane
                 was    SCHEDULED -> DENIED
                 in     3 documents
                 -      CONSULT SCHEDULED, when: 2026-03-09, who: Orla Venn, where: Torvane, according to a
                        clerk, in The Quarry Bell: They meet.
                 -      CONSULT DENIED, when: 2026-03-10, who: Orla Venn, where: Torvane, according to a clerk,
                        in The Quarry Bell: They meet.
                        the first 2 reports

              2  when   not told when
                 what   AGREE
                 in     0 documents


            """,
            run.Output);
        Assert.StartsWith("More than 2,000 reports match", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timeline_Json_ParsesBack()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Timeline = _ => new GetTimelineResponse { Events = { Meeting() } };

        var run = await services.RunAsync("timeline", "Venn", "--json");

        Assert.Equal(Meeting(), TimelineEvent.Parser.ParseJson(Assert.Single(run.Lines)));
    }

    [Fact]
    public async Task Timeline_NothingAsked_EndsWithTwo() =>
        Assert.Equal(ExitCode.Usage, (await HearsayProgram.RunAsync(["timeline", "--from", "2026-03-01"])).ExitCode);

    private static TimelineEvent Meeting() => new()
    {
        Type = "CONSULT",
        Time = "2026-03-10",
        Precision = DatePrecision.Day,
        Participants = { "Orla Venn", "a senior clerk" },
        Place = "Torvane",
        Status = EventStatus.Denied,
        StatusHistory = { EventStatus.Scheduled, EventStatus.Denied },
        DocumentCount = 3,
        Reports =
        {
            new EventReport { Event = DossierTests.Meeting(EventStatus.Scheduled, "2026-03-09") },
            new EventReport { Event = DossierTests.Meeting(EventStatus.Denied, "2026-03-10") },
        },
    };
}
