using System.Globalization;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Claims;

/// <summary>Prints one claim: what is claimed, how widely, how they stand to it, who was first.</summary>
internal static class ClaimBlock
{
    private const int Indent = 12;

    /// <param name="page">Where to print.</param>
    /// <param name="claim">What to print.</param>
    /// <param name="number">Its place among those printed, from 1.</param>
    /// <param name="found">How it matches what was asked; null where nothing was asked for.</param>
    public static void Write(Page page, Claim claim, int number, FoundClaim? found = null)
    {
        var label = number.ToString(CultureInfo.InvariantCulture).PadLeft(3);
        page.Entry($"{label}  claim", Indent, claim.Text, Tones.Heading);
        Part(page, "in", Width(claim), Tones.Plain);
        Part(page, "how", string.Join(", ", claim.Stances.Select(Stance)), claim.Stances.Any(IsAgainst) ? Tones.Against : Tones.Plain);
        Part(page, "first", claim.First is { } first ? StatementLine.Of(first) : string.Empty, Tones.Plain);
        Part(page, "last", claim.LastPublished, Tones.Plain);
        if (found is not null)
        {
            Part(page, "match", found.Score.ToString("F2", CultureInfo.InvariantCulture), Tones.Plain);
            Part(page, "best", found.Best is { } best ? StatementLine.Of(best) : string.Empty, Tones.Plain);
        }

        Part(page, "id", claim.Id, Tones.Label);
        page.Blank();
    }

    /// <summary>"9 outlets, 7 texts, 11 documents, 14 statements".</summary>
    private static string Width(Claim claim) => string.Join(
        ", ",
        Counted.Of(claim.OutletCount, "outlet"),
        Counted.Of(claim.TextCount, "text"),
        Counted.Of(claim.DocumentCount, "document"),
        Counted.Of(claim.StatementCount, "statement"));

    private static string Stance(StanceCount stance) =>
        string.Create(CultureInfo.InvariantCulture, $"{EnumWords<Stance>.Of(stance.Stance)} {stance.Count}").Trim();

    private static bool IsAgainst(StanceCount stance) =>
        stance.Stance is Contracts.Evidence.V1.Stance.Denies or Contracts.Evidence.V1.Stance.Rejects;

    private static void Part(Page page, string label, string text, Spectre.Console.Style tone) =>
        page.Entry($"     {label}", Indent, text, tone);
}
