namespace Hearsay.Engine;

/// <summary>Stamped on all evidence.</summary>
/// <param name="Version">Ordinal: of two readings of one revision the greater is the newer. At least 1.</param>
/// <param name="Profile">Name of the configuration.</param>
/// <param name="WeightsSha256">SHA-256 of the learned weights in lower-case hex; empty where the profile has none.</param>
public sealed record EngineVersion(int Version, string Profile, string WeightsSha256)
{
    /// <summary>Rules alone, no learned weights.</summary>
    public static readonly EngineVersion Rules = new(9, "rules", "");
}
