using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>Marks the words that a search matched.</summary>
internal sealed class Highlights(SearchStore store)
{
    /// <summary>Of a longer item the first words are looked at.</summary>
    private const int MostCharacters = 20_000;

    /// <summary>Adds to each statement the words of content, source and cue that match one of the terms, in the order of the text.</summary>
    public async Task AddAsync(IReadOnlyList<FoundStatement> found, IReadOnlyList<string> terms, CancellationToken cancellationToken)
    {
        if (terms.Count == 0)
        {
            return;
        }

        var words = found.Select(item => (Item: item, Words: SpansOf(item.Statement.Statement).Select(span => new SpanWords(span)).ToList())).ToList();
        var distinct = words.SelectMany(item => item.Words).SelectMany(span => span.Folded).ToHashSet(StringComparer.Ordinal);
        var matches = await store.MatchesAsync(distinct, terms, cancellationToken).ConfigureAwait(false);
        foreach (var (item, spans) in words)
        {
            item.Highlights.AddRange(spans.SelectMany(span => span.Matching(matches)).DistinctBy(span => (span.Start, span.End)).OrderBy(span => span.Start));
        }
    }

    private static IEnumerable<Span> SpansOf(Statement statement) => statement.Content.Concat(statement.Source).Concat(statement.Cue).Select(Beginning);

    private static Span Beginning(Span span) => span.Text.Length <= MostCharacters
        ? span
        : new Span { Start = span.Start, Text = span.Text[..(char.IsHighSurrogate(span.Text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)] };
}
