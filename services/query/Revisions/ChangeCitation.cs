using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.Corpus.Revisions;

namespace Hearsay.Query;

/// <summary>Gives one side of a change what is needed to cite it.</summary>
internal sealed class ChangeCitation
{
    private readonly StoredReading _reading;
    private readonly PassageReader _passages;
    private readonly EvidenceIndex _index;
    private readonly Dictionary<string, StatementResult> _corrected;

    public ChangeCitation(StoredReading reading)
    {
        _reading = reading;
        _passages = new PassageReader(reading.Evidence, reading.Text);
        _index = new EvidenceIndex(reading.Evidence);
        _corrected = reading.Corrected.ToDictionary(result => result.Statement.Id, StringComparer.Ordinal);
    }

    /// <summary>The side as answers give it; null for a side that the change does not have.</summary>
    public ChangedPassage? Of(ChangedWords? side)
    {
        if (side is null)
        {
            return null;
        }

        var statement = side.Statement is { } at ? _reading.Evidence.Statements[at] : null;
        var passage = new ChangedPassage { Words = { side.Words }, Value = side.Value, Also = { side.Also }, Passage = _passages.Around(ExtentOf(side.Words), statement?.Sentence) };
        if (statement is not null)
        {
            passage.Statement = _corrected.GetValueOrDefault(statement.Id) ?? StatementRow.ResultOf(statement, _index, _passages);
        }

        return passage;
    }

    private static Span? ExtentOf(IReadOnlyList<Span> words) =>
        words.Count == 0 ? null : new Span { Start = words.Min(span => span.Start), End = words.Max(span => span.End) };
}
