using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Hearsay.ServiceDefaults.Files;

/// <summary>
/// What one or more small text files say, read again when they change, so that keys and certificates are replaced without a
/// restart. Looks at the files at most once a second, and only when asked. Where they cannot be read (one of a pair is written, the
/// other not yet) the last good value stays in force.
/// </summary>
internal sealed class FreshFile<T>
    where T : class
{
    private const int MostBytes = 1024 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _looking = new();
    private readonly IReadOnlyList<string> _paths;
    private readonly Func<IReadOnlyList<string>, T> _read;
    private readonly ILogger _log;
    private byte[] _digest;
    private long _lookedAt;
    private volatile T _value;

    /// <summary>Reads the files for the first time. Throws where they cannot be read.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="read">Makes the value of their texts, in that order.</param>
    /// <param name="log">Where a change that cannot be read is told, once.</param>
    public FreshFile(IReadOnlyList<string> paths, Func<IReadOnlyList<string>, T> read, ILogger log)
    {
        (_paths, _read, _log) = (paths, read, log);
        _lookedAt = TimeProvider.System.GetTimestamp();
        try
        {
            var texts = TextsOf(paths);
            (_digest, _value) = (DigestOf(texts), read(texts));
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            throw new InvalidOperationException($"{string.Join(" with ", paths)} cannot be used: {exception.Message}", exception);
        }
    }

    /// <summary>The value as of a second ago or later.</summary>
    public T Current
    {
        get
        {
            // Whoever comes while another looks takes what is there.
            if (TimeProvider.System.GetElapsedTime(Volatile.Read(ref _lookedAt)) >= Pause && _looking.TryEnter())
            {
                try
                {
                    Look();
                }
                finally
                {
                    _looking.Exit();
                }
            }

            return _value;
        }
    }

    private void Look()
    {
        Volatile.Write(ref _lookedAt, TimeProvider.System.GetTimestamp());
        try
        {
            var texts = TextsOf(_paths);
            var digest = DigestOf(texts);
            if (!digest.AsSpan().SequenceEqual(_digest))
            {
                // Noted before it is read, so that what cannot be read is told once.
                _digest = digest;
                _value = _read(texts);
                FileLog.Replaced(_log, _paths[0]);
            }
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            FileLog.Unusable(_log, _paths[0], exception.Message);
        }
    }

    private static string[] TextsOf(IReadOnlyList<string> paths) => [.. paths.Select(TextOf)];

    private static string TextOf(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length > MostBytes)
        {
            throw new InvalidDataException($"{path} has more than {MostBytes} bytes.");
        }

        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static byte[] DigestOf(string[] texts) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', texts)));

    private static bool IsOfFiles(Exception exception) =>
        exception is IOException or InvalidDataException or UnauthorizedAccessException or CryptographicException or ArgumentException or FormatException;
}

internal static partial class FileLog
{
    [LoggerMessage(EventId = 1101, EventName = "FileReplaced", Level = LogLevel.Information, Message = "{Path} changed and is in force")]
    public static partial void Replaced(ILogger logger, string path);

    [LoggerMessage(EventId = 1102, EventName = "FileUnusable", Level = LogLevel.Warning,
        Message = "{Path} changed and cannot be used, what it said before stays in force: {Cause}")]
    public static partial void Unusable(ILogger logger, string path, string cause);
}
