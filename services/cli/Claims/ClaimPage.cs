using Hearsay.Cli.Output;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Claims;

/// <summary>Prints one claim with its statements by stance, the wordings of its quotations, and what contradicts it.</summary>
internal static class ClaimPage
{
    public static void Write(Page page, GetClaimResponse answer)
    {
        var claim = answer.Claim ?? new Claim();
        ClaimBlock.Write(page, claim, 1);
        var number = 0;
        foreach (var stance in answer.Statements.GroupBy(result => (result.Correction?.Statement ?? result.Statement)?.Stance ?? Stance.Unspecified).OrderBy(group => group.Key))
        {
            Section(page, EnumWords<Stance>.Of(stance.Key) is { Length: > 0 } word ? word : "stance not told", stance.Count());
            foreach (var result in stance)
            {
                number++;
                StatementBlock.Write(page, StatementView.Of(result, number));
            }
        }

        if (claim.StatementCount > answer.Statements.Count)
        {
            page.Line(($"The first {answer.Statements.Count} of {claim.StatementCount} statements; all of them: hearsay search --claim {claim.Id}", Tones.Unsure));
            page.Blank();
        }

        List(page, "Quotations", answer.Quotes, QuoteFamilyBlock.Write);
        List(page, "Contradictions", answer.Contradictions, ContradictionBlock.Write);
    }

    private static void List<T>(Page page, string title, IReadOnlyList<T> items, Action<Page, T, int> write)
    {
        if (items.Count > 0)
        {
            Section(page, title, items.Count);
        }

        for (var at = 0; at < items.Count; at++)
        {
            write(page, items[at], at + 1);
        }
    }

    private static void Section(Page page, string title, int count) => page.Line(($"{title} ({count})", Tones.Heading));
}
