using System.Collections.Concurrent;
using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Answers.Quality.Tests.Replay;
using Hearsay.Answers.Quality.Tests.Service;

namespace Hearsay.Answers.Quality.Tests;

/// <summary>The same documents give the same answers, in whatever order they come in and whatever ids they get.</summary>
public sealed class ArrivalOrderTests(ScenarioReader reader, ClusterFixture cluster)
{
    private const int Orders = 20, Databases = 2, Seed = 7;

    public static TheoryData<string> Scenarios => [.. ScenarioLibrary.Of(ScenarioLibrary.Tuned).Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Answers_InTwentyOrders_AreTheSame(string name)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var scenario = ScenarioLibrary.Of(ScenarioLibrary.Tuned).Single(scenario => scenario.Name == name);
        var articles = await reader.ReadAsync(scenario, cancellation);
        var services = new ConcurrentBag<AskedService>();
        try
        {
            for (var at = 0; at < Databases; at++)
            {
                services.Add(await AskedService.StartAsync(cluster.Cluster, cancellation));
            }

            var expected = await ReplayAsync(scenario, articles, services, cancellation);
            var random = new Random(Seed);
            var orders = Enumerable.Range(0, Orders).Select(_ => Shuffled(articles, random)).ToList();
            var bounds = new ParallelOptions { MaxDegreeOfParallelism = Databases, CancellationToken = cancellation };
            await Parallel.ForEachAsync(orders, bounds, async (order, token) => AssertSame(expected, await ReplayAsync(scenario, order, services, token), order));
        }
        finally
        {
            foreach (var service in services)
            {
                await service.DisposeAsync();
            }
        }
    }

    private static async Task<IReadOnlyList<(string Call, string Answer)>> ReplayAsync(
        Scenario scenario, IReadOnlyList<ReadArticle> order, ConcurrentBag<AskedService> services, CancellationToken cancellationToken)
    {
        Assert.True(services.TryTake(out var service), "There are as many services as replays at once.");
        try
        {
            await service.ClearAsync(cancellationToken);
            IReadOnlyList<StoredDocument> documents = [.. order.Select(article => article.As(Guid.CreateVersion7()))];
            await service.TakeInAsync(documents, cancellationToken);
            return await EveryAnswer.AskAsync(service.Client, scenario, documents, cancellationToken);
        }
        finally
        {
            services.Add(service);
        }
    }

    private static ReadArticle[] Shuffled(IReadOnlyList<ReadArticle> articles, Random random)
    {
        ReadArticle[] order = [.. articles];
        random.Shuffle(order);
        return order;
    }

    private static void AssertSame(
        IReadOnlyList<(string Call, string Answer)> expected, IReadOnlyList<(string Call, string Answer)> answers, IReadOnlyList<ReadArticle> order)
    {
        // ListEntities first: entities that are grouped otherwise make calls about entities differ too.
        var (before, now) = (expected.ToDictionary(StringComparer.Ordinal), answers.ToDictionary(StringComparer.Ordinal));
        var differing = before.Keys.Union(now.Keys).Where(call => before.GetValueOrDefault(call) != now.GetValueOrDefault(call))
            .OrderByDescending(call => call == "ListEntities").ThenBy(call => call, StringComparer.Ordinal).ToList();
        if (differing is [var first, ..])
        {
            var counts = string.Join(", ", differing.CountBy(call => call.Split(' ')[0]).Select(count => $"{count.Key} {count.Value}"));
            Assert.Fail($"Of {expected.Count} answers these are others: {counts}. The first is {first}:\n{Differing(before.GetValueOrDefault(first, "no such call"), now.GetValueOrDefault(first, "no such call"))}\n"
                + $"The order was {string.Join(", ", order.Select(article => article.Url))}");
        }
    }

    /// <summary>The first two items of a list that the one or the other answer has alone; of an answer that is no list the whole.</summary>
    private static string Differing(string first, string now)
    {
        const int Most = 2;
        string[] before = first.Split('\n'), after = now.Split('\n');
        return $"{string.Join('\n', before.Except(after).Take(Most))}\nbut was\n{string.Join('\n', after.Except(before).Take(Most))}";
    }
}
