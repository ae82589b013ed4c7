using System.Globalization;
using System.Text.Json;
using Hearsay.Contracts;

namespace Hearsay.Faults.Tests;

/// <summary>A process whose clock is an hour off. Leases and order go by the database's clock.</summary>
public sealed class ClockTests(SharedPlatform platform)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [InlineData(AppIds.Ingestion, 1)]
    [InlineData(AppIds.Extraction, -1)]
    public async Task Platform_ClockOfOneProcessAnHourOff_LosesNothingAndKeepsOrder(string name, int hours)
    {
        Assert.SkipWhen(Library is null, "libfaketime is not installed here; tests/faults/provide does where it may.");
        var member = platform.Running.Members[name];
        await member.StopAsync();
        await member.RestartAsync(
            new Dictionary<string, string>
            {
                ["LD_PRELOAD"] = Library!,
                ["FAKETIME"] = string.Create(CultureInfo.InvariantCulture, $"{hours * 3600:+0;-0}"),
                // Waiting goes by this clock, which no administrator can set.
                ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
            },
            Cancellation);
        try
        {
            Assert.InRange(await OffAsync(member), TimeSpan.FromHours(hours) - TimeSpan.FromMinutes(10), TimeSpan.FromHours(hours) + TimeSpan.FromMinutes(10));
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var feed = platform.NewFeed("clock");
            var flow = feed.FlowAsync(TimeSpan.FromMilliseconds(100), stop.Token);
            await TestSupport.Eventually.HoldsAsync(() => Task.FromResult(feed.Answered >= 20), "documents flow");
            await stop.CancelAsync();
            await flow;

            Assert.Empty(await platform.Verdicts.AtRestAsync(Cancellation));
        }
        finally
        {
            await member.StopAsync();
            await platform.Running.HealAsync(Cancellation);
        }
    }

    private static string? Library => new[] { "/usr/lib", "/usr/lib64" }
        .Where(Directory.Exists)
        .SelectMany(root => Directory.EnumerateDirectories(root).Append(root))
        .Select(folder => Path.Combine(folder, "faketime", "libfaketime.so.1"))
        .FirstOrDefault(File.Exists);

    /// <summary>How far the clock is off by which the process writes its log.</summary>
    private static async Task<TimeSpan> OffAsync(Platform.Member member)
    {
        var last = (await member.ReadLogAsync(Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        using var line = JsonDocument.Parse(last);
        return line.RootElement.GetProperty("Timestamp").GetDateTimeOffset() - TimeProvider.System.GetUtcNow();
    }
}
