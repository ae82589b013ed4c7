using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Exports.Tests;

/// <summary>Exports as readers see them that know the standards and not us. They start a process each, so one odd text stands for many.</summary>
public sealed class OtherReaderTests
{
    private static readonly string[] Odd = OddText.OfStatements(20);

    [Fact]
    public async Task WebAnnotation_ReadByRdflib_HasWholeAnnotations()
    {
        var (file, tally) = await InventedNews.WriteAsync("web-annotation", InventedNews.Document(Odd));

        var found = await OtherReader.LinkedAsync("web-annotation", file);

        var annotations = tally.Counts["annotations"];
        Assert.Equal((annotations, annotations), (found.GetProperty("annotations").GetInt32(), found.GetProperty("whole").GetInt32()));
        // A statement has two stretches of content.
        var targets = annotations + (Odd.Length / InventedNews.PiecesOfStatement);
        Assert.Equal((targets, targets), (found.GetProperty("targets").GetInt32(), found.GetProperty("wholeTargets").GetInt32()));
    }

    [Fact]
    public async Task Prov_ReadByRdflib_LeadsFromEachStatementToItsOriginAndItsReading()
    {
        var document = InventedNews.Document(Odd, revision: 2);

        var found = await OtherReader.LinkedAsync("prov", await InventedNews.ExportAsync("prov", document));

        var statements = document.Statements.Count;
        Assert.Equal(
            (statements, statements, statements),
            (found.GetProperty("statements").GetInt32(), found.GetProperty("read").GetInt32(), found.GetProperty("reached").GetInt32()));
        Assert.Equal([$"urn:uuid:{document.Evidence.DocumentId}#r1"], found.GetProperty("revisionsOf").EnumerateArray().Select(before => before.GetString()));
    }

    [Fact]
    public async Task FollowTheMoney_ReadByItsOwnModel_HasNoFaults()
    {
        var (file, tally) = await InventedNews.WriteAsync("ftm", InventedNews.Document(Odd, change: evidence =>
        {
            InventedNews.AddEvents(evidence);
            for (var index = 0; index < evidence.Entities.Count; index++)
            {
                evidence.Entities[index].Type = (EntityType)((index % 6) + 1);
            }
        }));

        var found = await OtherReader.FollowthemoneyAsync(file);

        Assert.Empty(found.GetProperty("faults").EnumerateArray().Select(fault => fault.GetString()));
        Assert.Equal(found.GetProperty("entities").GetInt32(), found.GetProperty("ids").GetInt32());
        Assert.Equal(tally.Counts, found.GetProperty("counts").EnumerateObject().OrderBy(count => count.Name, StringComparer.Ordinal).ToDictionary(count => count.Name, count => count.Value.GetInt32()));
    }
}
