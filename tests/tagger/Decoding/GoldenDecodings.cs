using System.Text.Json;

namespace Hearsay.Tagger.Tests.Decoding;

/// <summary>How the training's own code decodes windows of invented scores: written by services/tagger/training/hearsay_tagger/golden.py.</summary>
internal static class GoldenDecodings
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static readonly IReadOnlyList<GoldenWindow> All = Read();

    private static GoldenWindow[] Read()
    {
        using var stream = typeof(GoldenDecodings).Assembly.GetManifestResourceStream("decoding.json")!;
        return JsonSerializer.Deserialize<GoldenWindow[]>(stream, Options)!;
    }
}

/// <param name="Cue">Logits [piece, 3].</param>
/// <param name="Roles">By anchor [piece, 7].</param>
/// <param name="Pointers">By anchor [7, piece and none].</param>
/// <param name="Attributions">What is found there.</param>
internal sealed record GoldenWindow(float[] Cue, Dictionary<int, float[]> Roles, Dictionary<int, float[]> Pointers, GoldenAttribution[] Attributions);

/// <summary>Spans are [start, end) in pieces; signs are those of its confidence, in their order.</summary>
internal sealed record GoldenAttribution(int Anchor, int[] Cue, int[][] Source, int[][] Contents, double[] Signs);
