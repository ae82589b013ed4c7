using Grpc.Core;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

/// <summary>
/// A client that stores what it got together with the token, a few items at a time, and forgets the rest when it is killed: what it has stored is all
/// that is left of it.
/// </summary>
internal sealed class ResumingClient(QueryService.QueryServiceClient query, WatchPattern pattern) : IAsyncDisposable
{
    private const int StoredTogether = 3;

    private readonly Lock _door = new();
    private CancellationTokenSource _life = new();
    private int _got;
    private Task _running = Task.CompletedTask;
    private (IReadOnlyList<(string Token, string Words)> Items, string Token) _stored = ([], "");

    /// <summary>Streams that were opened.</summary>
    public int Streams { get; private set; }

    /// <summary>All that was stored.</summary>
    public IReadOnlyList<(string Token, string Words)> Stored
    {
        get
        {
            lock (_door)
            {
                return _stored.Items;
            }
        }
    }

    /// <summary>The last failure of a stream.</summary>
    public string LastFailure { get; private set; } = "";

    public override string ToString() => $"{Stored.Count} stored, {Streams} streams, got {_got}, last failure: {LastFailure}";

    public void Start()
    {
        _life = new CancellationTokenSource();
        _running = Task.Run(() => RunAsync(_life.Token));
    }

    /// <summary>Ends it wherever it is.</summary>
    public async Task KillAsync()
    {
        await _life.CancelAsync();
        await _running;
        _life.Dispose();
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await StreamAsync(cancellationToken);
            }
            catch (RpcException exception)
            {
                LastFailure = exception.Status.ToString();
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }

    private async Task StreamAsync(CancellationToken cancellationToken)
    {
        var (items, token) = Read();
        var got = items.ToList();
        using var call = query.WatchStatements(new WatchStatementsRequest { Pattern = pattern, ResumeToken = token }, cancellationToken: cancellationToken);
        Streams++;
        while (await call.ResponseStream.MoveNext(cancellationToken))
        {
            var answer = call.ResponseStream.Current;
            var isItem = answer.ItemCase != WatchStatementsResponse.ItemOneofCase.None;
            if (isItem)
            {
                got.Add((answer.ResumeToken, Watcher.WordsOf(answer)));
            }

            _got = got.Count;
            if (!isItem || got.Count % StoredTogether == 0)
            {
                lock (_door)
                {
                    _stored = ([.. got], answer.ResumeToken);
                }
            }
        }
    }

    private (IReadOnlyList<(string Token, string Words)> Items, string Token) Read()
    {
        lock (_door)
        {
            return _stored;
        }
    }
}
