namespace Hearsay.Corpus.Revisions;

/// <summary>Pairs stretches that stand in both texts at different places.</summary>
internal sealed class MovedWords(int[] earlier, int[] later, int[] toLater, int[] toEarlier)
{
    private const int Shortest = 5, MostPlaces = 8;

    public void Align()
    {
        var places = Places();
        for (var at = 0; at + Shortest <= later.Length; at++)
        {
            if (!IsFree(toEarlier, at) || !places.TryGetValue(RowHash.Of(later, at, Shortest), out var starts))
            {
                continue;
            }

            var (start, length) = starts.Select(start => (start, Length: LengthAt(start, at))).MaxBy(place => place.Length);
            if (length < Shortest)
            {
                continue;
            }

            for (var i = 0; i < length; i++)
            {
                (toLater[start + i], toEarlier[at + i]) = (at + i, start + i);
            }

            at += length - 1;
        }
    }

    private Dictionary<int, List<int>> Places()
    {
        var places = new Dictionary<int, List<int>>();
        for (var at = 0; at + Shortest <= earlier.Length; at++)
        {
            if (!IsFree(toLater, at))
            {
                continue;
            }

            var hash = RowHash.Of(earlier, at, Shortest);
            if (!places.TryGetValue(hash, out var starts))
            {
                places[hash] = starts = [];
            }

            if (starts.Count < MostPlaces)
            {
                starts.Add(at);
            }
        }

        return places;
    }

    private static bool IsFree(int[] partners, int at) => partners.AsSpan(at, Shortest).IndexOfAnyExcept(WordMap.None) < 0;

    private int LengthAt(int start, int at)
    {
        var length = 0;
        while (start + length < earlier.Length && at + length < later.Length && earlier[start + length] == later[at + length]
            && toLater[start + length] == WordMap.None && toEarlier[at + length] == WordMap.None)
        {
            length++;
        }

        return length;
    }
}
