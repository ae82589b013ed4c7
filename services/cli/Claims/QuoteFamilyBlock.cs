using System.Globalization;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Claims;

/// <summary>Prints the wordings of one quotation: the fullest, and how each other differs from it.</summary>
internal static class QuoteFamilyBlock
{
    private const int Indent = 12;

    public static void Write(Page page, QuoteFamily family, int number)
    {
        var label = number.ToString(CultureInfo.InvariantCulture).PadLeft(3);
        page.Entry($"{label}  quote", Indent, family.Original is { } original ? StatementLine.Of(original) : "(not told)", Tones.Plain);
        foreach (var variant in family.Variants)
        {
            var kind = EnumWords<QuoteVariantKind>.Of(variant.Kind);
            var text = new StyledText(kind, ToneOf(variant.Kind));
            page.Entry("     -", Indent, text.Add(variant.Statement is { } statement ? $" {StatementLine.Of(statement)}" : string.Empty, Tones.Plain));
            page.Entry(string.Empty, Indent, Words("added", variant.Added), Tones.Unsure);
            page.Entry(string.Empty, Indent, Words("removed", variant.Removed), Tones.Unsure);
        }

        page.Blank();
    }

    private static string Words(string what, IReadOnlyCollection<string> words) =>
        words.Count > 0 ? $"{what}: {string.Join(", ", words.Select(word => $"\"{word}\""))}" : string.Empty;

    private static Spectre.Console.Style ToneOf(QuoteVariantKind kind) =>
        kind is QuoteVariantKind.Altered or QuoteVariantKind.Reattributed ? Tones.Against : Tones.Plain;
}
