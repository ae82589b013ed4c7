using System.Globalization;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Claims;

/// <summary>Prints two statements that cannot both be true.</summary>
internal static class ContradictionBlock
{
    private const int Indent = 12;

    public static void Write(Page page, Contradiction contradiction, int number)
    {
        var label = number.ToString(CultureInfo.InvariantCulture).PadLeft(3);
        page.Entry($"{label}  why", Indent, Why(contradiction), Tones.Against);
        Side(page, "one", contradiction.One, contradiction.ClaimId);
        Side(page, "other", contradiction.Other, contradiction.OtherClaimId);
        page.Blank();
    }

    private static string Why(Contradiction contradiction)
    {
        var words = string.Join(" and ", contradiction.Differing.Select(word => $"\"{word}\""));
        var kind = EnumWords<ContradictionKind>.Of(contradiction.Kind);
        return words.Length > 0 ? $"{kind}: {words}" : kind;
    }

    private static void Side(Page page, string label, StatementResult? statement, string claimId)
    {
        page.Entry($"     {label}", Indent, statement is null ? string.Empty : StatementLine.Of(statement), Tones.Plain);
        page.Entry(string.Empty, Indent, claimId.Length > 0 ? $"claim {claimId}" : string.Empty, Tones.Label);
    }
}
