using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Readers;
using Hearsay.Engine.Quality.Tests.Reporting;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests;

/// <summary>Who is who within a text: mentions of persons, bodies and places in texts of which none is in this repository, beside what the same words alone would give.</summary>
public sealed class ClusterQualityTests(QualityData data, QualityTable table)
{
    private const string SameWords = "same words";

    [Theory]
    [InlineData(QualityFloors.MixedClusters)]
    [InlineData(QualityFloors.NewsClusters)]
    public void Clusters_OfUnseenTexts_ReachTheFloors(string dataSet)
    {
        var texts = data.Rows(dataSet, ClusteredText.Of);
        Take(SameWords, ClustersOf.Words);
        foreach (var reader in ReaderUnderTest.Engines)
        {
            var readings = texts.Zip(data.Readings(reader, texts.Select(text => (text.Value, text.Published)))).ToDictionary(pair => pair.First, pair => pair.Second.Evidence!);
            Take(reader.Name, text => ClustersOf.Entities(text, readings[text]));
        }

        table.AssertFloors(dataSet);

        void Take(string reader, Func<ClusteredText, IReadOnlyList<int>> clusters)
        {
            var (all, names) = (Of(_ => true), Of(mention => mention.Kind == "proper"));
            table.Record(dataSet, reader, figure => figure == ClusterScorer.Links ? all.Links : names.Links);
            table.Record(dataSet, reader, ClusterScorer.ByMention, all.ByMention.F1);
            table.Record(dataSet, reader, ClusterScorer.NamesByMention, names.ByMention.F1);

            (Tally Links, BCubed ByMention) Of(Func<ClusterMention, bool> counts)
            {
                var sum = (Links: default(Tally), ByMention: default(BCubed));
                foreach (var text in texts)
                {
                    var kept = Enumerable.Range(0, text.Mentions.Count).Where(at => counts(text.Mentions[at])).ToList();
                    var (found, gold) = (clusters(text), ClustersOf.Annotation(text));
                    List<int> foundKept = [.. kept.Select(at => found[at])], goldKept = [.. kept.Select(at => gold[at])];
                    sum = (sum.Links + ClusterScorer.Muc(foundKept, goldKept), sum.ByMention + ClusterScorer.Mentions(foundKept, goldKept));
                }

                return sum;
            }
        }
    }
}
