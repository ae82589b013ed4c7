using Hearsay.Articles;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Quality.Tests.Readers;

/// <summary>Makes a reader under test of a tagger, which is made when it is first needed. Its names are what is measured, with either way to take its attributions.</summary>
internal static class TaggerReader
{
    /// <summary>The statements that the engine makes of what the tagger finds.</summary>
    public static ReaderUnderTest InEngine(string name, Func<ITagger> tagger)
    {
        var made = new Lazy<ITagger>(tagger);
        return new ReaderUnderTest(name, (text, published, cancellationToken) =>
        {
            var (evidence, tagged) = Run(made.Value, text, published, cancellationToken);
            var nested = evidence.Statements.ToLookup(statement => statement.ParentId.Length > 0, Of);
            return new ArticleReading([.. nested[false]], [.. nested[true]], Names(text, tagged)) { Evidence = evidence };
        }) { Tagger = made };
    }

    /// <summary>What the tagger itself finds; an attribution is nested where its cue, or its content if it has none, lies in another's content.</summary>
    public static ReaderUnderTest Alone(string name, Func<ITagger> tagger)
    {
        var made = new Lazy<ITagger>(tagger);
        return new ReaderUnderTest(name, (text, published, cancellationToken) =>
        {
            var (_, tagged) = Run(made.Value, text, published, cancellationToken);
            var index = new CodePointIndex(text);
            var all = tagged.Cues.Select(cue => new AttributionSpans(Of(index, cue.Source), Of(index, cue.Cue), Of(index, cue.Content))).ToList();
            var nested = all.ToLookup(item => all.Any(other =>
                other != item && SpanLists.IsInside(item.Cue.Count > 0 ? item.Cue : item.Content, other.Content)));
            return new ArticleReading([.. nested[false]], [.. nested[true]], Names(text, tagged));
        });
    }

    private static (Evidence Evidence, TaggerReading Tagged) Run(ITagger tagger, string text, string published, CancellationToken cancellationToken)
    {
        var recording = new RecordingTagger(tagger);
        var evidence = ReadArticle.From(new EvidenceEngine(recording), text, published, cancellationToken);
        return (evidence, recording.Last);
    }

    private static AttributionSpans Of(Statement statement) => new(Of(statement.Source), Of(statement.Cue), Of(statement.Content)) { Confidence = statement.Confidence };

    private static IEnumerable<TextSpan> Of(IEnumerable<Span> spans) => spans.Select(span => new TextSpan(span.Start, span.End));

    private static IEnumerable<TextSpan> Of(CodePointIndex index, IEnumerable<TextRange> ranges) => ranges.Select(range => Of(index, range));

    private static TextSpan Of(CodePointIndex index, TextRange range) => new(index.ToCodePoint(range.Start), index.ToCodePoint(range.End));

    private static List<TypedName> Names(string text, TaggerReading tagged)
    {
        var index = new CodePointIndex(text);
        var names = new List<TypedName>();
        foreach (var name in tagged.Names)
        {
            NameType? type = name.Kind switch
            {
                NameKind.Person => NameType.Person,
                NameKind.Organization or NameKind.Outlet => NameType.Organization,
                NameKind.Place => NameType.Location,
                _ => null,
            };
            if (type is { } known)
            {
                names.Add(new TypedName(known, Of(index, name.Range)));
            }
        }

        return names;
    }

    /// <summary>Keeps what a tagger found while the engine reads one text, so that it need not run twice.</summary>
    private sealed class RecordingTagger(ITagger tagger) : ITagger
    {
        public TaggerReading Last { get; private set; } = new([], []);

        public EngineVersion Version => tagger.Version;

        public TaggerReading Read(ReadText text, CancellationToken cancellationToken) => Last = tagger.Read(text, cancellationToken);
    }
}
