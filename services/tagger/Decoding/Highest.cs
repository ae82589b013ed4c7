namespace Hearsay.Tagger.Decoding;

internal static class Highest
{
    /// <summary>Where the highest of some values stands, one at least; of equals the first.</summary>
    public static int Of(ReadOnlySpan<float> values)
    {
        var highest = 0;
        for (var i = 1; i < values.Length; i++)
        {
            highest = values[i] > values[highest] ? i : highest;
        }

        return highest;
    }
}
