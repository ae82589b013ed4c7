using CsCheck;

namespace Hearsay.Exports.Tests;

/// <summary>Text that formats trip over: quotation marks, line ends, letters beyond 16 bits, right to left, controls, what begins a formula.</summary>
internal static class OddText
{
    private static readonly string[] Parts =
    [
        "a", "Z", "7", " ", "  ", "\t", "\n", "\r", "\r\n", "\"", "\"\"", "'", "''", ",", ";", "=", "=1+1", "+", "-", "@", "\uFF1D", "\uFF20x", "\\", "\\n", "/", "<b>", "&amp;", "{", "}", "[", "]",
        "\u0001", "\u001B[31m", "\u007F", "\u0085", "\u00A0", "\u2028", "\u2029", "\uFEFF", "\u200F", "\u202E", "\u05E9\u05DC\u05D5\u05DD", "\u0645\u0631\u062D\u0628\u0627", "e\u0301", "\u00E9", "\u4E2D\u6587",
        "\U0001F6A2", "\U0001F468\u200D\U0001F469\u200D\U0001F467", "\U0001F1EA\U0001F1FA", "\U0010FFFD", "\uFFFD", "\u2013", "\u201C", "\u201D", "%s", "null", "#", "|", "`", "$(x)", "--", "N/A",
    ];

    private static readonly Gen<string> Piece = OneOf(Parts).Array[1, 6].Select(string.Concat);

    /// <summary>The same pieces each time, with every part in them.</summary>
    public static string[] OfStatements(int statements) =>
        [.. Enumerable.Range(0, statements * InventedNews.PiecesOfStatement).Select(index => string.Concat(Enumerable.Range(0, 3).Select(part => Parts[((7 * index) + (13 * part)) % Parts.Length])))];

    /// <summary>One of these texts.</summary>
    public static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    /// <summary>Documents of one to three statements.</summary>
    public static readonly Gen<string[]> Pieces = Gen.Int[1, 3].SelectMany(statements => Piece.Array[statements * InventedNews.PiecesOfStatement]);
}
