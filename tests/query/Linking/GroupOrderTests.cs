using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Query.Tests.Linking;

/// <summary>Groups of names that are held apart from one another, whichever document comes first.</summary>
public sealed class GroupOrderTests(ClusterFixture cluster)
{
    private const string Groups = "SELECT string_agg(unit_id || ' ' || group_id, ', ' ORDER BY unit_id) FROM query.unit WHERE kind = 2";

    private static readonly string[] Towns = ["Ostwick", "Tarnmouth", "Lindry", "Ostwick", "Corvane", "Tarnmouth", "Ostwick", "Lindry"];

    private static readonly string[] Readers = ["Ada Vane", "Bert Lund", "Cleo Marsh", "Dov Penn", "Edda Quist", "Finn Roth", "Gus Stahl", "Hedy Tolk"];

    [Fact]
    public async Task Names_HeldApartByTheDocumentsThatTellThem_AreGroupedAlikeInAnyOrder()
    {
        await using var query = new QueryFixture(cluster);
        await query.InitializeAsync();
        await query.TakeInAsync([.. Towns.Select(Article)]);
        var first = (string)(await query.ScalarAsync(Groups))!;

        foreach (var seed in Enumerable.Range(1, 4))
        {
            await RetractAllAsync(query);
            var articles = Towns.Select(Article).ToArray();
            new Random(seed).Shuffle(articles);
            await query.TakeInAsync(articles);

            Assert.Equal(first, (string)(await query.ScalarAsync(Groups))!);
        }

        // Of each town the paper and what it is called, of each person the name and the surname, and who publishes it all.
        Assert.Equal(Towns.Distinct().Count() + Readers.Length + 1, first.Split(", ").Select(row => row.Split(' ')[1]).Distinct().Count());
        Assert.NotEqual(0L, (long)(await query.ScalarAsync("SELECT count(*) FROM query.unit_link WHERE kind = 2 AND NOT same"))!);
    }

    // Each calls its paper by the last word of its name, beside other people.
    private static InventedArticle Article(string town, int number)
    {
        var article = new InventedArticle($"{town} Herald, which is read in {town}, wrote that {Readers[number]} left.");
        article.MentionedEntity($"{town} Herald", EntityType.Outlet);
        article.MentionedEntity(Readers[number]);
        return article;
    }

    private static async Task RetractAllAsync(QueryFixture query)
    {
        foreach (var document in ((string)(await query.ScalarAsync("SELECT string_agg(document_id::text, ' ') FROM query.document WHERE retracted_at IS NULL"))!).Split(' '))
        {
            await query.RetractAsync(document);
        }

        Assert.Equal(0, await query.CountAsync("unit"));
    }
}
