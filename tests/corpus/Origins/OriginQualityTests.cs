using System.Diagnostics.CodeAnalysis;
using Hearsay.Corpus.Origins;
using Hearsay.Corpus.Tests.Scenarios;
using Hearsay.Tagger;
using Hearsay.Tagger.Inference;

namespace Hearsay.Corpus.Tests.Origins;

/// <summary>Reading the scenarios with the model takes minutes of one core: only where HEARSAY_ORIGIN_QUALITY is set.</summary>
[SuppressMessage("Globalization", "CA1305", Justification = "The suites run without cultures.")]
public sealed class OriginQualityTests
{
    [Fact]
    public void Origins_OfTunedScenarios_AreCountedAsByAReader()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("HEARSAY_ORIGIN_QUALITY") is not { Length: > 0 }, "HEARSAY_ORIGIN_QUALITY is not set.");
        using var model = TaggerModel.Shipped();
        var tagger = new ModelTagger(model);
        var (errors, outlets) = (new List<int>(), new List<int>());
        var (right, wrong, missed) = (0, 0, 0);
        foreach (var scenario in Scenario.Tuned())
        {
            var testimonies = new GoldTestimonies(scenario, tagger);
            var cycles = scenario.Gold.GetProperty("cycles").EnumerateArray().ToLookup(
                cycle => cycle.GetProperty("claim").GetString()!, cycle => string.Join(", ", cycle.GetProperty("outlets").EnumerateArray().Select(outlet => outlet.GetString()!).Order(StringComparer.Ordinal)));
            foreach (var claim in scenario.Gold.GetProperty("claims").EnumerateArray())
            {
                var id = claim.GetProperty("id").GetString()!;
                var (found, missing) = testimonies.Of(claim);
                var report = OriginTracer.Trace(found, TestContext.Current.CancellationToken);
                var gold = claim.GetProperty("origins");
                var most = gold.GetProperty("at_most").GetInt32();
                errors.Add(Math.Abs(most - report.Origins.AtMost));
                outlets.Add(Math.Abs(most - report.Affirming.Outlets));
                List<string> shown = [.. report.Cycles.Select(cycle => string.Join(", ", cycle.NodeIds.Select(report.NameOf).Order(StringComparer.Ordinal)))];
                right += shown.Count(cycles[id].Contains);
                wrong += shown.Count(cycle => !cycles[id].Contains(cycle));
                missed += cycles[id].Count(cycle => !shown.Contains(cycle));
                Write($"{scenario.Name} {id}: gold {gold.GetProperty("at_least")}..{most}, found {report.Origins.AtLeast}..{report.Origins.AtMost}{(most == report.Origins.AtMost ? "" : "  <<<")}");
                Detail(report, gold.GetProperty("names").EnumerateArray().Select(name => name.GetString()!), missing, cycles[id], shown);
            }
        }

        Write($"all: {errors.Count} claims, mean absolute error {errors.Average():0.000} (outlets {outlets.Average():0.000}); cycles: {right} right, {wrong} wrong, {missed} missed");

        Assert.True(errors.Average() <= 0.5, $"mean absolute error {errors.Average():0.000}");
        Assert.Equal(0, wrong);
    }

    private static void Detail(OriginReport report, IEnumerable<string> gold, IReadOnlyList<string> missing, IEnumerable<string> cycles, List<string> shown)
    {
        Write("    gold: " + string.Join("; ", gold));
        Write("    ends: " + string.Join("; ", report.Nodes.Where(node => node.Origin).Select(node => $"{node.Name} ({node.Type}{(node.Unnamed ? ", unnamed" : "")}{(node.UnresolvedReason.Length > 0 ? " " + node.UnresolvedReason : "")})")));
        foreach (var path in report.Shown())
        {
            Write("      " + path);
        }

        foreach (var quote in missing)
        {
            Write("      no statement: " + quote);
        }

        if (cycles.Concat(shown).Any())
        {
            Write($"    cycles: gold {string.Join(" / ", cycles)}; found {string.Join(" / ", shown)}");
        }
    }

    private static void Write(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
