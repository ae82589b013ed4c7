namespace Hearsay.Engine.Entities;

internal static class EditDistance
{
    /// <summary>Whether one letter added, left out, changed or two neighbours exchanged turn one word into the other.</summary>
    public static bool IsOne(string a, string b)
    {
        if (a.Length > b.Length)
        {
            (a, b) = (b, a);
        }

        if (b.Length - a.Length > 1 || string.Equals(a, b, StringComparison.Ordinal))
        {
            return false;
        }

        var start = 0;
        while (start < a.Length && a[start] == b[start])
        {
            start++;
        }

        var end = 0;
        while (end < a.Length - start && a[^(end + 1)] == b[^(end + 1)])
        {
            end++;
        }

        var restA = a.Length - start - end;
        var restB = b.Length - start - end;
        return (restA <= 1 && restB <= 1) || (restA == 2 && restB == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]);
    }
}
