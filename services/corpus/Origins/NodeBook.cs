using System.Globalization;

namespace Hearsay.Corpus.Origins;

/// <summary>The parties that the answer shows, numbered as the paths come by them.</summary>
internal sealed class NodeBook
{
    private readonly Dictionary<Party, int> _numbers = [];
    private readonly List<Party> _parties = [];
    private readonly HashSet<Party> _ends = [];
    private readonly Dictionary<Party, string> _reasons = [];

    public int NumberOf(Party party)
    {
        if (!_numbers.TryGetValue(party, out var number))
        {
            number = _parties.Count + 1;
            _numbers.Add(party, number);
            _parties.Add(party);
        }

        return number;
    }

    public string IdOf(Party party) => "n" + NumberOf(party).ToString(CultureInfo.InvariantCulture);

    public void EndAt(Party party, string unresolved)
    {
        _ends.Add(party);
        _reasons.TryAdd(party, unresolved);
    }

    public IReadOnlyList<OriginNode> Nodes() => [.. _parties.Select(party => new OriginNode
    {
        Id = IdOf(party),
        Name = party.Name,
        Type = party.Type,
        Unnamed = party.Unnamed,
        EntityId = party.EntityId,
        Origin = _ends.Contains(party),
        UnresolvedReason = _reasons.GetValueOrDefault(party, ""),
    })];
}
