namespace Hearsay.Faults.Tests.Rounds;

public sealed class FaultPlanTests
{
    [Fact]
    public void Plan_SameSeed_IsTheSame()
    {
        for (var round = 0; round < 20; round++)
        {
            Assert.Equal(FaultPlan.Round(7, round), FaultPlan.Round(7, round));
            Assert.Equal(FaultPlan.Cuts(7, round), FaultPlan.Cuts(7, round));
        }
    }

    [Fact]
    public void Plan_OtherSeed_IsAnother() =>
        Assert.NotEqual(FaultPlan.Describe(7, 0).Replace(" 7:", "", StringComparison.Ordinal), FaultPlan.Describe(8, 0).Replace(" 8:", "", StringComparison.Ordinal));

    /// <summary>Recorded: a seed that somebody wrote down must give the same kills in a year.</summary>
    [Fact]
    public void Plan_RecordedSeed_GivesTheRecordedKills() => Assert.Equal(
        """
        round 0 of seed 1:
          cut ingestion to sidecar after 17314 bytes
          cut sidecar to ingestion after 3082 bytes
          cut extraction to sidecar after 12814 bytes
          cut sidecar to extraction after 13016 bytes
          cut query to sidecar after 12766 bytes
          cut sidecar to query after 12827 bytes
          kill ingestion before OutboxAdvance in ingestion, time 2
          kill extraction before OutboxAdvance in extraction, time 1
          kill query before COMMIT of ReadingInsert in query, time 1
          kill postgres after COMMIT of MessageAppend, before the service knows in sidecar, time 1
          kill sidecar after 316 ms
        """,
        FaultPlan.Describe(1, 0));

    [Fact]
    public void Plan_AnyRound_KillsEachVictimOnce()
    {
        var victims = FaultPlan.AllSteps.Select(step => step.Victim).Distinct().ToList();
        for (var round = 0; round < 20; round++)
        {
            Assert.Equal(victims, FaultPlan.Round(3, round).Select(step => step.Victim));
        }
    }

    [Fact]
    public void Plan_TwelveRounds_ReachEveryPointAndRandomTimes()
    {
        var steps = Enumerable.Range(0, 12).SelectMany(round => FaultPlan.Round(1, round)).ToList();

        Assert.All(FaultPlan.AllSteps, step => Assert.Contains(steps, taken => (taken.Victim, taken.Watched, taken.Point) == (step.Victim, step.Watched, step.Point)));
        Assert.Contains(steps, step => step.Point is null);
    }
}
