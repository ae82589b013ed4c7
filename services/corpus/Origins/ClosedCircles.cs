namespace Hearsay.Corpus.Origins;

/// <summary>Ways that go on in each other and lead nowhere else.</summary>
internal sealed class ClosedCircles
{
    private readonly int[] _component;
    private readonly bool[] _reaches;
    private readonly Dictionary<int, Party> _ends = [];

    public ClosedCircles(IReadOnlyList<Way> ways, WayGraph graph)
    {
        var next = Enumerable.Range(0, ways.Count).Select(at => graph[at].Select(onward => onward.Way).ToList()).ToList();
        _component = StrongComponents.Of(ways.Count, at => next[at]);
        var components = _component.Length == 0 ? 0 : _component.Max() + 1;
        _reaches = new bool[components];
        var leaves = new bool[components];
        foreach (var at in Enumerable.Range(0, ways.Count).OrderBy(at => _component[at]))
        {
            _reaches[_component[at]] |= next[at].Count == 0 || next[at].Exists(other => _reaches[_component[other]]);
            leaves[_component[at]] |= next[at].Exists(other => _component[other] != _component[at]);
        }

        foreach (var at in Enumerable.Range(0, ways.Count).Where(at => !_reaches[_component[at]] && !leaves[_component[at]]))
        {
            foreach (var onward in graph[at].Where(onward => onward.Joint != Joint.Text))
            {
                var party = ways[onward.Way].Steps[onward.Step].Party;
                _ends[_component[at]] = _ends.TryGetValue(_component[at], out var end) && end.Index < party.Index ? end : party;
            }
        }
    }

    /// <summary>Whether a way leads to an end of any kind.</summary>
    public bool Reaches(int way) => _reaches[_component[way]];

    /// <summary>The party that stands for the circle that a way is in; null where it is in none.</summary>
    public Party? EndOf(int way) => _ends.GetValueOrDefault(_component[way]);
}
