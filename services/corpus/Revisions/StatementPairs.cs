using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Revisions;

/// <summary>Which statement of one revision is which of the other, one to one: those that share most of their words first.</summary>
internal sealed class StatementPairs
{
    private const int MostStatements = 4_000, MostPlaces = 40, MostCandidates = 12;

    // Less in common is another statement.
    private const double Least = 0.35;

    // A word that stands in both at other places says less than one that stayed where it was. Who says it and how counts a little.
    private const double OfElsewhere = 0.8, OfFrame = 0.25;

    private readonly Comparison _comparison;
    private readonly Dictionary<string, List<int>> _places = new(StringComparer.Ordinal);

    private StatementPairs(Comparison comparison)
    {
        _comparison = comparison;
        Before = StatementWords.AllOf(comparison.Before);
        After = StatementWords.AllOf(comparison.After);
        ToAfter = Enumerable.Repeat(WordMap.None, Before.Count).ToArray();
        ToBefore = Enumerable.Repeat(WordMap.None, After.Count).ToArray();
    }

    public IReadOnlyList<StatementWords> Before { get; }

    public IReadOnlyList<StatementWords> After { get; }

    /// <summary>Partner of each statement of the earlier revision, or <see cref="WordMap.None"/>.</summary>
    public int[] ToAfter { get; }

    /// <summary>Partner of each statement of the later revision.</summary>
    public int[] ToBefore { get; }

    public static StatementPairs Of(Comparison comparison)
    {
        var pairs = new StatementPairs(comparison);
        pairs.Index();
        var scored = Enumerable.Range(0, Math.Min(MostStatements, pairs.Before.Count))
            .SelectMany(before => pairs.CandidatesOf(before).Select(after => (Before: before, After: after, Score: pairs.Score(before, after))))
            .Where(pair => pair.Score >= Least)
            .OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Before).ThenBy(pair => pair.After);
        foreach (var (before, after, _) in scored)
        {
            if (pairs.ToAfter[before] == WordMap.None && pairs.ToBefore[after] == WordMap.None)
            {
                (pairs.ToAfter[before], pairs.ToBefore[after]) = (after, before);
            }
        }

        pairs.PairRest();
        return pairs;
    }

    // Of the rest: what the same source says by the same word at the same place, or would not say and now says, is one statement, whatever it is now.
    private void PairRest()
    {
        var bySource = Enumerable.Range(0, Math.Min(MostStatements, After.Count)).Where(at => ToBefore[at] == WordMap.None)
            .SelectMany(at => _comparison.After.WordsIn(_comparison.After.Statements[at].Source).Select(word => (Word: word, Statement: at)))
            .ToLookup(item => item.Word, item => item.Statement);
        for (var before = 0; before < Math.Min(MostStatements, Before.Count); before++)
        {
            var after = ToAfter[before] != WordMap.None ? WordMap.None : _comparison.Before.WordsIn(_comparison.Before.Statements[before].Source)
                .SelectMany(word => bySource[_comparison.Map.ToLater(word)])
                .FirstOrDefault(at => ToBefore[at] == WordMap.None && IsTurned(before, at), WordMap.None);
            if (after != WordMap.None)
            {
                (ToAfter[before], ToBefore[after]) = (after, before);
            }
        }
    }

    private bool IsTurned(int before, int after)
    {
        var (earlier, later) = (_comparison.Before.Statements[before], _comparison.After.Statements[after]);
        return Stays(earlier.Cue, later.Cue) || earlier.Stance == Stance.NoComment != (later.Stance == Stance.NoComment);
    }

    // Whether words of the one are words of the other, at their place.
    private bool Stays(IEnumerable<Span> earlier, IEnumerable<Span> later)
    {
        var words = _comparison.After.WordsIn(later).ToHashSet();
        return _comparison.Before.WordsIn(earlier).Any(word => words.Contains(_comparison.Map.ToLater(word)));
    }

    private void Index()
    {
        for (var at = 0; at < Math.Min(MostStatements, After.Count); at++)
        {
            foreach (var stem in After[at].Stems)
            {
                if (!_places.TryGetValue(stem, out var places))
                {
                    _places[stem] = places = [];
                }

                places.Add(at);
            }
        }
    }

    // Of a word that stands in many statements only those nearest by number are looked at, of statements those that share most words.
    private IEnumerable<int> CandidatesOf(int before) => Before[before].Stems
        .SelectMany(stem => _places.TryGetValue(stem, out var places) ? Nearest(places, before) : [])
        .CountBy(place => place)
        .OrderByDescending(item => item.Value).ThenBy(item => Math.Abs(item.Key - before)).ThenBy(item => item.Key)
        .Take(MostCandidates).Select(item => item.Key);

    private static IEnumerable<int> Nearest(List<int> places, int before) =>
        places.Count <= MostPlaces ? places : places.OrderBy(place => Math.Abs(place - before)).ThenBy(place => place).Take(MostPlaces);

    private double Score(int before, int after)
    {
        var (one, other) = (Before[before], After[after]);
        var content = other.Content.ToHashSet();
        var stayed = one.Content.Count(word => content.Contains(_comparison.Map.ToLater(word)));
        var alike = one.Stems.Count(other.Stems.Contains);
        var all = one.Content.Count + other.Content.Count;
        var shared = Math.Max(2.0 * stayed / all, OfElsewhere * 2.0 * Math.Min(alike, Math.Min(one.Content.Count, other.Content.Count)) / all);
        var frame = other.Frame.ToHashSet();
        var framed = one.Frame.Count + other.Frame.Count;
        var held = framed == 0 ? 0 : 2.0 * one.Frame.Count(word => frame.Contains(_comparison.Map.ToLater(word))) / framed;
        return shared + (OfFrame * held * Math.Min(1, shared / Least));
    }
}
