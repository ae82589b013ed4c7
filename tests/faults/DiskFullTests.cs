using System.Diagnostics;
using Hearsay.Contracts;
using Hearsay.Faults.Tests.Checking;
using Hearsay.Faults.Tests.Flow;
using Hearsay.Faults.Tests.Platform;
using Hearsay.TestSupport;

namespace Hearsay.Faults.Tests;

/// <summary>PostgreSQL on a disk that fills up, and is given room again.</summary>
public sealed class DiskFullTests : IAsyncLifetime
{
    private const string Size = "400m";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _disk = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"hearsay-disk-{Guid.CreateVersion7():N}")).FullName;
    private bool _mounted;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Ballast => Path.Combine(_disk, "ballast");

    public async ValueTask InitializeAsync() => _mounted = await RunAsync("mount", "-t", "tmpfs", "-o", $"size={Size}", "none", _disk) == 0;

    public async ValueTask DisposeAsync()
    {
        if (_mounted)
        {
            await RunAsync("umount", _disk);
        }

        Directory.Delete(_disk);
    }

    [Fact(Explicit = true)]
    public async Task Platform_DiskOfTheDatabaseFull_LosesNothingAndGoesOnWithRoom()
    {
        Assert.SkipUnless(_mounted, "A small file system can be mounted by root alone, and not in every container.");
        await using var platform = await FaultyPlatform.StartAsync(new Dictionary<string, string>(), Cancellation, Path.Combine(_disk, "postgres"));
        var history = new History();
        var feed = new Feed("full", platform.Channel(AppIds.Ingestion), history);
        var failed = 0;
        feed.Failed += (_, _) => Interlocked.Increment(ref failed);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var flow = feed.FlowAsync(TimeSpan.FromMilliseconds(50), stop.Token);
        await Eventually.HoldsAsync(() => Task.FromResult(feed.Answered >= 10), "documents flow");

        await FillAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(Volatile.Read(ref failed) >= 3), "submits fail for want of room", Patience);
        File.Delete(Ballast);

        // A server that could not write its log has ended; whoever watches over it starts it again.
        await platform.Database.RestartAsync(Cancellation);
        var answered = feed.Answered;
        await Eventually.HoldsAsync(() => Task.FromResult(feed.Answered >= answered + 10), "documents flow again", Patience);
        await stop.CancelAsync();
        await flow;

        Assert.Empty(await new Verdicts(platform, history).AtRestAsync(Cancellation));
    }

    /// <summary>Takes up all room that is left.</summary>
    private async Task FillAsync()
    {
        await using var ballast = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.Delete, bufferSize: 0);
        var block = new byte[64 * 1024];
        try
        {
            while (true)
            {
                await ballast.WriteAsync(block, Cancellation);
            }
        }
        catch (IOException)
        {
            // Full, as it is meant to be.
        }
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }
}
