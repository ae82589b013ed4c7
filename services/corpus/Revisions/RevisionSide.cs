using System.Text;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Revisions;

/// <summary>One of the two revisions: its words and what was read from them.</summary>
internal sealed class RevisionSide
{
    private readonly Dictionary<string, Entity> _entities = new(StringComparer.Ordinal);
    private readonly ILookup<string, int> _children;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<(WordRange Range, int Statement)> _contents;
    private readonly WordRange _title;
    private readonly Rune[] _text;

    public RevisionSide(Evidence evidence, string text)
    {
        Evidence = evidence;
        _text = [.. text.EnumerateRunes()];
        Words = RevisionWords.Of(_text, evidence.Blocks);
        foreach (var entity in evidence.Entities)
        {
            _entities.TryAdd(entity.Id, entity);
        }

        _children = Enumerable.Range(0, evidence.Statements.Count).ToLookup(at => evidence.Statements[at].ParentId, StringComparer.Ordinal);
        for (var at = 0; at < evidence.Statements.Count; at++)
        {
            _places.TryAdd(evidence.Statements[at].Id, at);
        }

        _contents = [.. evidence.Statements.SelectMany((statement, at) => statement.Content.Select(span => (Range: WordsIn(span), Statement: at))).OrderBy(item => item.Range.To - item.Range.From)];
        _title = evidence.Blocks.FirstOrDefault(block => block.Kind == BlockKind.Title) is { } title ? WordsIn(title.Start, title.End) : default;
    }

    public Evidence Evidence { get; }

    public IReadOnlyList<RevisionWord> Words { get; }

    public IReadOnlyList<Statement> Statements => Evidence.Statements;

    /// <summary>The words of a span; empty where it lies in what is left out.</summary>
    public WordRange WordsIn(Span? span) => span is null ? default : WordsIn(span.Start, span.End);

    /// <summary>The words of several spans, each once, in order.</summary>
    public IEnumerable<int> WordsIn(IEnumerable<Span> spans) =>
        spans.Select(WordsIn).SelectMany(range => Enumerable.Range(range.From, Math.Max(0, range.To - range.From))).Distinct().Order();

    public Entity? EntityOf(string id) => _entities.GetValueOrDefault(id);

    /// <summary>Statements inside the content of one.</summary>
    public IEnumerable<int> ChildrenOf(int statement) => Statements[statement].Id.Length > 0 ? _children[Statements[statement].Id] : [];

    /// <summary>The statement in whose content a statement stands, or -1.</summary>
    public int ParentOf(int statement) => Statements[statement].ParentId is { Length: > 0 } id ? _places.GetValueOrDefault(id, -1) : -1;

    /// <summary>Whether a statement stands in the headline.</summary>
    public bool IsInTitle(int statement) => !_title.IsEmpty && _title.Holds(WordsIn(Statements[statement].Sentence ?? Statements[statement].Content.FirstOrDefault()));

    /// <summary>Whether words stand in the headline.</summary>
    public bool IsInTitle(WordRange range) => !_title.IsEmpty && _title.Holds(range);

    /// <summary>The innermost statement in whose content words stand; null where there is none.</summary>
    public int? StatementAround(WordRange range)
    {
        foreach (var (content, statement) in _contents)
        {
            if (content.Holds(range))
            {
                return statement;
            }
        }

        return null;
    }

    /// <summary>A word as it stands in the text.</summary>
    public Span SpanOf(int word)
    {
        var (start, end) = (Words[word].Start, Words[word].End);
        return new Span { Start = start, End = end, Text = string.Concat(_text.AsSpan(start, end - start).ToArray().Select(rune => rune.ToString())) };
    }

    private WordRange WordsIn(int start, int end) => new(FirstFrom(start), FirstFrom(end));

    private int FirstFrom(int start)
    {
        int low = 0, high = Words.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Words[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
