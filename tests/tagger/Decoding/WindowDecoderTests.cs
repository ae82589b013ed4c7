using System.Diagnostics;
using CsCheck;
using Hearsay.Tagger.Decoding;
using Hearsay.Tagger.Inference;

namespace Hearsay.Tagger.Tests.Decoding;

public sealed class WindowDecoderTests
{
    public static TheoryData<int> GoldenRows => [.. Enumerable.Range(0, GoldenDecodings.All.Count)];

    [Theory]
    [MemberData(nameof(GoldenRows))]
    public void Decode_GoldenScores_FindsWhatTheTrainingFinds(int row)
    {
        var golden = GoldenDecodings.All[row];

        var found = WindowDecoder.Decode(golden.Cue, anchor => new RoleScores(golden.Roles[anchor]), anchor => new PointerScores(golden.Pointers[anchor]), DecodingRules.Default);

        Assert.Equal(golden.Attributions.Select(Spans), found.Select(Spans));
        Assert.All(found.Zip(golden.Attributions), pair => Assert.Equal(pair.Second.Signs, pair.First.Signs.Values, (a, b) => Math.Abs(a - b) < 0.002));
    }

    [Fact]
    public void Decode_AnyScores_GivesSpansInTheWindowInOrderAndApart()
    {
        Gen.Select(Gen.Int[1, 70], Gen.Int[0, 1 << 20]).Sample(
            (length, seed) =>
            {
                var scores = new InventedScores(length, seed);
                foreach (var found in scores.Decode())
                {
                    Assert.InRange(found.Anchor, 0, length - 1);
                    Assert.True(found.Cue.Holds(found.Anchor));
                    Assert.NotEmpty(found.Contents);
                    Assert.InRange(found.Contents.Count, 1, DecodingRules.Default.MostContents);
                    Assert.All([found.Cue, found.Source ?? found.Cue, .. found.Contents], span => Assert.True(span.Start >= 0 && span.Start < span.End && span.End <= length));
                    Assert.All(found.Contents.Zip(found.Contents.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
                }
            },
            iter: 3000);
    }

    [Fact]
    public void Decode_EveryPieceOfAWindowACue_TakesWellUnderASecond()
    {
        var scores = new InventedScores(384, 7, cueBias: 20);
        scores.Decode();
        var watch = Stopwatch.StartNew();

        var found = scores.Decode();

        Assert.Equal(384, scores.Cues);
        Assert.NotEmpty(found);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    private static string Spans(GoldenAttribution a) => Line(a.Anchor, [a.Cue], a.Source, a.Contents);

    private static string Spans(PieceAttribution a) => Line(a.Anchor, [[a.Cue.Start, a.Cue.End]], a.Source is { } s ? [[s.Start, s.End]] : [], [.. a.Contents.Select(c => new[] { c.Start, c.End })]);

    private static string Line(int anchor, params int[][][] roles) => $"{anchor}: {string.Join(" | ", roles.Select(role => string.Join(' ', role.Select(span => $"{span[0]}-{span[1]}"))))}";

    /// <summary>Noise for scores; whoever asks for the same gets the same.</summary>
    private sealed class InventedScores
    {
        private readonly int _length;
        private readonly int _seed;
        private readonly float[] _cue;

        public InventedScores(int length, int seed, float cueBias = 0)
        {
            (_length, _seed) = (length, seed);
            _cue = Noise(length * 3, -1);
            for (var t = 0; t < length; t++)
            {
                _cue[(t * 3) + 1] += cueBias;
            }
        }

        public int Cues => CueHeads.Find(_cue, DecodingRules.Default).Count;

        public List<PieceAttribution> Decode() =>
            WindowDecoder.Decode(_cue, anchor => new RoleScores(Noise(_length * 7, anchor)), anchor => new PointerScores(Noise(7 * (_length + 1), _length + anchor)), DecodingRules.Default);

        private float[] Noise(int count, int stream)
        {
            var state = (uint)((_seed * 1000) + stream);
            var values = new float[count];
            for (var i = 0; i < count; i++)
            {
                state = (state * 1664525) + 1013904223;
                values[i] = ((state >> 16) % 1201 / 100f) - 6;
            }

            return values;
        }
    }
}
