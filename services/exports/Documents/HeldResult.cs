using Hearsay.Contracts.Query.V1;

namespace Hearsay.Exports;

/// <summary>A statement as it holds: as people corrected it, else as it was read.</summary>
internal static class HeldResult
{
    /// <summary>Among the reasons of a statement that people corrected.</summary>
    public const string Corrected = "CORRECTED";

    public static StatementResult Of(StatementResult result)
    {
        if (result.Correction is not { } correction)
        {
            return result;
        }

        var holds = new StatementResult(result) { Statement = correction.Statement.Clone(), Speaker = correction.Speaker };
        holds.Chain.Clear();
        holds.Chain.AddRange(correction.Chain);
        holds.Statement.Reasons.Add(Corrected);
        return holds;
    }
}
