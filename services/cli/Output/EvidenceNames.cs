using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Cli.Output;

/// <summary>Looks up what the ids within one document's evidence stand for.</summary>
internal sealed class EvidenceNames
{
    private readonly Dictionary<string, string> _entities = [];
    private readonly Dictionary<string, TimeExpression> _times = [];
    private readonly Dictionary<string, int> _statements = [];

    public EvidenceNames(Evidence evidence)
    {
        foreach (var entity in evidence.Entities)
        {
            _entities[entity.Id] = entity.Name;
        }

        foreach (var time in evidence.Times)
        {
            _times[time.Id] = time;
        }

        for (var at = 0; at < evidence.Statements.Count; at++)
        {
            _statements[evidence.Statements[at].Id] = at + 1;
        }
    }

    /// <summary>Name of an entity, else the words in the text, else nothing.</summary>
    public string Entity(string id, Span? words = null) =>
        _entities.TryGetValue(id, out var name) && name.Length > 0 ? name : words?.Text ?? string.Empty;

    /// <summary>Value and words of a time, for example "2026-03-05 (Thursday)"; empty where there is none.</summary>
    public string Time(string id) => _times.TryGetValue(id, out var time) ? Time(time) : string.Empty;

    public static string Time(TimeExpression time)
    {
        var value = time.Value.Length > 0 ? time.Value : $"unresolved, {time.UnresolvedReason}";
        return time.Span is { Text.Length: > 0 } span ? $"{value} ({span.Text})" : value;
    }

    /// <summary>Place of a statement among those of the evidence, from 1; 0 for none.</summary>
    public int StatementNumber(string id) => id.Length > 0 ? _statements.GetValueOrDefault(id) : 0;
}
