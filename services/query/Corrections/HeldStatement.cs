using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>What holds of a statement that is answered with: as people corrected it, else as it was read.</summary>
internal static class HeldStatement
{
    public static Statement Of(StatementResult result) => result.Correction?.Statement ?? result.Statement;

    /// <summary>Name of the speaker; empty where there is none.</summary>
    public static string SpeakerOf(StatementResult result) => result.Correction is { } correction ? correction.Speaker : result.Speaker;

    /// <summary>Names along the chain.</summary>
    public static IReadOnlyList<string> ChainOf(StatementResult result) => result.Correction is { } correction ? correction.Chain : result.Chain;
}
