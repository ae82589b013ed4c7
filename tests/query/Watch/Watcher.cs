using System.Diagnostics;
using Grpc.Core;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

/// <summary>One open stream, seen by a client.</summary>
internal sealed class Watcher : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly AsyncServerStreamingCall<WatchStatementsResponse> _call;

    private Watcher(AsyncServerStreamingCall<WatchStatementsResponse> call) => _call = call;

    /// <summary>The last token that came.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Signs of life that came.</summary>
    public int SignsOfLife { get; private set; }

    /// <summary>Items that came.</summary>
    public int Items { get; private set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Opens a stream without reading from it.</summary>
    public static Watcher Begin(QueryService.QueryServiceClient client, WatchPattern pattern, string token = "") => new(
        client.WatchStatements(new WatchStatementsRequest { Pattern = pattern, ResumeToken = token }, cancellationToken: Cancellation));

    /// <summary>Opens a stream and waits for its first sign of life: what comes in from now on is told.</summary>
    public static async Task<Watcher> OpenAsync(QueryService.QueryServiceClient client, WatchPattern pattern, string token = "")
    {
        var watcher = Begin(client, pattern, token);
        Assert.Equal(WatchStatementsResponse.ItemOneofCase.None, (await watcher.ReadAsync()).ItemCase);
        return watcher;
    }

    /// <summary>The failure of a stream that must be refused.</summary>
    public static async Task<Refusal> RefusalOfAsync(QueryService.QueryServiceClient client, WatchPattern? pattern, string token = "")
    {
        await using var watcher = new Watcher(
            client.WatchStatements(new WatchStatementsRequest { Pattern = pattern, ResumeToken = token }, cancellationToken: Cancellation));
        return await watcher.EndAsync();
    }

    /// <summary>The next message, a sign of life too.</summary>
    public async Task<WatchStatementsResponse> ReadAsync()
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        bound.CancelAfter(Patience);
        Assert.True(await _call.ResponseStream.MoveNext(bound.Token), "the stream ended without a reason");
        Token = _call.ResponseStream.Current.ResumeToken;
        var isItem = _call.ResponseStream.Current.ItemCase != WatchStatementsResponse.ItemOneofCase.None;
        (Items, SignsOfLife) = (Items + (isItem ? 1 : 0), SignsOfLife + (isItem ? 0 : 1));
        return _call.ResponseStream.Current;
    }

    /// <summary>The next item.</summary>
    public async Task<WatchStatementsResponse> NextAsync()
    {
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < Patience)
        {
            if (await ReadAsync() is { ItemCase: not WatchStatementsResponse.ItemOneofCase.None } item)
            {
                return item;
            }
        }

        throw new TimeoutException("Nothing came but signs of life.");
    }

    /// <summary>Reads signs of life until one has another token.</summary>
    public async Task UntilTokenMovesAsync(string token)
    {
        for (var lives = 0; Token == token; lives++)
        {
            Assert.True(lives < 400, "the token stays where it is");
            Assert.Equal(WatchStatementsResponse.ItemOneofCase.None, (await ReadAsync()).ItemCase);
        }
    }

    /// <summary>The next items, each as the words of its content or of the event's trigger.</summary>
    public async Task<IReadOnlyList<string>> WordsAsync(int count)
    {
        var words = new List<string>();
        while (words.Count < count)
        {
            words.Add(WordsOf(await NextAsync()));
        }

        return words;
    }

    /// <summary>Words of an item's content or trigger.</summary>
    public static string WordsOf(WatchStatementsResponse item) => item.ItemCase switch
    {
        WatchStatementsResponse.ItemOneofCase.Statement => item.Statement.Statement.Content[0].Text,
        WatchStatementsResponse.ItemOneofCase.Event => item.Event.Event.Trigger.Text,
        WatchStatementsResponse.ItemOneofCase.Corrected => item.Corrected.Statement.Statement.Content[0].Text,
        _ => item.Origins.Text,
    };

    /// <summary>Reads to the end and tells why it ended.</summary>
    /// <param name="words">Gets the words of each item that comes before the end.</param>
    public async Task<Refusal> EndAsync(IList<string>? words = null) => Refusal.Of(await BreakAsync(words));

    /// <summary>Reads to the end, even one that tells no reason.</summary>
    public Task<RpcException> BreakAsync(IList<string>? words = null) => Assert.ThrowsAsync<RpcException>(async () =>
    {
        while (true)
        {
            if (await ReadAsync() is { ItemCase: not WatchStatementsResponse.ItemOneofCase.None } item)
            {
                words?.Add(WordsOf(item));
            }
        }
    });

    public ValueTask DisposeAsync()
    {
        _call.Dispose();
        return ValueTask.CompletedTask;
    }
}
