using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Revisions;
using Hearsay.Revisions.Quality.Tests.Data;

namespace Hearsay.Revisions.Quality.Tests.Scoring;

/// <summary>The trivial way, to be seen beside the other: a statement whose letters and digits stand in no statement of the other reading was added or removed.</summary>
internal static class PlainComparison
{
    public static IReadOnlyList<FoundChange> Between(ReadText before, ReadText after)
    {
        var (earlier, later) = (Statements(before), Statements(after));
        return
        [
            .. earlier.Where(item => later.All(other => other.Letters != item.Letters)).Select(item => new FoundChange(FoundChange.Name(ChangeKind.StatementRemoved), item.Content, [])),
            .. later.Where(item => earlier.All(other => other.Letters != item.Letters)).Select(item => new FoundChange(FoundChange.Name(ChangeKind.StatementAdded), [], item.Content)),
        ];
    }

    private static List<(string Letters, IReadOnlyList<Span> Content)> Statements(ReadText text) =>
        [.. text.Evidence.Statements.Select(statement => (Letters(statement.Source.Concat(statement.Cue).Concat(statement.Content)), (IReadOnlyList<Span>)[.. statement.Content]))];

    private static string Letters(IEnumerable<Span> spans) =>
        string.Concat(spans.SelectMany(span => span.Text.Where(char.IsLetterOrDigit))).ToUpperInvariant();
}
