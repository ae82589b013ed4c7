using Grpc.Core;

namespace Hearsay.ServiceDefaults.Errors;

/// <summary>A stream of requests that tells its caller what is wrong with a message that cannot be read.</summary>
internal sealed class ReadableStream<TRequest>(IAsyncStreamReader<TRequest> inner) : IAsyncStreamReader<TRequest>
{
    public TRequest Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            return await inner.MoveNext(cancellationToken).ConfigureAwait(false);
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.ResourceExhausted)
        {
            throw UnreadableRequest.TooLarge();
        }
        catch (Exception exception) when (exception is RpcException or Google.Protobuf.InvalidProtocolBufferException)
        {
            throw UnreadableRequest.Unreadable();
        }
        catch (IOException)
        {
            // The caller went away amid the stream.
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
