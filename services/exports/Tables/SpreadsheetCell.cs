namespace Hearsay.Exports;

/// <summary>
/// Text that no spreadsheet takes for a formula. A cell is one to it where its first letter is = + - or @, be it full width; some look past
/// white space and apostrophes. Such a cell gets an apostrophe in front. Who reads takes one away from a cell that begins with one and would be a
/// formula without it, and has the text again: every such cell was given one, so no other text is changed.
/// </summary>
internal static class SpreadsheetCell
{
    private const char Guard = '\'';

    /// <summary>The text as it is written.</summary>
    public static string Write(string text) => IsFormula(text) ? Guard + text : text;

    /// <summary>The text that was written.</summary>
    public static string Read(string cell) => cell.StartsWith(Guard) && IsFormula(cell) ? cell[1..] : cell;

    /// <summary>Whether the first letter after apostrophes and white space begins a formula.</summary>
    private static bool IsFormula(string text)
    {
        foreach (var letter in text)
        {
            if (letter is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20')
            {
                return true;
            }

            if (letter != Guard && !char.IsWhiteSpace(letter) && !char.IsControl(letter))
            {
                return false;
            }
        }

        return false;
    }
}
