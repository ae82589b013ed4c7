using Spectre.Console;

namespace Hearsay.Cli.Output;

/// <summary>The few ways in which text may stand out on a terminal.</summary>
internal static class Tones
{
    public static readonly Style Plain = Style.Plain;
    public static readonly Style Heading = new(decoration: Decoration.Bold);
    public static readonly Style Label = new(decoration: Decoration.Dim);
    public static readonly Style Name = new(Color.Aqua, decoration: Decoration.Bold);
    public static readonly Style Against = new(Color.Red);
    public static readonly Style Unsure = new(Color.Yellow);
    public static readonly Style Fault = new(Color.Red, decoration: Decoration.Bold);

    /// <summary>A tone in which what was searched for stands out, also from text that is bold already.</summary>
    public static Style Found(Style tone) => tone.Decoration(tone.Decoration | Decoration.Bold | Decoration.Underline);
}
