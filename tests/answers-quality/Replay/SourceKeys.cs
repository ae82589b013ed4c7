using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Answers.Quality.Tests.Replay;

/// <summary>
/// Names in place of the ids that one run gave: a document is its address, a statement its address and place, an entity over all documents the first of its
/// members. Two runs over the same articles then name the same.
/// </summary>
internal sealed class SourceKeys
{
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);

    public SourceKeys(IEnumerable<StoredDocument> documents)
    {
        foreach (var document in documents)
        {
            _keys[document.Id] = document.Url;
            foreach (var (at, statement) in document.Evidence.Statements.Index())
            {
                _keys[statement.Id] = $"{document.Url}#{at}";
            }
        }
    }

    /// <summary>Learns the ids of entities over all documents.</summary>
    public void Learn(IEnumerable<EntityResult> entities)
    {
        foreach (var group in entities.Where(entity => entity.CanonicalId.Length > 0).GroupBy(entity => entity.CanonicalId, StringComparer.Ordinal))
        {
            _keys[group.Key] = "entity " + group.Select(entity => $"{entity.Passage.Url}#{entity.Entity.Id}").Min(StringComparer.Ordinal);
        }
    }

    /// <summary>The name of an id; other words as they are.</summary>
    public string Of(string id) => _keys.GetValueOrDefault(id, id);
}
