using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Claims;

/// <summary>What a document is about: the words of its headline that tell most, and the names that it mentions most.</summary>
internal static class DocumentSetting
{
    private const int MostOfHeadline = 10, MostNames = 6;

    /// <summary>Stems, each once: the last word of each name, the most mentioned first, then the headline's, those that tell most first.</summary>
    public static string[] Of(Evidence evidence)
    {
        var headline = ContentWords.Cut(evidence.Facts?.Title ?? "")
            .Where(word => !FunctionWords.Has(word) && !FunctionWords.IsNegation(word) && !char.IsAsciiDigit(word[0]))
            .OrderByDescending(WordWeights.Of).ThenBy(word => word, StringComparer.Ordinal)
            .Take(MostOfHeadline);
        var names = evidence.Entities
            .Where(entity => !entity.Unnamed && entity.Type is EntityType.Person or EntityType.Organization or EntityType.Place)
            .OrderByDescending(entity => entity.Mentions.Count).ThenBy(entity => entity.Name, StringComparer.Ordinal)
            .Take(MostNames)
            .SelectMany(entity => ContentWords.Cut(entity.Name).Where(word => !FunctionWords.Has(word)).TakeLast(1));
        return [.. names.Concat(headline).Select(EnglishStemmer.Stem).Distinct(StringComparer.Ordinal)];
    }
}
