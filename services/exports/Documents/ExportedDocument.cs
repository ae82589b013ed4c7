using Hearsay.Articles;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using PublicationFacts = Hearsay.Contracts.Evidence.V1.PublicationFacts;

namespace Hearsay.Exports;

/// <summary>A document with those of its statements that an export takes. Throws where a span does not lie in the text.</summary>
/// <param name="evidence">All evidence of the revision.</param>
/// <param name="text">Canonical text that spans refer to.</param>
/// <param name="receivedAt">When ingestion received the revision.</param>
/// <param name="answers">The statements that match, in the order of the text, with what people corrected beside what was read.</param>
/// <param name="isWhole">Whether statements were not chosen among: what no statement tells belongs to the export then.</param>
public sealed class ExportedDocument(
    Evidence evidence, string text, DateTimeOffset receivedAt, IReadOnlyList<StatementResult> answers, bool isWhole)
{
    /// <summary>Code points of text that are given before and after a span.</summary>
    public const int ContextLength = 32;

    private readonly CodePointIndex _index = new(text);
    // Those too whom people named and the text does not.
    private readonly Dictionary<string, Entity> _entities = evidence.Entities.Concat(answers.SelectMany(result => result.Correction?.Named ?? []))
        .DistinctBy(entity => entity.Id).ToDictionary(entity => entity.Id, StringComparer.Ordinal);

    private readonly Dictionary<string, TimeExpression> _times = evidence.Times.DistinctBy(time => time.Id).ToDictionary(time => time.Id, StringComparer.Ordinal);

    /// <summary>All evidence of the revision.</summary>
    public Evidence Evidence => evidence;

    /// <summary>Publication facts; empty ones where none are known.</summary>
    public PublicationFacts Facts { get; } = evidence.Facts ?? new PublicationFacts();

    /// <summary>When ingestion received the revision.</summary>
    public DateTimeOffset ReceivedAt => receivedAt;

    /// <summary>The statements that match, with what people corrected beside what was read.</summary>
    public IReadOnlyList<StatementResult> Answers => answers;

    /// <summary>The same as they hold, for formats that have one place for each value.</summary>
    public IReadOnlyList<StatementResult> Statements { get; } = [.. answers.Select(HeldResult.Of)];

    /// <summary>Events that the export takes: those that its statements tell, and with them those that the publisher tells where it is whole.</summary>
    public IEnumerable<Event> Events()
    {
        var told = answers.Select(result => result.Statement.Id).ToHashSet(StringComparer.Ordinal);
        return evidence.Events.Where(happening =>
            happening.AccordingToStatementId.Length == 0 ? isWhole : told.Contains(happening.AccordingToStatementId));
    }

    /// <summary>Entities that the export takes: those that its statements and events refer to, or all where it is whole.</summary>
    public IEnumerable<Entity> Entities()
    {
        if (isWhole)
        {
            return _entities.Values;
        }

        var named = Statements.SelectMany(result => IdsIn(result.Statement)).Concat(Events().SelectMany(IdsIn)).ToHashSet(StringComparer.Ordinal);
        return _entities.Values.Where(entity => named.Contains(entity.Id));
    }

    /// <summary>An entity by its id; null for an empty id.</summary>
    public Entity? Entity(string id) => _entities.GetValueOrDefault(id);

    /// <summary>A time by its id; null for an empty id.</summary>
    public TimeExpression? Time(string id) => _times.GetValueOrDefault(id);

    /// <summary>The text before a span.</summary>
    public string Before(Span span) => _index.Slice(Math.Max(0, span.Start - ContextLength), span.Start);

    /// <summary>The text after a span.</summary>
    public string After(Span span) => _index.Slice(span.End, Math.Min(_index.Length, span.End + ContextLength));

    /// <summary>The part of the article that a span stands in, the whole of it where it stands in none; cut to a thousand code points on either side.</summary>
    public string Around(Span span)
    {
        const int Farthest = 1000;
        var block = evidence.Blocks.FirstOrDefault(candidate => candidate.Start <= span.Start && span.End <= candidate.End);
        var start = Math.Max(block?.Start ?? 0, span.Start - Farthest);
        return _index.Slice(start, Math.Min(block?.End ?? _index.Length, span.End + Farthest));
    }

    private static IEnumerable<string> IdsIn(Statement statement) =>
        statement.Chain.Select(hop => hop.EntityId).Append(statement.SpeakerEntityId).Append(statement.AddresseeEntityId);

    private static IEnumerable<string> IdsIn(Event happening) => happening.ParticipantEntityIds.Append(happening.PlaceEntityId);
}
