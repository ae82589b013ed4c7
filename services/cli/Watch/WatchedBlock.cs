using System.Globalization;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Watch;

/// <summary>Prints one item that came in, and why it is told.</summary>
internal static class WatchedBlock
{
    private const int Indent = 12;

    public static void Write(Page page, WatchStatementsResponse answer, int number)
    {
        var label = number.ToString(CultureInfo.InvariantCulture).PadLeft(3);
        page.Entry($"{label}  why", Indent, string.Join(", ", answer.Matches.Select(match => $"{match.Field} {match.Value}")), Tones.Label);
        switch (answer.ItemCase)
        {
            case WatchStatementsResponse.ItemOneofCase.Statement:
                StatementBlock.Write(page, StatementView.Of(answer.Statement, number: 0));
                break;
            case WatchStatementsResponse.ItemOneofCase.Event:
                page.Entry("     event", Indent, EventLine.Of(answer.Event), Tones.Plain);
                page.Blank();
                break;
            case WatchStatementsResponse.ItemOneofCase.Corrected:
                page.Entry("     news", Indent, NewsOf(answer.Corrected), Tones.Heading);
                StatementBlock.Write(page, StatementView.Of(answer.Corrected.Statement, number: 0));
                break;
            default:
                WriteOrigins(page, answer.Origins ?? new ReachedOrigins());
                break;
        }
    }

    /// <summary>What people did, and whether the statement still is one that is watched for.</summary>
    private static string NewsOf(CorrectionNotice corrected)
    {
        var correction = corrected.Correction ?? new Correction();
        var what = corrected.Undone
            ? $"a correction was taken back by {correction.UndoneBy}"
            : $"corrected by {correction.CorrectedBy}: {correction.Reason}";
        return (corrected.MatchedBefore, corrected.MatchesNow) switch
        {
            (true, false) => $"{what} (it does not match any more)",
            (false, true) => $"{what} (it did not match before)",
            _ => what,
        };
    }

    private static void WriteOrigins(Page page, ReachedOrigins reached)
    {
        var origins = reached.Origins ?? new OriginCount();
        page.Entry("     claim", Indent, reached.Text, Tones.Heading);
        page.Entry(
            string.Empty,
            Indent,
            $"{origins.AtLeast} to {Counted.Of(origins.AtMost, "origin")}, {Counted.Of(reached.OutletCount, "outlet")}, {Counted.Of(reached.DocumentCount, "document")}",
            Tones.Plain);
        page.Entry(string.Empty, Indent, $"origins --claim {reached.ClaimId} shows them", Tones.Label);
        page.Blank();
    }
}
