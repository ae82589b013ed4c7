using System.Text;

namespace Hearsay.Cli.Input;

/// <summary>Tells a page of HTML by how it begins.</summary>
internal static class HtmlStart
{
    /// <summary>Bytes that are looked at.</summary>
    public const int Longest = 4096;

    private static readonly string[] Tags = ["<!doctype html", "<html", "<head", "<body"];

    /// <summary>Whether the first thing in the file, comments and an XML declaration aside, is a tag that begins a page.</summary>
    public static bool IsOne(ReadOnlySpan<byte> start)
    {
        var text = Encoding.Latin1.GetString(start).AsSpan().TrimStart();
        while (text.StartsWith("<!--", StringComparison.Ordinal) || text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
        {
            var close = text[1] == '?' ? "?>" : "-->";
            var end = text.IndexOf(close, StringComparison.Ordinal);
            if (end < 0)
            {
                return false;
            }

            text = text[(end + close.Length)..].TrimStart();
        }

        foreach (var tag in Tags)
        {
            if (text.StartsWith(tag, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
