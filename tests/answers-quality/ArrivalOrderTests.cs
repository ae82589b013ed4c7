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
        Assert.Equal(expected.Select(item => item.Call), answers.Select(item => item.Call));
        var differing = expected.Zip(answers).Where(pair => pair.First.Answer != pair.Second.Answer).ToList();
        if (differing is [var (first, now), ..])
        {
            var counts = string.Join(", ", differing.CountBy(pair => pair.First.Call.Split(' ')[0]).Select(count => $"{count.Key} {count.Value}"));
            Assert.Fail($"Of {expected.Count} answers these are others: {counts}. The first is {first.Call}:\n{Differing(first.Answer, now.Answer)}\n"
                + $"The order was {string.Join(", ", order.Select(article => article.Url))}");
        }
    }

    /// <summary>Two answers from shortly before where they differ.</summary>
    private static string Differing(string first, string now)
    {
        const int Before = 200, Length = 700;
        var at = first.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{From(first)}\nbut was\n{From(now)}";

        string From(string text) => text.Substring(Math.Max(0, at - Before), Math.Min(Length, text.Length - Math.Max(0, at - Before)));
    }
}
