using System.Globalization;
using Hearsay.Tagger.Sentences;

namespace Hearsay.Tagger.Tests.Sentences;

/// <summary>Where cosines lie, on invented statements: the same in other words, near (the same matter, another claim), unrelated.</summary>
public sealed class PairsTests(ShippedEncoder shipped) : IClassFixture<ShippedEncoder>
{
    [Fact]
    public void Cosine_OfPairs_PartsTheSameFromTheUnrelated()
    {
        var rows = Rows();
        var cosines = rows.GroupBy(row => row[0], row => Cosine(row[1], row[2])).ToDictionary(kind => kind.Key, kind => kind.Order().ToArray());
        foreach (var (kind, values) in cosines)
        {
            string At(double share) => values[(int)(share * (values.Length - 1))].ToString("F3", CultureInfo.InvariantCulture);
            Print($"{kind,-9} {values.Length} pairs: lowest {At(0)}, tenth {At(0.1)}, median {At(0.5)}, nine tenths {At(0.9)}, highest {At(1)}");
        }

        double unrelated = Area(cosines["same"], cosines["unrelated"]), near = Area(cosines["same"], cosines["near"]);
        Print(string.Create(CultureInfo.InvariantCulture, $"area under the curve: same against unrelated {unrelated:F4}, same against near {near:F4}"));
        Assert.Equal((30, 20, 30), (cosines["same"].Length, cosines["near"].Length, cosines["unrelated"].Length));
        Assert.InRange(unrelated, 0.99, 1);
    }

    [Fact]
    public void Cosine_OfEachStatement_IsHighestWithItsOtherWording()
    {
        var same = Rows().Where(row => row[0] == "same").ToArray();
        var firsts = Encode([.. same.Select(row => row[1])]);
        var seconds = Encode([.. same.Select(row => row[2])]);
        var found = Enumerable.Range(0, same.Length).Count(i => Enumerable.Range(0, same.Length).MaxBy(j => Similarity.Cosine(firsts[i], seconds[j])) == i);
        var others = Enumerable.Range(0, same.Length).SelectMany(i => Enumerable.Range(0, same.Length).Where(j => j != i).Select(j => Similarity.Cosine(firsts[i], seconds[j]))).ToArray();

        Print($"{found} of {same.Length} find their other wording first; of {others.Length} pairings with any other, median {others.Order().ElementAt(others.Length / 2):F3}, highest {others.Max():F3}");
        Assert.InRange(found, same.Length - 1, same.Length);
    }

    // The chance that one of the first lies above one of the second.
    private static double Area(float[] above, float[] below) =>
        above.Sum(high => below.Sum(low => high > low ? 1 : high < low ? 0 : 0.5)) / (above.Length * (double)below.Length);

    private static string[][] Rows()
    {
        using var reader = new StreamReader(typeof(PairsTests).Assembly.GetManifestResourceStream("pairs.tsv")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))];
    }

    private static void Print(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);

    private float Cosine(string one, string other)
    {
        var vectors = Encode(one, other);
        return Similarity.Cosine(vectors[0], vectors[1]);
    }

    private float[][] Encode(params string[] texts) => shipped.Encoder.Encode(texts, TestContext.Current.CancellationToken);
}
