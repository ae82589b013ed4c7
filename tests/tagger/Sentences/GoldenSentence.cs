using System.Text.Json;

namespace Hearsay.Tagger.Tests.Sentences;

/// <summary>Invented texts with the pieces and the vector that the float model gives them: written by services/tagger/training/hearsay_tagger/sentences.py.</summary>
internal sealed record GoldenSentence(string Text, long[] Ids, float[] Vector)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static readonly IReadOnlyList<GoldenSentence> All = Read();

    private static GoldenSentence[] Read()
    {
        using var stream = typeof(GoldenSentence).Assembly.GetManifestResourceStream("sentences.json")!;
        return JsonSerializer.Deserialize<GoldenSentence[]>(stream, Options)!;
    }
}
