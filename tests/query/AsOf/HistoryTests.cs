using Google.Protobuf.WellKnownTypes;
using Hearsay.Contracts.Query.V1;
using Npgsql;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Query.Tests;

/// <summary>
/// Random histories: for any time every read answers as a platform does that received nothing after it. HEARSAY_ASOF_SEED repeats a history whose seed a failed
/// run names; HEARSAY_ASOF_HISTORIES runs more of them.
/// </summary>
public sealed class HistoryTests(ClusterFixture cluster, ITestOutputHelper output) : IAsyncLifetime
{
    private const int TimesOfOne = 4;

    // Here an entity was once known by the id of another that a decision had made one with it, and whose last document was revised.
    private const int OneThatFailed = 314183225;

    private readonly QueryFixture _whole = new(cluster);
    private readonly QueryFixture _fresh = new(cluster);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _whole.InitializeAsync();
        await _fresh.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _whole.DisposeAsync();
        await _fresh.DisposeAsync();
    }

    [Fact]
    public async Task EveryRead_AtAnyTime_AnswersAsIfNothingCameLater()
    {
        var histories = int.TryParse(Environment.GetEnvironmentVariable("HEARSAY_ASOF_HISTORIES"), out var asked) ? asked : 1;
        var first = int.TryParse(Environment.GetEnvironmentVariable("HEARSAY_ASOF_SEED"), out var given) ? given : Random.Shared.Next();
        foreach (var seed in Enumerable.Range(first, histories).Prepend(OneThatFailed))
        {
            output.WriteLine($"history {seed}");
            await CheckAsync(seed);
        }
    }

    private async Task CheckAsync(int seed)
    {
        var history = new RandomHistory(seed);
        await EmptyAsync(_whole);
        await ArriveAsync(history);
        await DecideAsync(history);
        string[] statements =
        [
            // Of what was taken back the whole platform knows that it was; the fresh one never heard of what the document said.
            .. history.Until(DateTimeOffset.MaxValue).Where(article => !history.Retracted.Contains(article.DocumentId))
                .SelectMany(article => article.Evidence.Statements).Select(statement => statement.Id).Order(StringComparer.Ordinal),
        ];
        for (var round = 0; round < TimesOfOne; round++)
        {
            var time = history.Time();
            await BeginAnewAsync(history, time);
            var expected = await new EveryRead(_fresh.Client, null, Cancellation).AskAsync(history.Documents, statements);
            var answers = await new EveryRead(_whole.Client, Timestamp.FromDateTimeOffset(time), Cancellation).AskAsync(history.Documents, statements);
            AssertSame(expected, answers, $"seed {seed}, time {time:O}");
        }

        Assert.Empty(_whole.Service.Errors);
    }

    private async Task ArriveAsync(RandomHistory history)
    {
        for (var arrived = 0; arrived < history.Arrivals.Count; arrived++)
        {
            Assert.Equal(Status.Success, await _whole.ExtractAsync(history.Arrivals[arrived]));
            foreach (var document in history.Retracted.Where(document => history.RetractedAfter[document] == arrived))
            {
                Assert.Equal(Status.Success, await _whole.RetractAsync(document));
            }
        }
    }

    /// <summary>People merge two entities that no comparison joins, where both are there.</summary>
    private async Task DecideAsync(RandomHistory history)
    {
        var ids = new List<string>();
        foreach (var name in new[] { "Piet Oss", "Harbour Board" })
        {
            var found = await _whole.Client.ListEntitiesAsync(new ListEntitiesRequest { Name = name, PageSize = 1 }, cancellationToken: Cancellation);
            ids.AddRange(found.Entities.Select(entity => entity.CanonicalId));
        }

        if (ids.Count == 2)
        {
            await _whole.Client.MergeEntitiesAsync(
                new MergeEntitiesRequest
                {
                    EntityId = ids[0], OtherEntityId = ids[1], DecidedBy = "somebody", Reason = $"history of {history.Documents.Count}", RequestId = Guid.CreateVersion7().ToString(),
                },
                cancellationToken: Cancellation);
        }
    }

    /// <summary>A platform that received nothing after the time: with the decisions of the whole one, and the documents that were taken back.</summary>
    private async Task BeginAnewAsync(RandomHistory history, DateTimeOffset time)
    {
        await EmptyAsync(_fresh);
        await CopyDecisionsAsync();
        foreach (var document in history.Retracted)
        {
            Assert.Equal(Status.Success, await _fresh.RetractAsync(document));
        }

        foreach (var article in history.Until(time))
        {
            Assert.Equal(Status.Success, await _fresh.ExtractAsync(article));
        }
    }

    private async Task CopyDecisionsAsync()
    {
        await using var from = NpgsqlDataSource.Create(_whole.Database.OwnerConnectionString);
        await using var to = NpgsqlDataSource.Create(_fresh.Database.OwnerConnectionString);
        foreach (var table in new[] { "entity_decision", "entity_decision_name", "entity_decision_place" })
        {
            await using var source = await from.OpenConnectionAsync(Cancellation);
            await using var target = await to.OpenConnectionAsync(Cancellation);
            using var reader = await source.BeginTextExportAsync($"COPY query.{table} TO STDOUT", Cancellation);
            await using var writer = await target.BeginTextImportAsync($"COPY query.{table} FROM STDIN", Cancellation);
            await writer.WriteAsync(await reader.ReadToEndAsync(Cancellation));
        }
    }

    private static Task EmptyAsync(QueryFixture query) =>
        query.ScalarAsync("TRUNCATE query.document, query.unit, query.past_unit, query.claim, query.entity_decision CASCADE");

    private static void AssertSame(IReadOnlyList<(string Call, string Answer)> expected, IReadOnlyList<(string Call, string Answer)> answers, string what)
    {
        Assert.True(expected.Count > 50, "Little was asked.");
        var (before, now) = (expected.DistinctBy(call => call.Call).ToDictionary(), answers.DistinctBy(call => call.Call).ToDictionary());
        var differing = before.Keys.Union(now.Keys).Where(call => before.GetValueOrDefault(call) != now.GetValueOrDefault(call)).ToList();
        if (differing is [var first, ..])
        {
            var counts = string.Join(", ", differing.CountBy(call => call.Split(' ')[0]).Select(count => $"{count.Key} {count.Value}"));
            Assert.Fail(
                $"{what}: of {expected.Count} answers {differing.Count} are others: {counts}. The first is {first}\nfresh: {before.GetValueOrDefault(first)}\nas of: {now.GetValueOrDefault(first)}");
        }
    }
}
