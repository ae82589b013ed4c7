using System.Text.Json;
using Hearsay.Tagger.Decoding;
using Hearsay.Tagger.Inference;

namespace Hearsay.Tagger.Tests.Inference;

public sealed class ModelSettingsTests
{
    public static TheoryData<string> Needed => [.. Entries().Keys];

    [Fact]
    public void Parse_AllEntries_GivesTablesByRow()
    {
        var settings = ModelSettings.Parse(Entries());

        Assert.Equal(96, settings.Projection);
        Assert.Equal(65 * 7, settings.RoleDistance.Length);
        Assert.Equal(3.5f, settings.RoleDistance[(3 * 7) + 5]);
        Assert.Equal(64.6f, settings.PointerDistance[^1]);
    }

    [Fact]
    public void Parse_Confidence_IsReadOrPlain()
    {
        var entries = Entries();
        Assert.Same(Confidence.Plain, ModelSettings.Parse(entries).Confidence);

        entries["confidence"] = "[-1.5, 0.25, 1, 2, 3, 4, 5]";
        var confidence = ModelSettings.Parse(entries).Confidence;
        Assert.Equal(-1.5, confidence.Bias);
        Assert.Equal([0.25, 1, 2, 3, 4, 5], confidence.Weights);
    }

    [Theory]
    [MemberData(nameof(Needed))]
    public void Parse_EntryMissing_IsRejectedByName(string name)
    {
        var entries = Entries();
        entries.Remove(name);

        Assert.Contains($"'{name}'", Rejected(entries), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("format", "2", "format '2'")]
    [InlineData("cues", "[\"O\"]", "cues")]
    [InlineData("names", "[\"O\",\"B-PERSON\"]", "names")]
    [InlineData("roles", "not json", "'roles' cannot be read")]
    [InlineData("pointers", "null", "'pointers' is null")]
    [InlineData("projection", "wide", "projection")]
    [InlineData("projection", "0", "projection")]
    [InlineData("role_distance", "[[1,2,3,4,5,6,7]]", "65 rows")]
    [InlineData("pointer_distance", "[null]", "65 rows")]
    [InlineData("confidence", "[1,2]", "7 numbers")]
    [InlineData("confidence", "[0,1e308,1e308,0,0,0,0]", "7 numbers")]
    [InlineData("confidence", "\"high\"", "'confidence' cannot be read")]
    public void Parse_EntryOfAnotherKind_IsRejectedWithItsName(string name, string value, string words)
    {
        var entries = Entries();
        entries[name] = value;

        Assert.Contains(words, Rejected(entries), StringComparison.Ordinal);
    }

    private static string Rejected(Dictionary<string, string> entries) => Assert.Throws<InvalidModelException>(() => ModelSettings.Parse(entries)).Message;

    private static Dictionary<string, string> Entries()
    {
        var table = JsonSerializer.Serialize(Enumerable.Range(0, 65).Select(row => Enumerable.Range(0, 7).Select(column => row + (column / 10.0))));
        return new Dictionary<string, string>
        {
            ["format"] = "1",
            ["cues"] = JsonSerializer.Serialize(Labels.Cues),
            ["roles"] = JsonSerializer.Serialize(Labels.Roles),
            ["pointers"] = JsonSerializer.Serialize(Labels.Pointers),
            ["names"] = JsonSerializer.Serialize(Labels.Names),
            ["projection"] = "96",
            ["role_distance"] = table,
            ["pointer_distance"] = table,
        };
    }
}
