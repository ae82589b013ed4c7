using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Cli.Input;

/// <summary>Reads documents from a file: JSON Lines one line at a time, anything else as one page of HTML or one plain text.</summary>
internal sealed class DocumentReader(InputFile file)
{
    /// <summary>A text of the largest size fits in a line also where every character is escaped, a page with its quotation marks and line ends escaped.</summary>
    public const int MaxLineBytes = MessageLimits.MaxMessageBytes;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private int _line;
    private long _bytesRead;

    /// <exception cref="InputFault">The file cannot be read, or a line of it is no document.</exception>
    public async IAsyncEnumerable<InputDocument> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = file.Open();
        var bytes = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        await SkipByteOrderMarkAsync(bytes, cancellationToken);
        if (!await HoldsJsonLinesAsync(bytes, cancellationToken))
        {
            yield return await ReadTextAsync(bytes, cancellationToken);
            yield break;
        }

        while (await ReadLineAsync(bytes, cancellationToken) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return new InputDocument($"{file.Name}:{_line}", DocumentLine.Parse(line, file.Name, _line), _bytesRead);
            }
        }
    }

    private async Task SkipByteOrderMarkAsync(PipeReader bytes, CancellationToken cancellationToken)
    {
        var read = await FillAsync(bytes, buffer => buffer.Length >= ByteOrderMark.Length, cancellationToken);
        var mark = read.Length >= ByteOrderMark.Length
            && read.Slice(0, ByteOrderMark.Length).ToArray().AsSpan().SequenceEqual(ByteOrderMark);
        Consume(bytes, read, mark ? ByteOrderMark.Length : 0);
    }

    /// <summary>By the file's name; else its first line with anything on it must be such a message.</summary>
    private async Task<bool> HoldsJsonLinesAsync(PipeReader bytes, CancellationToken cancellationToken)
    {
        if (file.NamesJsonLines)
        {
            return true;
        }

        var read = await FillAsync(
            bytes, buffer => StartOf(buffer) is { } start && (!IsBrace(start) || start.PositionOf((byte)'\n') is not null), cancellationToken);
        var line = StartOf(read) is { } first && IsBrace(first) ? LineOf(first) : default;
        var text = line.Length is > 0 and <= MaxLineBytes ? Utf8OrNull(line) : null;
        Consume(bytes, read, 0);
        return text is not null && DocumentLine.IsOne(text);
    }

    private async Task<InputDocument> ReadTextAsync(PipeReader bytes, CancellationToken cancellationToken)
    {
        var read = await FillAsync(bytes, buffer => buffer.Length > MessageLimits.MaxHtmlBytes, cancellationToken);
        var isHtml = file.NamesHtml || HtmlStart.IsOne(read.Slice(0, Math.Min(read.Length, HtmlStart.Longest)).ToArray());
        var most = isHtml ? MessageLimits.MaxHtmlBytes : MessageLimits.MaxTextBytes;
        if (read.Length > most)
        {
            throw new InputFault($"{file.Name}: is over {most:N0} bytes, the most that one {(isHtml ? "page" : "text")} may have.");
        }

        var text = Utf8OrNull(read) ?? throw new InputFault($"{file.Name}: is not UTF-8; convert it first.");
        Consume(bytes, read, read.Length);
        return new InputDocument(file.Name, isHtml ? new SubmitDocumentRequest { Html = text } : new SubmitDocumentRequest { PlainText = text }, _bytesRead);
    }

    private async Task<string?> ReadLineAsync(PipeReader bytes, CancellationToken cancellationToken)
    {
        var read = await FillAsync(
            bytes, buffer => buffer.PositionOf((byte)'\n') is not null || buffer.Length > MaxLineBytes, cancellationToken);
        if (read.IsEmpty)
        {
            return null;
        }

        _line++;
        var line = LineOf(read);
        if (line.Length > MaxLineBytes)
        {
            throw new InputFault($"{file.Name}:{_line}: the line is over {MaxLineBytes:N0} bytes.");
        }

        var text = Utf8OrNull(line) ?? throw new InputFault($"{file.Name}:{_line}: is not UTF-8; convert it first.");
        Consume(bytes, read, Math.Min(read.Length, line.Length + 1));
        return text;
    }

    /// <summary>Reads until there is enough, the file ends or no line could be so long. Nothing is consumed.</summary>
    private async Task<ReadOnlySequence<byte>> FillAsync(
        PipeReader bytes, Func<ReadOnlySequence<byte>, bool> isEnough, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult read;
            try
            {
                // Reading a terminal does not heed the token.
                read = await bytes.ReadAsync(cancellationToken).AsTask().WaitAsync(cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new InputFault($"{file.Name}: cannot be read: {exception.Message}");
            }

            if (read.IsCompleted || read.Buffer.Length > MaxLineBytes || isEnough(read.Buffer))
            {
                return read.Buffer;
            }

            bytes.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private void Consume(PipeReader bytes, ReadOnlySequence<byte> read, long count)
    {
        _bytesRead += count;
        var position = read.GetPosition(count);
        bytes.AdvanceTo(position, position);
    }

    private static ReadOnlySequence<byte>? StartOf(ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        reader.AdvancePastAny(" \t\r\n"u8);
        return reader.End ? null : reader.UnreadSequence;
    }

    private static bool IsBrace(ReadOnlySequence<byte> start) => start.FirstSpan[0] == (byte)'{';

    private static ReadOnlySequence<byte> LineOf(ReadOnlySequence<byte> buffer) =>
        buffer.PositionOf((byte)'\n') is { } end ? buffer.Slice(0, end) : buffer;

    private static string? Utf8OrNull(ReadOnlySequence<byte> bytes)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
