using System.IO.Compression;
using System.Reflection;
using System.Text.Json;

namespace Hearsay.EngineBenchmark;

/// <summary>A text with its date of publication, ISO 8601 or empty.</summary>
internal sealed record NewsText(string Text, string Published)
{
    /// <summary>Runs of anything but white space.</summary>
    public int Words => Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}

/// <summary>The texts that are read: the seeds, which are invented news, or those of the caller.</summary>
internal sealed class NewsTexts
{
    // The seeds are short; so many of them make a common article of about 740 words.
    private const int SeedsOfDocument = 4;

    private readonly List<NewsText> _texts;
    private readonly int _step;

    private NewsTexts(List<NewsText> texts, int step)
    {
        _texts = texts;
        _step = step;
    }

    /// <summary>The invented articles of seeds/.</summary>
    public static NewsTexts Seeds()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var texts = new List<NewsText>();
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            texts.AddRange(Lines(reader).Select(line => Parse(line, "plainText", row => row.GetProperty("facts").GetProperty("published"))));
        }

        return new NewsTexts(texts, SeedsOfDocument);
    }

    /// <summary>The texts of a JSON Lines file, or of all such files in a folder.</summary>
    /// <exception cref="InvalidDataException">There are none.</exception>
    public static NewsTexts Of(string path)
    {
        string[] files = Directory.Exists(path) ? [.. Directory.EnumerateFiles(path).Where(IsTexts).Order(StringComparer.Ordinal)] : [path];
        var texts = new List<NewsText>();
        foreach (var file in files)
        {
            using var stream = File.OpenRead(file);
            using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
            texts.AddRange(Lines(reader).Select(line => Parse(line, "text", row => row.TryGetProperty("published", out var published) ? published : default)));
        }

        return texts.Exists(text => text.Words > 0) ? new NewsTexts(texts, 1) : throw new InvalidDataException($"{path} holds no texts.");
    }

    public IReadOnlyList<NewsText> All => _texts;

    /// <summary>Documents from all over the texts.</summary>
    public IReadOnlyList<NewsText> Documents(int count) => _step == 1
        ? [.. Enumerable.Range(0, Math.Min(count, _texts.Count)).Select(i => _texts[(int)((long)i * _texts.Count / Math.Min(count, _texts.Count))])]
        : [.. Enumerable.Range(0, count).Select(i => Joined(Enumerable.Range(i, _step).Select(at => _texts[at % _texts.Count])))];

    /// <summary>One text of so many words, all texts one after the other and again from the first.</summary>
    public NewsText OfWords(int words)
    {
        var parts = new List<NewsText>();
        for (int i = 0, left = words; left > 0; i++)
        {
            var next = _texts[i % _texts.Count];
            var all = next.Words;
            parts.Add(all <= left ? next : next with { Text = FirstWords(next.Text, left) });
            left -= all;
        }

        return Joined(parts);
    }

    private static NewsText Joined(IEnumerable<NewsText> texts)
    {
        var parts = texts.ToList();
        return new NewsText(string.Join("\n\n", parts.Select(part => part.Text)), parts[0].Published);
    }

    private static string FirstWords(string text, int words)
    {
        var end = 0;
        for (var count = 0; count < words && end < text.Length; count++)
        {
            while (end < text.Length && char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }
        }

        return text[..end];
    }

    private static bool IsTexts(string file) => file.EndsWith(".jsonl", StringComparison.Ordinal) || file.EndsWith(".jsonl.gz", StringComparison.Ordinal);

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return line;
            }
        }
    }

    private static NewsText Parse(string line, string field, Func<JsonElement, JsonElement> published)
    {
        using var row = JsonDocument.Parse(line);
        var date = published(row.RootElement);
        return new NewsText(row.RootElement.GetProperty(field).GetString()!, date.ValueKind == JsonValueKind.String ? date.GetString()! : "");
    }
}
