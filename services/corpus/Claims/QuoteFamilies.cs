using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Claims;

/// <summary>Finds quotations of one utterance among others, and how their words differ.</summary>
public static class QuoteFamilies
{
    /// <summary>Quotations that are looked at; the last published are left out.</summary>
    public const int MostQuotes = 400;

    private const int MostWords = 200, FewestWords = 3;

    // Of the words of the shorter one.
    private const double Alike = 0.6;

    /// <summary>
    /// What stands in quotation marks in the content of a statement, each stretch for itself; the whole content of a direct one, which is not cut
    /// where the report goes on in between.
    /// </summary>
    public static IReadOnlyList<string> Stretches(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var whole = string.Join(' ', statement.Content.Select(span => span.Text));
        return statement.Kind switch
        {
            StatementKind.Direct => [whole],
            StatementKind.Mixed => [.. statement.Content.SelectMany(span => QuotedStretches.Of(span.Text))],
            _ => [],
        };
    }

    /// <summary>Families of two members or more, the first published first.</summary>
    public static IReadOnlyList<QuoteFamily> Of(IReadOnlyCollection<QuotedStatement> quotes)
    {
        var read = quotes.OrderBy(quote => quote.Rank).ThenBy(quote => quote.Id).ThenBy(quote => quote.Text, StringComparer.Ordinal)
            .Take(MostQuotes)
            .Select(quote => new Wording(quote, [.. ContentWords.Cut(quote.Text).Take(MostWords)]))
            .Where(wording => wording.Words.Length >= FewestWords)
            .ToList();
        return [.. Groups(read).Where(group => group.Count > 1).Select(Family)];
    }

    private static List<List<Wording>> Groups(List<Wording> read)
    {
        var groups = new List<List<Wording>>();
        foreach (var wording in read)
        {
            var joined = groups.Where(group => group.Exists(known => AreAlike(known, wording))).ToList();
            if (joined.Count == 0)
            {
                groups.Add([wording]);
                continue;
            }

            joined[0].Add(wording);
            foreach (var other in joined.Skip(1))
            {
                joined[0].AddRange(other);
                groups.Remove(other);
            }
        }

        return groups;
    }

    private static bool AreAlike(Wording one, Wording other)
    {
        var (shorter, longer) = one.Words.Length <= other.Words.Length ? (one, other) : (other, one);
        var needed = Math.Max(FewestWords, Alike * shorter.Words.Length);
        return shorter.Words.Count(longer.Bag.Contains) >= needed
            && shorter.Words.Any(word => !FunctionWords.Has(word) && longer.Bag.Contains(word))
            && WordAlignment.Of(shorter.Words, longer.Words).Common >= needed;
    }

    private static QuoteFamily Family(List<Wording> members)
    {
        var ordered = members.OrderBy(member => member.Quote.Rank).ThenBy(member => member.Quote.Id).ToList();
        var original = ordered.MaxBy(member => member.Words.Length)!;
        return new QuoteFamily(original.Quote, [.. ordered.Where(member => member != original).Select(member => Variant(original, member))]);
    }

    private static QuoteVariant Variant(Wording original, Wording member)
    {
        var alignment = WordAlignment.Of(original.Words, member.Words);
        var (removed, added) = (alignment.OnlyOne, alignment.OnlyOther);
        var isOther = original.Quote.Speaker.Length > 0 && member.Quote.Speaker.Length > 0 && original.Quote.Speaker != member.Quote.Speaker;
        var kind = added.Count > 0 ? QuoteVariantKind.Altered
            : isOther ? QuoteVariantKind.Reattributed
            : removed.Count > 0 ? QuoteVariantKind.Truncated : QuoteVariantKind.Exact;
        return new QuoteVariant(member.Quote, kind, added, removed);
    }

    private sealed class Wording(QuotedStatement quote, string[] words)
    {
        public QuotedStatement Quote => quote;

        public string[] Words => words;

        public HashSet<string> Bag { get; } = words.ToHashSet(StringComparer.Ordinal);
    }
}
