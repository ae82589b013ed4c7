using Hearsay.Engine.Model;

namespace Hearsay.Engine.Quality.Tests;

/// <summary>Source and content of a statement, as code-point ranges.</summary>
internal sealed record Attribution(IReadOnlyList<(int Start, int End)> Source, IReadOnlyList<(int Start, int End)> Content, string Words)
{
    public static Attribution Of(Statement statement) => new(
        [.. statement.Source.Select(span => (span.Start, span.End))],
        [.. statement.Content.Select(span => (span.Start, span.End))],
        $"[{string.Join(" | ", statement.Source.Select(span => span.Text))}] <{string.Join(" | ", statement.Cue.Select(span => span.Text))}>");
}

/// <summary>Pairs what was found with what should be, one to one: contents share half of their characters, and sources overlap or both have none.</summary>
internal static class Pairing
{
    public static IReadOnlyList<(Attribution Found, Attribution Gold)> Match(IReadOnlyList<Attribution> found, IReadOnlyList<Attribution> gold)
    {
        var pairs = new List<(double Score, Attribution Found, Attribution Gold)>();
        foreach (var f in found)
        {
            foreach (var g in gold)
            {
                var shared = Overlap(f.Content, g.Content);
                var score = (double)shared / (Length(f.Content) + Length(g.Content) - shared);
                if (score >= 0.5 && (Overlap(f.Source, g.Source) > 0 || (f.Source.Count == 0 && g.Source.Count == 0)))
                {
                    pairs.Add((score, f, g));
                }
            }
        }

        var taken = new HashSet<Attribution>(ReferenceEqualityComparer.Instance);
        var matched = new List<(Attribution, Attribution)>();
        foreach (var pair in pairs.OrderByDescending(pair => pair.Score))
        {
            if (!taken.Contains(pair.Found) && !taken.Contains(pair.Gold))
            {
                taken.Add(pair.Found);
                taken.Add(pair.Gold);
                matched.Add((pair.Found, pair.Gold));
            }
        }

        return matched;
    }

    public static int Overlap(IReadOnlyList<(int Start, int End)> a, IReadOnlyList<(int Start, int End)> b) =>
        a.Sum(x => b.Sum(y => Math.Max(0, Math.Min(x.End, y.End) - Math.Max(x.Start, y.Start))));

    private static int Length(IReadOnlyList<(int Start, int End)> ranges) => ranges.Sum(range => range.End - range.Start);
}
