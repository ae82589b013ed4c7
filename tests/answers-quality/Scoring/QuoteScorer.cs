using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Answers.Quality.Tests.Scoring;

/// <summary>Families of quotations: which belong together, and how each differs.</summary>
internal static class QuoteScorer
{
    public static void Score(ScenarioView view, AnswerScore score)
    {
        if (view.Answers.Claims is null)
        {
            return;
        }

        var all = view.Gold.Quotes.SelectMany(quote => quote.Members.Select(member => (quote.Id, Member: member, Found: PlaceOf(view, member)))).ToList();
        foreach (var (_, member, place) in all)
        {
            score.QuotesFound += place is not null;
            if (place?.Family is not null)
            {
                score.QuoteKinds += string.Equals(place.Kind.ToString(), member.Variant, StringComparison.OrdinalIgnoreCase);
            }
        }

        score.Quotes += BCubed.Of([.. all.Where(item => item.Found is not null)], item => item.Found!.Family, item => item.Id);
    }

    /// <summary>Where a quotation came to; null where it was not extracted.</summary>
    public static QuotePlace? PlaceOf(ScenarioView view, GoldQuotation member)
    {
        if (view.StatementOf(member.Document, member.Quote) is not { } statement)
        {
            return null;
        }

        foreach (var family in view.Answers.Whole.Values.SelectMany(whole => whole.Quotes))
        {
            if (family.Original.Statement.Id == statement.Id)
            {
                return new QuotePlace(statement.Id, QuoteVariantKind.Exact);
            }

            if (family.Variants.FirstOrDefault(variant => variant.Statement.Statement.Id == statement.Id) is { } variant)
            {
                return new QuotePlace(family.Original.Statement.Id, variant.Kind);
            }
        }

        return new QuotePlace(null, QuoteVariantKind.Unspecified);
    }
}

/// <summary>Where a quotation came to.</summary>
/// <param name="Family">Its family, named by the original; null where it stands alone.</param>
/// <param name="Kind">How it differs; the original itself is exact.</param>
internal sealed record QuotePlace(string? Family, QuoteVariantKind Kind);
