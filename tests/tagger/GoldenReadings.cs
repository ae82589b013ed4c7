using System.Text.Json;

namespace Hearsay.Tagger.Tests;

/// <summary>How the training's own code reads invented texts: written by services/tagger/training/hearsay_tagger/golden.py. Offsets are code points.</summary>
internal sealed record GoldenReadings(IReadOnlyList<GoldenPieces> Pieces, IReadOnlyList<GoldenWindows> Windows, IReadOnlyList<int> Buckets)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static readonly GoldenReadings All = Read();

    private static GoldenReadings Read()
    {
        using var stream = typeof(GoldenReadings).Assembly.GetManifestResourceStream("pieces.json")!;
        return JsonSerializer.Deserialize<GoldenReadings>(stream, Options)!;
    }
}

internal sealed record GoldenPieces(string Text, int[] Ids, int[] Shapes, int[] Quoted, int[] Starts, int[] Ends, int[] Paragraph);

internal sealed record GoldenWindows(string Text, int Size, int Context, int[][] Windows);
