namespace Hearsay.Tagger.Inference;

/// <summary>Signed buckets of the distance from a cue to a piece: each up to 8 has its own, then four a doubling, 32 at most a side. Mirrors training/hearsay_tagger/model.py.</summary>
internal static class DistanceBuckets
{
    public const int Count = 65;
    private const int Side = 32;
    private const int Farthest = 512;

    private static readonly byte[] Table = [.. Enumerable.Range(-Farthest, (2 * Farthest) + 1).Select(Compute)];

    /// <summary>The bucket of a distance of at most 512 pieces either way.</summary>
    public static int Of(int distance) => Table[distance + Farthest];

    private static byte Compute(int distance)
    {
        var far = Math.Abs(distance);
        var value = far < 8 ? far : Math.Min(Side, (int)Math.Round(8 + (4 * Math.Log2(far / 8.0)), MidpointRounding.ToEven));
        return (byte)(Side + (distance < 0 ? -value : value));
    }
}
