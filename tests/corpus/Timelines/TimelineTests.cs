using CsCheck;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.Corpus.Timelines;

namespace Hearsay.Corpus.Tests.Timelines;

public sealed class TimelineTests
{
    private const string Monday = "2031-05-05";
    private const string Friday = "2031-05-09";
    private static readonly Guid Brandt = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Oss = new("00000000-0000-0000-0000-000000000002");

    private static readonly Gen<TimelineReport> AnyReport = Gen.Select(
        Any("CONSULT", "AGREE"),
        Any("", Monday, Friday, Monday + "T09:30", "2031-W19", "2031-05", "2031", "PAST_REF"),
        Gen.Enum<EventStatus>(),
        Any<Guid[]>([Brandt, Oss], [Brandt], [Oss], []),
        Any("", "Marrowby", "Tern Bay"),
        Gen.Int[0, 40],
        Any("They met.", "The talks were postponed."),
        (type, time, status, parties, place, day, sentence) => Report(type, time, status, day - 1, place, parties) with { Sentence = sentence });

    [Fact]
    public void Of_SameTypeDayAndParty_IsOneEvent()
    {
        var merged = Assert.Single(Timeline.Of(
        [
            Report("CONSULT", Monday, EventStatus.Scheduled, 0, "", Brandt, Oss),
            Report("CONSULT", Monday + "T09:30", EventStatus.Occurred, 5, "Marrowby", Brandt),
        ]));

        Assert.Equal((Monday + "T09:30", DatePrecision.Time, "Marrowby"), (merged.Time, merged.Stretch!.Value.Precision, merged.Place));
        Assert.Equal([EventStatus.Scheduled, EventStatus.Occurred], merged.History);
        Assert.Equal(EventStatus.Occurred, merged.Status);
        Assert.Equal(2, merged.Parties.Count);
    }

    [Theory]
    [InlineData("CONSULT", Friday, "", true)]
    [InlineData("AGREE", Monday, "", true)]
    [InlineData("CONSULT", Monday, "", false)]
    [InlineData("CONSULT", "2031", "", true)]
    [InlineData("CONSULT", "P3D", "", true)]
    public void Of_OtherTypeTimeOrParties_IsAnotherEvent(string type, string time, string place, bool isBrandt)
    {
        var other = isBrandt ? Report(type, time, EventStatus.Occurred, 30, place, Brandt) : Report(type, time, EventStatus.Occurred, 30, place, Oss);

        Assert.Equal(2, Timeline.Of([Report("CONSULT", Monday, EventStatus.Occurred, 0, "Marrowby", Brandt), other]).Count);
    }

    [Fact]
    public void Of_SamePlaceAndWeek_IsOneEventWithoutAParty() =>
        Assert.Single(Timeline.Of(
        [
            Report("CONSULT", Monday, EventStatus.Occurred, 0, "Marrowby"),
            Report("CONSULT", "2031-W19", EventStatus.Occurred, 1, "MARROWBY"),
        ]));

    [Fact]
    public void Of_DenialWithoutATime_IsOfTheEventReportedJustBefore()
    {
        var merged = Timeline.Of(
        [
            Report("CONSULT", "2031-04-07", EventStatus.Occurred, 0, "", Brandt, Oss),
            Report("CONSULT", Monday, EventStatus.Occurred, 30, "", Brandt, Oss),
            Report("CONSULT", "", EventStatus.Denied, 31, "", Oss),
        ]);

        Assert.Equal(["2031-04-07", Monday], merged.Select(one => one.Time));
        Assert.Equal([EventStatus.Occurred, EventStatus.Denied], merged[1].History);
    }

    [Fact]
    public void Of_MovedEvent_GoesOnAtItsNewTime()
    {
        var merged = Assert.Single(Timeline.Of(
        [
            Report("CONSULT", Monday, EventStatus.Scheduled, 0, "", Brandt, Oss),
            Report("CONSULT", Friday, EventStatus.Cancelled, 1, "", Brandt, Oss) with { Sentence = "The talks were postponed to Friday." },
            Report("CONSULT", Friday, EventStatus.Occurred, 6, "", Brandt, Oss),
        ]));

        Assert.Equal(Friday, merged.Time);
        Assert.Equal([EventStatus.Scheduled, EventStatus.Cancelled, EventStatus.Occurred], merged.History);
    }

    [Fact]
    public void Of_WeekThatHoldsTwoDays_JoinsThemNot()
    {
        var merged = Timeline.Of(
        [
            Report("CONSULT", Monday, EventStatus.Occurred, 0, "", Brandt, Oss),
            Report("CONSULT", Friday, EventStatus.Occurred, 4, "", Brandt, Oss),
            Report("CONSULT", "2031-W19", EventStatus.Scheduled, 0, "", Brandt, Oss),
        ]);

        Assert.Equal(2, merged.Count);
    }

    [Fact]
    public void Of_Events_GoByTimeAndThoseWithoutOneLast()
    {
        var merged = Timeline.Of(
        [
            Report("REJECT", "", EventStatus.Occurred, 0, ""),
            Report("AGREE", Friday, EventStatus.Scheduled, 1, ""),
            Report("CONSULT", Monday, EventStatus.Occurred, 2, ""),
        ]);

        Assert.Equal(["CONSULT", "AGREE", "REJECT"], merged.Select(one => one.Reports[0].Type));
    }

    [Fact]
    public void Of_ReportOfUnknownTime_DecidesNoStatus()
    {
        var merged = Assert.Single(Timeline.Of(
        [
            Report("CONSULT", Monday, EventStatus.Scheduled, null, "", Brandt),
            Report("CONSULT", Monday, EventStatus.Occurred, 3, "", Brandt),
        ]));

        Assert.Equal(EventStatus.Occurred, merged.Status);
        Assert.Equal([3L * 86_400_000_000, null], merged.Reports.Select(report => report.Published));
    }

    [Fact]
    public void Of_AnyReportsInAnyOrder_AreTheSameTimeline() =>
        Gen.Select(AnyReport.Array[0, 14], Gen.Int).Sample((reports, seed) =>
        {
            var numbered = reports.Select((report, index) => report with { Tie = $"https://outlet.example/{index:D2}" }).ToArray();
            var shuffled = numbered.ToArray();
            new Random(seed).Shuffle(shuffled);
            var expected = Timeline.Of(numbered);

            Assert.Equal(expected.Select(Describe), Timeline.Of(shuffled).Select(Describe));
            Assert.Equal(reports.Length, expected.Sum(merged => merged.Reports.Count));
            Assert.All(expected, merged => Assert.Single(merged.Reports.Select(report => report.Type).Distinct()));
        });

    private static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static string Describe(MergedEvent merged) =>
        $"{merged.Time} {merged.Status} {string.Join(',', merged.History)} {string.Join(',', merged.Parties)} {merged.Place} {string.Join(',', merged.Reports.Select(report => report.Tie))}";

    private static TimelineReport Report(string type, string time, EventStatus status, int? day, string place, params Guid[] parties) => new()
    {
        Type = type,
        Time = time,
        Status = status,
        Parties = [.. parties.Select(party => new TimelineParty(party, party.ToString()[^4..]))],
        Place = place,
        Sentence = "They met.",
        Published = day is { } known ? known * 86_400_000_000 : null,
        Tie = "https://outlet.example/a",
        Position = 0,
        Document = new Guid("00000000-0000-0000-0000-0000000000ff"),
    };
}
