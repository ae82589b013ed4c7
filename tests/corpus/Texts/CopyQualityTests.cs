using System.Diagnostics.CodeAnalysis;
using Hearsay.Corpus.Tests.Scenarios;
using Hearsay.Corpus.Texts;

namespace Hearsay.Corpus.Tests.Texts;

public sealed class CopyQualityTests
{
    [Fact]
    [SuppressMessage("Globalization", "CA1305", Justification = "The suites run without cultures.")]
    public void Copies_OfTunedScenarios_AreGroupedAsByAReader()
    {
        var kind = new TextKind();
        var all = new List<(string Document, string Gold, string Found)>();
        foreach (var scenario in Scenario.Tuned())
        {
            var units = scenario.Articles.ToDictionary(pair => pair.Key, pair => TextUnit.Of(pair.Value.CanonicalText, Scenario.BlocksOf(pair.Value))!);
            var groups = Grouping.Of(kind, units.Values, []);
            var gold = scenario.Gold.GetProperty("copies").EnumerateArray().SelectMany(group => group.EnumerateArray().Select(url => (Url: url.GetString()!, First: group[0].GetString()!))).ToDictionary(pair => pair.Url, pair => pair.First);
            var rows = units.Select(pair => (pair.Key, Gold: gold.GetValueOrDefault(pair.Key, pair.Key), Found: scenario.Name + groups[pair.Value.Id])).ToList();
            all.AddRange(rows);
            TestContext.Current.TestOutputHelper?.WriteLine($"{scenario.Name}: {rows.Count} documents, ARI {RandIndex.Adjusted(rows, row => row.Gold, row => row.Found):0.00}");
        }

        var index = RandIndex.Adjusted(all, row => row.Gold, row => row.Found);
        TestContext.Current.TestOutputHelper?.WriteLine($"all: {all.Count} documents, ARI {index:0.000}");

        Assert.True(all.Count == 0 || index >= 0.92, $"ARI {index:0.000}");
    }
}
