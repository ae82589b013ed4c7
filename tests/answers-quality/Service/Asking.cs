using System.Collections.Concurrent;
using System.Reflection;
using Grpc.Core;
using Hearsay.Contracts.Query.V1;
using Hearsay.Query;

namespace Hearsay.Answers.Quality.Tests.Service;

/// <summary>Calls with a deadline; calls that the service does not have, or fails in, are told, so that the others are measured all the same.</summary>
internal sealed class Asking(CancellationToken cancellationToken)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // The door of the service overrides the calls that it answers.
    private static readonly HashSet<string> Answered =
    [
        .. typeof(QueryComposition).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(QueryService.QueryServiceBase)))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).Select(method => method.Name),
    ];

    private readonly ConcurrentDictionary<string, byte> _missing = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, int> _failed = new(StringComparer.Ordinal);

    /// <summary>Calls that failed by a fault of the service, with how often.</summary>
    public IEnumerable<string> Failed => _failed.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} failed {pair.Value} times");

    /// <summary>Names of calls that the service does not have.</summary>
    public IEnumerable<string> Missing => _missing.Keys.Order(StringComparer.Ordinal);

    /// <summary>The answer to a call; null where the service does not have it, or fails.</summary>
    public async Task<TResponse?> OneAsync<TRequest, TResponse>(Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> call, TRequest request)
        where TResponse : class
    {
        var name = typeof(TRequest).Name.Replace("Request", "", StringComparison.Ordinal);
        if (!Answered.Contains(name))
        {
            _missing[name] = 0;
            return null;
        }

        try
        {
            using var running = call(request, new CallOptions(deadline: TimeProvider.System.GetUtcNow().Add(Patience).UtcDateTime, cancellationToken: cancellationToken));
            return await running;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Internal)
        {
            _failed.AddOrUpdate(name, 1, (_, count) => count + 1);
            return null;
        }
    }

    /// <summary>All items of all pages; null where the service does not have the call, or fails.</summary>
    /// <param name="call">Call.</param>
    /// <param name="requestOf">Request of the page with a token.</param>
    /// <param name="itemsOf">Items of a page.</param>
    /// <param name="tokenOf">Token of the page after it.</param>
    public async Task<IReadOnlyList<TItem>?> AllAsync<TRequest, TResponse, TItem>(
        Func<TRequest, CallOptions, AsyncUnaryCall<TResponse>> call,
        Func<string, TRequest> requestOf,
        Func<TResponse, IEnumerable<TItem>> itemsOf,
        Func<TResponse, string> tokenOf)
        where TResponse : class
    {
        const int MostPages = 1_000;
        var items = new List<TItem>();
        var token = "";
        for (var page = 0; page < MostPages; page++)
        {
            if (await OneAsync(call, requestOf(token)) is not { } answer)
            {
                return null;
            }

            items.AddRange(itemsOf(answer));
            token = tokenOf(answer);
            if (token.Length == 0)
            {
                return items;
            }
        }

        throw new InvalidOperationException($"{typeof(TRequest).Name} has more than {MostPages} pages.");
    }
}
