using System.Text;

namespace Hearsay.LocalPostgres;

/// <summary>The log of a program that failed, for the message that says so: whoever reads the message may not have the log.</summary>
public static class ProgramLog
{
    private const int MostBytes = 64 * 1024;
    private const int MostLines = 10;
    private const int LongestLine = 500;

    /// <summary>Names the log and gives its last ten lines at most, each cut at 500 characters.</summary>
    public static string TellsWhy(string file)
    {
        var lines = LastLines(file);
        return lines.Count == 0 ? $"{file} tells why." : $"{file} tells why; it ends:\n  {string.Join("\n  ", lines)}";
    }

    private static List<string> LastLines(string file)
    {
        try
        {
            var lines = ReadEnd(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(MostLines);
            return [.. lines.Select(line => line.Length > LongestLine ? line[..LongestLine] + "..." : line)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The program may be writing still.</summary>
    private static string ReadEnd(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Seek(-Math.Min(MostBytes, stream.Length), SeekOrigin.End);
        var bytes = new byte[MostBytes];
        return Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, MostBytes, throwOnEndOfStream: false));
    }
}
