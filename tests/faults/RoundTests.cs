using System.Globalization;
using Hearsay.Faults.Tests.Rounds;

namespace Hearsay.Faults.Tests;

/// <summary>Documents flow while each process in turn is killed and each way to the sidecar breaks off. See README.md for how to replay a seed.</summary>
public sealed class RoundTests(SharedPlatform platform, ITestOutputHelper output)
{
    private const int Few = 2;
    private const int Many = 12;

    private static ulong Seed { get; } = ulong.TryParse(
        Environment.GetEnvironmentVariable("HEARSAY_FAULTS_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 1;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Platform_TwoRoundsOfKills_LosesNothingAndDoublesNothing() => RunAsync(0, Few);

    [Fact(Explicit = true)]
    public Task Platform_ManyRoundsOfKills_LosesNothingAndDoublesNothing() => RunAsync(Few, Many);

    [Theory(Explicit = true)]
    [MemberData(nameof(Steps))]
    public async Task Platform_KilledOnceAtAPoint_LosesNothingAndDoublesNothing(int step)
    {
        var kill = FaultPlan.AllSteps[step];
        output.WriteLine(kill.ToString());
        await new Runner(platform.Running, platform.History).RunAsync($"step-{step}", [kill], [], Cancellation);

        Assert.Empty(await platform.Verdicts.AtRestAsync(Cancellation));
    }

    public static TheoryData<int> Steps => [.. Enumerable.Range(0, FaultPlan.AllSteps.Count)];

    private async Task RunAsync(int first, int count)
    {
        for (var round = first; round < first + count; round++)
        {
            var plan = FaultPlan.Describe(Seed, round);
            output.WriteLine(plan);
            await Console.Out.WriteLineAsync($"[faults] {plan}");
            try
            {
                await new Runner(platform.Running, platform.History)
                    .RunAsync($"round-{round}", FaultPlan.Round(Seed, round), FaultPlan.Cuts(Seed, round), Cancellation);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw new InvalidOperationException($"{plan}\nRepeat it with: tests/run --long --seed {Seed} faults", exception);
            }

            var violations = await platform.Verdicts.AtRestAsync(Cancellation);
            Assert.True(violations.Count == 0, $"{plan}\nRepeat it with: tests/run --long --seed {Seed} faults\n{string.Join('\n', violations.Take(20))}");
        }
    }
}
