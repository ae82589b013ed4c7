using System.Buffers;
using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Hosting;

namespace Hearsay.Query;

/// <summary>
/// Takes what a writer writes, counts and hashes it, and sends it on in chunks where it is asked to: a writer is asked for a document at a time, so one
/// document's bytes are the most that wait here. Throws EXPORT_LIMIT_REACHED.
/// </summary>
internal sealed class ExportStream(IAsyncStreamWriter<ExportResponse> responses, long mostBytes, TimeProvider clock) : Stream
{
    private const int ChunkBytes = 64 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _waiting = new(2 * ChunkBytes);
    private long _written;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _written;

    public override long Position
    {
        get => _written;
        set => throw new NotSupportedException();
    }

    /// <summary>SHA-256 of all that was written, lower-case hex.</summary>
    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _written += buffer.Length;
        if (_written > mostBytes)
        {
            throw ExportBounds.Reached("bytes", mostBytes);
        }

        _hash.AppendData(buffer);
        _waiting.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Sent on by SendAsync alone.
    }

    /// <summary>Sends whole chunks on, and at the end the rest. Throws STREAM_IDLE where the reader does not fetch them.</summary>
    public async Task SendAsync(bool isEnd, CancellationToken cancellationToken)
    {
        var sent = 0;
        while (_waiting.WrittenCount - sent is var left && (left >= ChunkBytes || (isEnd && left > 0)))
        {
            var chunk = _waiting.WrittenMemory.Slice(sent, Math.Min(left, ChunkBytes));
            await SendAsync(new ExportResponse { Chunk = ByteString.CopyFrom(chunk.Span) }, cancellationToken).ConfigureAwait(false);
            sent += chunk.Length;
        }

        if (sent > 0)
        {
            var rest = _waiting.WrittenSpan[sent..].ToArray();
            _waiting.ResetWrittenCount();
            _waiting.Write(rest);
        }
    }

    /// <summary>Sends one part.</summary>
    public async Task SendAsync(ExportResponse part, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(DeadlineInterceptor.LongestSilence, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        try
        {
            await responses.WriteAsync(part, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw ErrorStatus.Idle();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }
}
