using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Query;

/// <summary>Finds what the ids in a revision's evidence stand for. An id that stands for nothing reads as unresolved.</summary>
internal sealed class EvidenceIndex
{
    private readonly Dictionary<string, Entity> _entities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _times = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _statementCounts = new(StringComparer.Ordinal);

    public EvidenceIndex(Evidence evidence)
    {
        foreach (var entity in evidence.Entities)
        {
            _entities.TryAdd(entity.Id, entity);
        }

        foreach (var time in evidence.Times)
        {
            _times.TryAdd(time.Id, time.Value);
        }

        foreach (var statement in evidence.Statements)
        {
            _statements.TryAdd(statement.Id, statement);
            _statementCounts[statement.SpeakerEntityId] = CountOfSpeaker(statement.SpeakerEntityId) + 1;
        }
    }

    /// <summary>Name of an entity; empty where there is none.</summary>
    public string NameOf(string entityId) => _entities.TryGetValue(entityId, out var entity) ? entity.Name : "";

    /// <summary>Name of whoever a hop is; the words that name it where it is no entity.</summary>
    public string NameOf(Hop hop) => NameOf(hop.EntityId) is { Length: > 0 } name ? name : hop.Span?.Text ?? "";

    /// <summary>Name and aliases of an entity; none where there is no such entity.</summary>
    public IEnumerable<string> NamesOf(string entityId) =>
        _entities.TryGetValue(entityId, out var entity) ? entity.Aliases.Prepend(entity.Name) : [];

    /// <summary>TIMEX3 value of a time; empty where it is not known.</summary>
    public string TimeOf(string timeId) => _times.GetValueOrDefault(timeId, "");

    /// <summary>Name of a statement's speaker; empty where there is none.</summary>
    public string SpeakerOf(string statementId) =>
        _statements.TryGetValue(statementId, out var statement) ? NameOf(statement.SpeakerEntityId) : "";

    /// <summary>How many statements an entity makes.</summary>
    public int CountOfSpeaker(string entityId) => _statementCounts.GetValueOrDefault(entityId);
}
