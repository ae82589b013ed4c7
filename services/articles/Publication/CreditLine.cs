namespace Hearsay.Articles.Publication;

/// <summary>Reads the lines at the end of a text that credit agencies and persons: "Additional reporting by Ada Quill and Quay Wire".</summary>
internal static class CreditLine
{
    private const int Longest = 300, LongestName = 80, MostNames = 12;

    private static readonly string[] Starts =
    [
        "Additional reporting by ", "Additional reporting: ", "Additional reporting from ", "Reporting by ", "With additional reporting by ", "With reporting by ", "With reporting from ",
        "Also reporting by ", "Written by ", "Writing by ", "With files from ", "With inputs from ", "With input from ", "Source: ", "Sources: ", "With agencies: ",
    ];

    private static readonly string[] Ends = [" contributed to this report", " contributed to this story", " contributed to this article", " contributed reporting", " contributed additional reporting"];

    // They shaped the text, nothing in it rests on them.
    private static readonly string[] Editors = ["Editing by ", "Edited by ", "Compiled by ", "Translated by ", "Additional editing by ", "Graphics by ", "Photography by "];

    /// <summary>The names, as printed; none where the line is no credit.</summary>
    public static IReadOnlyList<string> Read(string line)
    {
        line = line.Trim(' ', '(', ')', '[', ']', '\u2014', '\u2013', '-', '*', '.');
        if (line.Length > Longest)
        {
            return [];
        }

        var names = new List<string>();
        foreach (var part in line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Array.Exists(Editors, start => part.StartsWith(start, StringComparison.OrdinalIgnoreCase)))
            {
                AddPart(part, names);
            }
        }

        return names.Count <= MostNames ? names : [];
    }

    private static void AddPart(string part, List<string> names)
    {
        var start = Array.Find(Starts, start => part.StartsWith(start, StringComparison.OrdinalIgnoreCase));
        var end = start is null ? Array.Find(Ends, end => part.EndsWith(end, StringComparison.OrdinalIgnoreCase)) : null;
        var list = start is not null ? part[start.Length..] : end is not null ? part[..^end.Length] : "";
        foreach (var name in list.Replace(" and ", ", ", StringComparison.Ordinal).Replace(" & ", ", ", StringComparison.Ordinal).Split(',', StringSplitOptions.TrimEntries))
        {
            // "Ada Quill in Vell": where she was is no part of her name.
            var cut = name.IndexOf(" in ", StringComparison.Ordinal);
            var bare = (cut > 0 ? name[..cut] : name).Trim(' ', '.');
            if (bare.Length is > 1 and <= LongestName && char.IsUpper(bare[0]) && bare.Count(character => character == ' ') <= 6)
            {
                names.Add(bare);
            }
        }
    }
}
