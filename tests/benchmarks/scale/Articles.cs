using System.Reflection;
using System.Text.Json;

namespace Hearsay.ScaleBenchmark;

/// <summary>Articles of common length, no two alike: four of the short seeds, which are invented news, in ever other order.</summary>
internal sealed class Articles
{
    private const int SeedsOfArticle = 4;
    private readonly List<string> _seeds = [];
    private int _next;

    public Articles()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            while (reader.ReadLine() is { } line)
            {
                using var row = JsonDocument.Parse(line);
                if (row.RootElement.TryGetProperty("plainText", out var text))
                {
                    _seeds.Add(text.GetString()!);
                }
            }
        }

        Words = _seeds.Sum(seed => seed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length) * SeedsOfArticle / _seeds.Count;
    }

    /// <summary>Words of an article, on average.</summary>
    public int Words { get; }

    public string Next()
    {
        var start = _next++;
        var parts = Enumerable.Range(0, SeedsOfArticle).Select(part => _seeds[((start * 7) + (part * 3)) % _seeds.Count]);
        return string.Join("\n\n", parts.Prepend($"Article {start} of the day"));
    }
}
