using Spectre.Console;

namespace Hearsay.Cli.Output;

/// <summary>
/// Writes lines for a person. Everything written is taken literally: never as markup, and with control characters written out.
/// </summary>
/// <param name="console">Where to write; whether it shows colours is its own affair.</param>
/// <param name="width">Columns to keep within.</param>
internal sealed class Page(IAnsiConsole console, int width)
{
    public void Line(params (string Text, Style Tone)[] pieces)
    {
        foreach (var (text, tone) in pieces)
        {
            console.Write(new Text(VisibleText.Spaced(text), tone));
        }

        console.Write(Text.NewLine);
    }

    public void Line(string text) => Line((text, Tones.Plain));

    public void Blank() => Line();

    /// <summary>A label and, beside it, text that is wrapped below itself. Writes nothing for an empty text.</summary>
    public void Entry(string label, int indent, string text, Style tone)
    {
        var start = label;
        foreach (var line in WrappedText.Lines(VisibleText.Of(text), Math.Max(20, width - indent)))
        {
            Line((start.PadRight(indent), Tones.Label), (line, tone));
            start = string.Empty;
        }
    }
}
