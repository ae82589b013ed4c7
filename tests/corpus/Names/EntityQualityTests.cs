using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Names;
using Hearsay.Corpus.Tests.Scenarios;
using Hearsay.Tagger.Inference;
using Hearsay.Tagger;

namespace Hearsay.Corpus.Tests.Names;

/// <summary>Reading the scenarios with the model takes minutes of one core: only where HEARSAY_ENTITY_QUALITY is set.</summary>
[SuppressMessage("Globalization", "CA1305", Justification = "The suites run without cultures.")]
public sealed class EntityQualityTests
{
    [Fact]
    public void Entities_OfTunedScenarios_AreJoinedAsByAReader()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("HEARSAY_ENTITY_QUALITY") is not { Length: > 0 }, "HEARSAY_ENTITY_QUALITY is not set.");
        using var model = TaggerModel.Shipped();
        var tagger = new ModelTagger(model);
        var scenarios = Scenario.Tuned();
        var read = scenarios.SelectMany(scenario => scenario.Articles.Keys.Select(url => (scenario, url))).AsParallel().AsOrdered().WithDegreeOfParallelism(2)
            .Select(item => (item.url, Evidence: item.scenario.Read(item.url, tagger))).ToDictionary(pair => pair.url, pair => pair.Evidence);
        var names = read.ToDictionary(pair => pair.Key, pair => EntityNames.OfAll(pair.Value));
        var units = names.Values.SelectMany(document => document.Values).ToList();
        // All scenarios at once, so that names of one are not joined with those of another.
        var groups = Grouping.Of(new NameKind(), units.SelectMany(item => item.Others.Prepend(item.Primary)), units.SelectMany(item => item.Links));
        var all = scenarios.SelectMany(scenario => Mentions(scenario, read, names, groups)).ToList();
        foreach (var group in all.GroupBy(mention => mention.Gold).Where(group => group.Select(mention => mention.Found).Distinct().Skip(1).Any()))
        {
            Write($"apart: {group.Key}: " + string.Join(" / ", group.GroupBy(mention => mention.Found).Select(part => string.Join(", ", part.Select(mention => mention.As).Distinct()))));
        }

        foreach (var group in all.GroupBy(mention => mention.Found).Where(group => group.Select(mention => mention.Gold).Distinct().Skip(1).Any()))
        {
            Write("joined: " + string.Join(" / ", group.GroupBy(mention => mention.Gold).Select(part => part.Key + ": " + string.Join(", ", part.Select(mention => mention.As).Distinct()))));
        }

        var total = Of(all);
        Write($"{read.Count} documents, {units.Count} named entities, {units.SelectMany(item => item.Others.Prepend(item.Primary)).Select(unit => unit.Id).Distinct().Count()} units; {all.Count} mentions of the gold found");
        Write($"all: {total}");

        Assert.True(total.Precision >= 0.93 && total.Recall >= 0.87, total.ToString());
    }

    private static void Write(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);

    private static IEnumerable<Mention> Mentions(
        Scenario scenario, Dictionary<string, Evidence> read, Dictionary<string, IReadOnlyDictionary<string, EntityNames>> names, IReadOnlyDictionary<Guid, Guid> groups)
    {
        foreach (var entity in scenario.Gold.GetProperty("entities").EnumerateArray())
        {
            foreach (var document in entity.GetProperty("documents").EnumerateObject())
            {
                if (Find(read[document.Name], document.Value) is { } found && names[document.Name].TryGetValue(found.Id, out var units))
                {
                    yield return new Mention(document.Name, $"{scenario.Name}: {entity.GetProperty("name").GetString()}", groups[units.Primary.Id], $"{found.Name} ({found.Type})");
                }
            }
        }
    }

    private static Entity? Find(Evidence evidence, JsonElement printed) => printed.EnumerateArray().Select(name => Key(name.GetString()!)).Select(name =>
        evidence.Entities.Where(entity => !entity.Unnamed).FirstOrDefault(entity => entity.Aliases.Prepend(entity.Name).Any(alias => Key(alias) == name))).FirstOrDefault(entity => entity is not null);

    private static string Key(string name)
    {
        var key = name.ToLowerInvariant().Replace('’', '\'');
        foreach (var start in new[] { "the ", "mr ", "mrs ", "ms ", "dr ", "judge ", "professor ", "prime minister ", "chief inspector ", "councillor " })
        {
            key = key.StartsWith(start, StringComparison.Ordinal) ? key[start.Length..] : key;
        }

        return key;
    }

    // Over pairs of mentions in different documents.
    private static Count Of(List<Mention> mentions)
    {
        var count = default(Count);
        for (var i = 0; i < mentions.Count; i++)
        {
            for (var j = i + 1; j < mentions.Count; j++)
            {
                if (mentions[i].Document != mentions[j].Document)
                {
                    var (gold, found) = (mentions[i].Gold == mentions[j].Gold, mentions[i].Found == mentions[j].Found);
                    count = count.Plus(new Count(gold && found ? 1 : 0, found && !gold ? 1 : 0, gold && !found ? 1 : 0));
                }
            }
        }

        return count;
    }

    private sealed record Mention(string Document, string Gold, Guid Found, string As);

    private readonly record struct Count(int Right, int Wrong, int Missed)
    {
        public double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);

        public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

        public Count Plus(Count other) => new(Right + other.Right, Wrong + other.Wrong, Missed + other.Missed);

        public override string ToString() => $"pairs P {Precision:0.000} R {Recall:0.000}";
    }
}
