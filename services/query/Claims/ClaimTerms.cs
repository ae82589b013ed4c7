using System.Globalization;
using Hearsay.Corpus.Claims;

namespace Hearsay.Query;

/// <summary>Terms that propositions are looked up by, as PostgreSQL writes tsvector and tsquery.</summary>
internal static class ClaimTerms
{
    /// <summary>Terms of a question that are looked up; a pair of them is in each answer, where it has two.</summary>
    private const int MostAsked = 8;

    /// <summary>Most terms of a proposition.</summary>
    private const int MostKept = 64;

    /// <summary>Longest term, in UTF-16 units; PostgreSQL takes 2,046 bytes.</summary>
    private const int LongestTerm = 100;

    /// <summary>The terms of a proposition, those that tell most first.</summary>
    public static IReadOnlyList<string> Of(Proposition proposition) =>
    [
        .. proposition.Figures.Select(figure => $"#{figure.Number}")
            .Concat(proposition.Words.OrderByDescending(word => word.Weight).ThenBy(word => word.Stem, StringComparer.Ordinal).Select(word => word.Stem))
            .Where(term => term.Length <= LongestTerm)
            .Distinct(StringComparer.Ordinal)
            .Take(MostKept),
    ];

    /// <summary>The terms as a tsvector.</summary>
    public static string ToVector(IReadOnlyList<string> terms) => string.Join(' ', terms.Select(Quoted));

    /// <summary>What has any of the terms.</summary>
    public static string Any(IReadOnlyList<string> terms) => string.Join('|', terms.Take(MostAsked).Select(Quoted));

    /// <summary>What has one of the two terms that tell most.</summary>
    public static string AnyOne(IReadOnlyList<string> terms) => string.Join('|', terms.Take(2).Select(Quoted));

    /// <summary>What has any two of the terms; the term where there is one.</summary>
    public static string AnyTwo(IReadOnlyList<string> terms)
    {
        var asked = terms.Take(MostAsked).Select(Quoted).ToList();
        return asked.Count < 2
            ? asked[0]
            : string.Join('|', asked.SelectMany((one, index) => asked.Skip(index + 1).Select(other => string.Create(CultureInfo.InvariantCulture, $"({one}&{other})"))));
    }

    private static string Quoted(string term) => $"'{term.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal).Replace('\0', ' ')}'";
}
