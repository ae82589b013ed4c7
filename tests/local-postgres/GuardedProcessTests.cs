using System.Diagnostics;
using System.Globalization;
using Hearsay.TestSupport;

namespace Hearsay.LocalPostgres.Tests;

public sealed class GuardedProcessTests
{
    // Says its number, and when it is asked to stop.
    private const string Child = "trap 'echo stopped >>\"$1\"; exit 0' TERM; echo $$ >\"$0\"; while :; do sleep 0.05; done";

    private static readonly Dictionary<string, string> NoVariables = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Child_OfAParentThatIsKilled_IsStopped()
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
        foreach (var argument in ParentArguments(folder.Path))
        {
            start.ArgumentList.Add(argument);
        }

        using var parent = Process.Start(start)!;
        var child = await PidAsync(folder);
        Assert.True(IsAlive(child));

        // SIGKILL: it gets no chance to tidy up.
        parent.Kill();

        await Eventually.HoldsAsync(() => Task.FromResult(!IsAlive(child)), "the child ends with its parent");
        Assert.Equal("stopped", (await File.ReadAllTextAsync(folder["stopped"], Cancellation)).Trim());
    }

    [Fact]
    public async Task Child_IsStoppedAndAwaited_OnDispose()
    {
        using var folder = new TemporaryFolder();
        var process = StartChild(folder.Path);
        var child = await PidAsync(folder);
        Assert.False(process.HasExited);

        await process.DisposeAsync();

        Assert.False(IsAlive(child));
        Assert.Equal("stopped", (await File.ReadAllTextAsync(folder["stopped"], Cancellation)).Trim());
        await process.DisposeAsync();
    }

    [Fact]
    public async Task Child_ThatEndsByItself_IsSeen()
    {
        using var folder = new TemporaryFolder();
        var variables = new Dictionary<string, string> { ["GREETING"] = "good day" };
        await using var process = GuardedProcess.Start(["/bin/sh", "-c", "echo $GREETING; echo trouble >&2"], variables, folder["log"], "TERM");

        await process.WaitForExitAsync(Cancellation);

        Assert.True(process.HasExited);
        Assert.Equal("good day\ntrouble\n", await File.ReadAllTextAsync(folder["log"], Cancellation));
    }

    [Fact]
    public async Task Program_ThatIsAbsent_EndsAtOnceAndTheLogSaysWhy()
    {
        using var folder = new TemporaryFolder();
        await using var process = GuardedProcess.Start(["/absent/program"], NoVariables, folder["log"], "TERM");

        await process.WaitForExitAsync(Cancellation);

        Assert.Contains("/absent/program", await File.ReadAllTextAsync(folder["log"], Cancellation), StringComparison.Ordinal);
    }

    internal static GuardedProcess StartChild(string folder) => GuardedProcess.Start(
        ["/bin/sh", "-c", Child, Path.Combine(folder, "pid"), Path.Combine(folder, "stopped")], NoVariables, Path.Combine(folder, "log"), "TERM");

    /// <summary>This test program, told to be a parent and nothing else.</summary>
    private static IEnumerable<string> ParentArguments(string folder)
    {
        var assembly = typeof(GuardedProcessTests).Assembly.Location;
        var host = Path.GetFileNameWithoutExtension(Environment.ProcessPath);
        return host is "dotnet" ? [assembly, ParentProgram.Command, folder] : [ParentProgram.Command, folder];
    }

    private static async Task<int> PidAsync(TemporaryFolder folder)
    {
        var pid = 0;
        await Eventually.HoldsAsync(
            async () => File.Exists(folder["pid"])
                && int.TryParse(await File.ReadAllTextAsync(folder["pid"], Cancellation), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out pid),
            "the child runs");
        return pid;
    }

    /// <summary>A zombie waits for its parent only; it runs no more.</summary>
    private static bool IsAlive(int pid)
    {
        try
        {
            return !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
