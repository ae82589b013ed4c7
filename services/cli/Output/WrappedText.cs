using Spectre.Console.Rendering;

namespace Hearsay.Cli.Output;

/// <summary>Breaks text into lines at spaces; a word longer than a line stays whole, so that an address can be copied.</summary>
internal static class WrappedText
{
    /// <param name="text">Text on one line.</param>
    /// <param name="width">Columns a line; at least 1.</param>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        var lines = new List<string>();
        var line = new List<string>();
        var used = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var columns = Segment.CellCount([new Segment(word)]);
            if (line.Count > 0 && used + 1 + columns > width)
            {
                lines.Add(string.Join(' ', line));
                line.Clear();
                used = 0;
            }

            used += columns + (line.Count > 0 ? 1 : 0);
            line.Add(word);
        }

        if (line.Count > 0)
        {
            lines.Add(string.Join(' ', line));
        }

        return lines;
    }
}
