using System.Collections.Concurrent;
using Hearsay.ServiceDefaults.Files;
using Hearsay.TestSupport;
using Microsoft.Extensions.Logging;

namespace Hearsay.ServiceDefaults.Tests;

public sealed class FreshFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hearsay-fresh-").FullName;
    private readonly Lines _log = new();

    private string First => Path.Combine(_folder, "first");

    private string Second => Path.Combine(_folder, "second");

    [Fact]
    public async Task Current_PairHalfReplaced_IsTheOldOneUntilBothAre()
    {
        File.WriteAllText(First, "1");
        File.WriteAllText(Second, "1");
        var pair = Pair();

        File.WriteAllText(First, "2");
        await Eventually.HoldsAsync(() => Task.FromResult(pair.Current == "1" && !_log.All.IsEmpty), "half a pair is noticed");
        File.WriteAllText(Second, "2");

        await Eventually.HoldsAsync(() => Task.FromResult(pair.Current == "2"), "the whole pair is read");
        Assert.Equal([LogLevel.Warning, LogLevel.Information], _log.All);
    }

    [Fact]
    public async Task Current_FileGone_IsTheOldOne()
    {
        File.WriteAllText(First, "1");
        File.WriteAllText(Second, "1");
        var pair = Pair();

        File.Delete(Second);

        await Eventually.HoldsAsync(() => Task.FromResult(pair.Current == "1" && !_log.All.IsEmpty), "its absence is noticed");
    }

    [Theory]
    [InlineData(0)]
    [InlineData((1024 * 1024) + 1)]
    public void Start_NoneOrTooLarge_IsRefusedNamingTheFile(int length)
    {
        File.WriteAllText(First, "1");
        if (length > 0)
        {
            File.WriteAllText(Second, new string('1', length));
        }

        Assert.Contains(Second, Assert.Throws<InvalidOperationException>(Pair).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private FreshFile<string> Pair() => new(
        [First, Second], texts => texts[0] == texts[1] ? texts[0] : throw new FormatException("these two are no pair"), _log);

    private sealed class Lines : ILogger
    {
        public ConcurrentQueue<LogLevel> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue(logLevel);
    }
}
