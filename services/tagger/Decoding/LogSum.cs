namespace Hearsay.Tagger.Decoding;

internal static class LogSum
{
    /// <summary>log(exp a + exp b).</summary>
    public static double Of(double a, double b) => Math.Max(a, b) + Math.Log(1 + Math.Exp(-Math.Abs(a - b)));
}
