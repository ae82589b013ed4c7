using System.Globalization;
using Hearsay.Corpus.Claims;
using Hearsay.Corpus.Linking;

namespace Hearsay.ClaimQuality;

/// <summary>Whether annotated quotations of one family come into one, and are called what the annotation calls them.</summary>
internal static class QuoteScores
{
    public static void Print(List<Scenario> scenarios, List<ReadStatement> statements, bool notes, TextWriter output)
    {
        var (together, pairs, right, all, strangers) = (0, 0, 0, 0, 0);
        foreach (var scenario in scenarios)
        {
            var quotes = scenario.Quotes.Select((gold, place) => (Gold: gold, Quote: new QuotedStatement(
                Unit.Of(System.Text.Encoding.UTF8.GetBytes($"{scenario.Name} {place}")).Id,
                gold.Quote,
                gold.Variant == "REATTRIBUTED" ? "another" : gold.Variant == "ALTERED" ? "" : "one",
                scenario.Articles.ToList().FindIndex(article => article.Url == gold.Url)))).ToList();
            var families = QuoteFamilies.Of([.. quotes.Select(pair => pair.Quote)]);
            var familyOf = new Dictionary<Guid, (int Family, QuoteVariantKind Kind)>();
            for (var i = 0; i < families.Count; i++)
            {
                familyOf[families[i].Original.Id] = (i, QuoteVariantKind.Exact);
                foreach (var variant in families[i].Variants)
                {
                    familyOf[variant.Statement.Id] = (i, variant.Kind);
                }
            }

            foreach (var one in quotes)
            {
                all++;
                var kind = familyOf.TryGetValue(one.Quote.Id, out var found) ? found.Kind.ToString().ToUpperInvariant() : "ALONE";
                right += kind == one.Gold.Variant ? 1 : 0;
                if (notes && kind != one.Gold.Variant)
                {
                    output.WriteLine($"  quote {one.Gold.Family}: {kind}, not {one.Gold.Variant}: {one.Gold.Quote}");
                }

                foreach (var other in quotes.Where(other => other.Quote.Id.CompareTo(one.Quote.Id) > 0))
                {
                    var same = familyOf.TryGetValue(other.Quote.Id, out var against) && familyOf.ContainsKey(one.Quote.Id) && against.Family == found.Family;
                    pairs += one.Gold.Family == other.Gold.Family ? 1 : 0;
                    together += one.Gold.Family == other.Gold.Family && same ? 1 : 0;
                    strangers += one.Gold.Family != other.Gold.Family && same ? 1 : 0;
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"quotes: pairs of a family together {together} of {pairs}, others together {strangers}; called right {right} of {all}"));
    }
}
