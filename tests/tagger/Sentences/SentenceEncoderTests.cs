using Hearsay.Tagger.Inference;
using Hearsay.Tagger.Sentences;

namespace Hearsay.Tagger.Tests.Sentences;

public sealed class SentenceEncoderTests(ShippedEncoder shipped) : IClassFixture<ShippedEncoder>
{
    private static readonly string[] Texts = [.. GoldenSentence.All.Select(golden => golden.Text)];

    public static TheoryData<int> GoldenTexts => [.. Enumerable.Range(0, GoldenSentence.All.Count)];

    [Theory]
    [MemberData(nameof(GoldenTexts))]
    public void Encode_GoldenText_IsNearTheFloatModel(int row)
    {
        var golden = GoldenSentence.All[row];

        Assert.Equal(golden.Ids, SentenceEncoder.Ids(golden.Text, TestContext.Current.CancellationToken));
        var cosine = Similarity.Cosine(golden.Vector, Encode(golden.Text)[0]);
        TestContext.Current.TestOutputHelper?.WriteLine($"cosine with the float model {cosine:F4}: {golden.Text[..Math.Min(60, golden.Text.Length)]}");
        Assert.InRange(cosine, 0.99f, 1);
    }

    [Fact]
    public void Encode_AnyText_GivesAVectorOfLengthOne() =>
        Assert.All(Encode(Texts), vector =>
        {
            Assert.Equal(SentenceEncoder.Width, vector.Length);
            Assert.Equal(1, vector.Sum(value => (double)value * value), 4);
        });

    [Fact]
    public void Encode_TogetherWithOthersInAnyOrder_GivesTheSameVectors()
    {
        var together = Encode(Texts);
        var alone = Texts.Select(text => Encode(text)[0]).ToArray();
        var backwards = Encode([.. Texts.Reverse()]);

        Assert.Equal(alone, together);
        Assert.Equal(alone.Reverse(), backwards);
    }

    [Fact]
    public async Task Encode_ManyAtOnce_GivesTheSameVectors()
    {
        var expected = Encode(Texts[2..6]);

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Encode(Texts[2..6]), TestContext.Current.CancellationToken)));

        Assert.All(all, vectors => Assert.Equal(expected, vectors));
    }

    [Fact]
    public void Encode_SameInOtherWords_IsCloserThanAnotherMatter()
    {
        var vectors = Encode(
            "The ferry line denied that it would stop sailing in winter.",
            "That ferries will not run in the winter is untrue, says the company.",
            "The statistics office put the rise of bread prices at nine percent.");

        Assert.True(Similarity.Cosine(vectors[0], vectors[1]) > Similarity.Cosine(vectors[0], vectors[2]) + 0.2f);
    }

    [Fact]
    public void Encode_LetterCaseAndSpace_DoNotCount() =>
        Assert.Equal(Encode("The Harbour Board met.")[0], Encode("  the HARBOUR board\n met. ")[0]);

    [Fact]
    public void Encode_WhatFollowsTheLastPieceRead_DoesNotCount()
    {
        var line = string.Concat(Enumerable.Repeat("line ", SentenceEncoder.MostPieces - 2));

        Assert.Equal(Encode(line)[0], Encode(line + "Varsk denied it.")[0]);
        Assert.NotEqual(Encode(line)[0], Encode("Varsk denied it. " + line)[0]);
    }

    [Fact]
    public void Encode_TextOfTenMebibytes_IsReadToItsBound()
    {
        var text = new string('\uD83D', 10 << 20);

        Assert.Equal(Encode(text[..SentenceEncoder.MostCharacters])[0], Encode(text)[0]);
    }

    [Fact]
    public void Encode_NoTexts_GivesNone() => Assert.Empty(Encode());

    [Fact]
    public void Encode_MoreTextsThanACallTakes_IsRejected() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Encode(Enumerable.Repeat("Port", SentenceEncoder.MostTexts + 1).ToArray()));

    [Fact]
    public void Encode_CancelledToken_IsHonoured() =>
        Assert.ThrowsAny<OperationCanceledException>(() => shipped.Encoder.Encode([], new CancellationToken(canceled: true)));

    [Fact]
    public async Task Encode_CancelledMeanwhile_EndsTheRun()
    {
        using var source = new CancellationTokenSource();
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var encoding = Task.Run(() => EncodeOnAndOn(entered, source.Token), TestContext.Current.CancellationToken);

        await entered.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => encoding.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Load_NoModel_IsRejected() => Assert.Throws<InvalidModelException>(() => SentenceEncoder.Load([1, 2, 3]));

    [Fact]
    public void Load_ModelOfAnotherKind_IsRejected() =>
        Assert.Contains("format", Assert.Throws<InvalidModelException>(() => SentenceEncoder.Load(EmbeddedFile.Bytes("tagger.onnx"))).Message, StringComparison.Ordinal);

    private void EncodeOnAndOn(TaskCompletionSource entered, CancellationToken cancellationToken)
    {
        while (true)
        {
            shipped.Encoder.Encode(Texts, cancellationToken);
            entered.TrySetResult();
        }
    }

    private float[][] Encode(params string[] texts) => shipped.Encoder.Encode(texts, TestContext.Current.CancellationToken);
}
