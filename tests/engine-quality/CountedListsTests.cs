using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.LexiconCounts;

namespace Hearsay.Engine.Quality.Tests;

/// <summary>The counted word lists can be counted again by whoever has the annotated news, and are what this engine counts.</summary>
public sealed class CountedListsTests
{
    [Fact]
    public void CountedLists_CountedAgain_AreTheCommittedFiles()
    {
        var data = Recount.Inputs.Select(input => SharedData.Require("data/" + input)).ToList();

        var lists = Recount.All(Path.GetFullPath(Path.Combine(data[0], "..", ".."))).ToList();

        Assert.Equal(6, lists.Count);
        Assert.Empty(lists.Where(list => Recount.Committed(list.Name) != list.Content).Select(list => list.Name + " differs: dotnet run --project tests/lexicon-counts"));
    }
}
