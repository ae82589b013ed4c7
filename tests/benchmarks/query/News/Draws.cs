namespace Hearsay.QueryBenchmark;

/// <summary>Draws that are the same for the same seed, on every machine.</summary>
internal sealed class Draws(ulong seed)
{
    private ulong _state = seed;

    /// <summary>At least 0, less than 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Whether something comes about that does so with this share.</summary>
    public bool Is(double share) => Share() < share;

    /// <summary>At least 0, less than the bound, all equally often.</summary>
    public int Below(int bound) => (int)(Share() * bound);

    /// <summary>At least 0, less than the bound; the k-th as often as 1 / (k + offset).</summary>
    public int Skewed(int bound, double offset) => Math.Min(bound - 1, (int)((offset * Math.Pow((bound + offset) / offset, Share())) - offset));

    /// <summary>At least 1, at most the bound; k or more with a share of 1 / k.</summary>
    public int Size(int bound) => (int)Math.Min(bound, 1 / (1 - Share()));

    /// <summary>An id.</summary>
    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Next());
        BitConverter.TryWriteBytes(bytes[8..], Next());
        return new Guid(bytes);
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
