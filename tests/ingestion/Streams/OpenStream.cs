using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.TestSupport;
using Status = Google.Rpc.Status;

namespace Hearsay.Ingestion.Tests.Streams;

/// <summary>A stream of submits as a client sees it: its answers are fetched as they come.</summary>
internal sealed class OpenStream : IDisposable
{
    private readonly AsyncDuplexStreamingCall<SubmitDocumentsRequest, SubmitDocumentsResponse> _call;
    private readonly Task<RpcException?> _reading;

    private readonly GrpcChannel _channel;

    private OpenStream(RunningService service, CancellationToken cancellationToken)
    {
        // A connection of its own, which outlives the one that the service's test closes when it stops it.
        _channel = GrpcChannel.ForAddress(service.GrpcAddress, new GrpcChannelOptions { MaxSendMessageSize = null });
        _call = new IngestionService.IngestionServiceClient(_channel).SubmitDocuments(cancellationToken: cancellationToken);
        _reading = ReadAsync();
    }

    /// <summary>The answers so far.</summary>
    public ConcurrentQueue<SubmitDocumentsResponse> Answers { get; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static OpenStream On(RunningService service) => new(service, Cancellation);

    /// <summary>One that the client breaks off.</summary>
    public static OpenStream Until(RunningService service, CancellationToken end) => new(service, end);

    /// <summary>An article with an id of its own.</summary>
    public static SubmitDocumentRequest Item(string text, string? key = null) =>
        IngestionFixture.Article(text, key ?? IngestionFixture.NewKey(), requestId: Guid.CreateVersion7().ToString());

    public Task SendAsync(SubmitDocumentRequest item) => _call.RequestStream.WriteAsync(new SubmitDocumentsRequest { Document = item }, Cancellation);

    public async Task SendAsync(IEnumerable<SubmitDocumentRequest> items)
    {
        foreach (var item in items)
        {
            await SendAsync(item);
        }
    }

    /// <summary>Says that all is sent, and waits for the end.</summary>
    public async Task<IReadOnlyList<SubmitDocumentsResponse>> CompleteAsync()
    {
        await _call.RequestStream.CompleteAsync();
        Assert.Null(await _reading.WaitAsync(TimeSpan.FromSeconds(60), Cancellation));
        return [.. Answers];
    }

    /// <summary>Waits for an end that is none of the client's.</summary>
    public async Task<Status> FailureAsync()
    {
        var failure = await _reading.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
        Assert.NotNull(failure);
        return failure.GetRpcStatus() ?? throw failure;
    }

    public void Dispose()
    {
        _call.Dispose();
        _channel.Dispose();
    }

    private async Task<RpcException?> ReadAsync()
    {
        try
        {
            await foreach (var answer in _call.ResponseStream.ReadAllAsync(Cancellation))
            {
                Answers.Enqueue(answer);
            }

            return null;
        }
        catch (RpcException exception)
        {
            return exception;
        }
    }
}
