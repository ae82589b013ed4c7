namespace Hearsay.Corpus.Claims;

/// <summary>The longest common subsequence of two wordings.</summary>
/// <param name="Common">How many words both have in the same order.</param>
/// <param name="OnlyOne">Words of the one that are left over, in order.</param>
/// <param name="OnlyOther">Words of the other that are left over.</param>
internal sealed record WordAlignment(int Common, IReadOnlyList<string> OnlyOne, IReadOnlyList<string> OnlyOther)
{
    public static WordAlignment Of(string[] one, string[] other)
    {
        var length = new int[one.Length + 1, other.Length + 1];
        for (var i = one.Length - 1; i >= 0; i--)
        {
            for (var k = other.Length - 1; k >= 0; k--)
            {
                length[i, k] = one[i] == other[k] ? length[i + 1, k + 1] + 1 : Math.Max(length[i + 1, k], length[i, k + 1]);
            }
        }

        var (left, right) = (new List<string>(), new List<string>());
        var (a, b) = (0, 0);
        while (a < one.Length || b < other.Length)
        {
            if (a < one.Length && b < other.Length && one[a] == other[b])
            {
                (a, b) = (a + 1, b + 1);
            }
            else if (b == other.Length || (a < one.Length && length[a + 1, b] >= length[a, b + 1]))
            {
                left.Add(one[a++]);
            }
            else
            {
                right.Add(other[b++]);
            }
        }

        return new WordAlignment(length[0, 0], left, right);
    }
}
