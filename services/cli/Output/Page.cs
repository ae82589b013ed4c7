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
    public void Entry(string label, int indent, string text, Style tone) => Entry(label, indent, new StyledText(text, tone));

    /// <summary>The same with text of which parts stand out.</summary>
    public void Entry(string label, int indent, StyledText text) => Entry(label.PadRight(indent), new string(' ', indent), text);

    /// <summary>The same where every further line begins with a label of its own, as below the branch of a tree.</summary>
    public void Entry(string label, string furtherLabel, StyledText text)
    {
        var start = label;
        var columns = Math.Max(20, width - Math.Max(label.Length, furtherLabel.Length));
        foreach (var line in WrappedText.Lines(text.Words(), word => word.Text, columns))
        {
            Line([(start, Tones.Label), .. StyledText.Joined(line)]);
            start = furtherLabel;
        }
    }
}
