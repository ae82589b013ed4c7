using Spectre.Console.Rendering;

namespace Hearsay.Cli.Output;

/// <summary>Breaks text into lines at spaces; a word longer than a line stays whole, so that an address can be copied.</summary>
internal static class WrappedText
{
    /// <param name="text">Text on one line.</param>
    /// <param name="width">Columns a line; at least 1.</param>
    public static IReadOnlyList<string> Lines(string text, int width) =>
        [.. Lines(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), word => word, width).Select(line => string.Join(' ', line))];

    /// <param name="words">What may be parted.</param>
    /// <param name="textOf">How a word reads.</param>
    /// <param name="width">Columns a line; at least 1.</param>
    public static IReadOnlyList<IReadOnlyList<T>> Lines<T>(IEnumerable<T> words, Func<T, string> textOf, int width)
    {
        var lines = new List<IReadOnlyList<T>>();
        var line = new List<T>();
        var used = 0;
        foreach (var word in words)
        {
            var columns = Segment.CellCount([new Segment(textOf(word))]);
            if (line.Count > 0 && used + 1 + columns > width)
            {
                lines.Add([.. line]);
                line.Clear();
                used = 0;
            }

            used += columns + (line.Count > 0 ? 1 : 0);
            line.Add(word);
        }

        if (line.Count > 0)
        {
            lines.Add(line);
        }

        return lines;
    }
}
