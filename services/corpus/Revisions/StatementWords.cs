using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Revisions;

/// <summary>The words of one statement that pairs are made by.</summary>
/// <param name="Content">Words of the content that tell; of a statement without content, those of its cue.</param>
/// <param name="Own">The same without those of the statements inside it.</param>
/// <param name="Frame">Words of source and cue.</param>
/// <param name="Stems">Stems of the words of the content.</param>
/// <param name="Extent">From its first word to its last.</param>
internal sealed record StatementWords(IReadOnlyList<int> Content, IReadOnlyList<int> Own, IReadOnlyList<int> Frame, IReadOnlySet<string> Stems, WordRange Extent)
{
    public static IReadOnlyList<StatementWords> AllOf(RevisionSide side) => [.. Enumerable.Range(0, side.Statements.Count).Select(at => Of(side, at))];

    private static StatementWords Of(RevisionSide side, int statement)
    {
        var told = side.Statements[statement];
        var content = Telling(side, told.Content.Count > 0 ? told.Content : told.Cue).ToList();
        var inner = side.ChildrenOf(statement).SelectMany(child => side.WordsIn(PartsOf(side.Statements[child]))).ToHashSet();
        var all = side.WordsIn(PartsOf(told)).ToList();
        return new StatementWords(
            content,
            [.. content.Where(word => !inner.Contains(word))],
            [.. side.WordsIn(told.Source.Concat(told.Cue))],
            content.Select(word => SameWord.StemOf(side.Words[word].Key)).ToHashSet(StringComparer.Ordinal),
            all.Count > 0 ? new WordRange(all[0], all[^1] + 1) : default);
    }

    private static IEnumerable<int> Telling(RevisionSide side, IEnumerable<Span> spans) => side.WordsIn(spans).Where(word => side.Words[word].Tells);

    private static IEnumerable<Span> PartsOf(Statement statement) => statement.Source.Concat(statement.Cue).Concat(statement.Content);
}
