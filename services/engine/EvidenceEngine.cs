using Hearsay.Engine.Article;
using Hearsay.Engine.Chains;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Events;
using Hearsay.Engine.Figures;
using Hearsay.Engine.Languages;
using Hearsay.Engine.Model;
using Hearsay.Engine.Statements;
using Hearsay.Engine.Text;
using Hearsay.Engine.Times;
using Hearsay.Engine.Unknowns;

namespace Hearsay.Engine;

/// <summary>Reads evidence out of a text. Pure and deterministic; one instance serves any number of threads.</summary>
public sealed class EvidenceEngine
{
    private readonly ITagger _tagger;

    /// <summary>An engine that finds cues and names by rule.</summary>
    public EvidenceEngine()
        : this(new RuleTagger())
    {
    }

    /// <summary>An engine with another way to find cues and names.</summary>
    public EvidenceEngine(ITagger tagger) => _tagger = tagger;

    /// <summary>Stamped on what this engine reads.</summary>
    public EngineVersion Version => _tagger.Version;

    /// <summary>Reads a text; any string gives evidence.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Evidence Read(EngineInput input, CancellationToken cancellationToken) => Read(input, null, cancellationToken);

    /// <summary>The same, telling an observer of each stage.</summary>
    public Evidence Read(EngineInput input, IStageObserver? observer, CancellationToken cancellationToken)
    {
        var stages = new Stages(observer, cancellationToken);
        return stages.Run("language", () => LanguageGate.IsEnglish(input.Text, input.Facts.Language, cancellationToken))
            ? Read(input, stages, cancellationToken)
            : EvidenceBuilder.OfUnread(Version, input, Shortfall.UnsupportedLanguage);
    }

    private Evidence Read(EngineInput input, Stages stages, CancellationToken cancellationToken)
    {
        var text = stages.Run("text", () => Text.TextReader.Read(new SourceText(input.Text), input.Blocks, cancellationToken));
        var dateline = stages.Run("article", () => DatelineTimes.Find(text, input.Facts.Language, cancellationToken));
        var facts = FactsReader.FillUp(input.Facts, text, dateline);
        var tagged = stages.Run("cues", () => ReadingCheck.Mend(text, _tagger.Read(text, cancellationToken), cancellationToken));
        var times = stages.Run("times", () => AllTimes(text, dateline, facts, cancellationToken));
        var statements = stages.Run("statements", () => StatementReader.Read(text, tagged.Cues, times, cancellationToken));
        var book = stages.Run("entities", () => Entities(text, tagged.Names, cancellationToken));
        var resolver = new Resolver(text, book);
        stages.Run("chains", () =>
        {
            ChainReader.Read(text, resolver, book, facts, statements, cancellationToken);
            foreach (var body in NamedBodies.Find(text, cancellationToken))
            {
                resolver.Resolve(body);
            }

            UnnamedSources.Read(text, statements.SelectMany(draft => draft.Chain.Select(hop => hop.Entity)), cancellationToken);

            return true;
        });
        var events = stages.Run("events", () => new EventReader(text, new Participants(book, resolver), times, statements, facts.Published).Read(cancellationToken));
        var figures = stages.Run("figures", () => (Found: FigureReader.Read(text, times, cancellationToken), Unknowns: UnknownReader.Read(text, statements, cancellationToken)));
        var drafts = new Drafts(statements, book.Entities, times, events, figures.Found, figures.Unknowns) { CuesLeftOut = tagged.LeftOut, StoppedEarly = tagged.StoppedEarly };
        return new EvidenceBuilder(text).Build(Version, facts, input.Blocks, drafts, cancellationToken);
    }

    private static List<TimeReading> AllTimes(ReadText text, List<TimeReading> dateline, PublicationFacts facts, CancellationToken cancellationToken)
    {
        var anchor = Anchor.Of(text, facts.Published);
        var times = TimeFinder.Find(text, anchor, NumericDate.OrderOf(text, facts.Language, anchor), cancellationToken);
        var printed = dateline.SelectMany(Tokens).ToHashSet();
        times.RemoveAll(time => Tokens(time).Any(printed.Contains));
        times.AddRange(dateline);
        times.Sort((a, b) => a.First.CompareTo(b.First));
        return times;

        static IEnumerable<int> Tokens(TimeReading time) => Enumerable.Range(time.First, time.End - time.First);
    }

    private static EntityBook Entities(ReadText text, IReadOnlyList<NameReading> names, CancellationToken cancellationToken)
    {
        var book = EntityBook.Of(text, names, cancellationToken);
        RoleReader.Read(text, book, cancellationToken);
        return book;
    }

    /// <summary>Runs the stages one after the other, and tells the observer.</summary>
    private readonly struct Stages(IStageObserver? observer, CancellationToken cancellationToken)
    {
        public T Run<T>(string stage, Func<T> read)
        {
            using var entered = observer?.Enter(stage);
            cancellationToken.ThrowIfCancellationRequested();
            return read();
        }
    }
}
