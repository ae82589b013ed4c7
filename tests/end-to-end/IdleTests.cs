namespace Hearsay.EndToEnd.Tests;

/// <summary>A platform of its own: nothing else may happen meanwhile.</summary>
public sealed class IdleTests : IAsyncLifetime
{
    private readonly string _folder = TestFolder.Create();
    private TraceReceiver _traces = null!;

    public async ValueTask InitializeAsync() => _traces = await TraceReceiver.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _traces.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Platform_IdleForAMinute_ExportsNoSpan()
    {
        var file = Path.Combine(_folder, "article.txt");
        await File.WriteAllTextAsync(file, "\"The mill turns again,\" said Miller Joss Arden.", TestContext.Current.CancellationToken);
        await using var up = LocalUp.Start(Path.Combine(_folder, "data"), _traces.Address, file);
        await up.UntilUpAsync();
        var before = await SettledCountAsync();

        // A minute: polls, leases and probes come round many times, and pruning begins.
        await Task.Delay(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.NotEqual(0, before);
        Assert.Empty(_traces.Spans.Skip(before).Select(span => span.ToString()));
    }

    private async Task<int> SettledCountAsync()
    {
        var count = -1;
        while (count != _traces.Spans.Count)
        {
            count = _traces.Spans.Count;
            await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        }

        return count;
    }
}
