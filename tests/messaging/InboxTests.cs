using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.TestSupport;
using Npgsql;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Messaging.Tests;

public sealed class InboxTests(ClusterFixture cluster) : IAsyncLifetime
{
    private Sender _service = null!;
    private AppCallbackClient _sidecar = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await Sender.StartAsync(cluster, add: builder => builder.Services.AddTopicHandler<CountingHandler>());
        _sidecar = new AppCallbackClient(_service.Service.Channel);
        await _service.ScalarAsync("CREATE TABLE effect (event_id uuid); GRANT ALL ON effect TO sender");
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Event_DeliveredTwice_HasOneEffect()
    {
        var id = Guid.CreateVersion7();

        Assert.Equal(Status.Success, await DeliverAsync(id));
        Assert.Equal(Status.Success, await DeliverAsync(id));

        Assert.Equal(1L, await _service.ScalarAsync("SELECT count(*) FROM effect"));
        Assert.Equal(Topics.DocumentsReceived, await _service.ScalarAsync($"SELECT topic FROM inbox_receipt WHERE event_id = '{id}'"));
    }

    [Fact]
    public async Task Event_DeliveredManyTimesAtOnce_HasOneEffect()
    {
        var id = Guid.CreateVersion7();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => DeliverAsync(id)));

        Assert.All(answers, answer => Assert.Equal(Status.Success, answer));
        Assert.Equal(1L, await _service.ScalarAsync("SELECT count(*) FROM effect"));
    }

    [Fact]
    public async Task Events_OfDifferentIds_HaveAnEffectEach()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => DeliverAsync(Guid.CreateVersion7())));

        Assert.Equal(5L, await _service.ScalarAsync("SELECT count(*) FROM effect"));
    }

    [Fact]
    public async Task Effect_ThatFailsOnce_IsMadeAtTheNextDelivery()
    {
        var id = Guid.CreateVersion7();
        await _service.ScalarAsync("ALTER TABLE effect RENAME TO elsewhere");
        Assert.Equal(Status.Retry, await DeliverAsync(id));
        Assert.Equal(0L, await _service.ScalarAsync("SELECT count(*) FROM inbox_receipt"));
        await _service.ScalarAsync("ALTER TABLE elsewhere RENAME TO effect");

        Assert.Equal(Status.Success, await DeliverAsync(id));

        Assert.Equal(1L, await _service.ScalarAsync("SELECT count(*) FROM effect"));
    }

    private Task<Status> DeliverAsync(Guid id) =>
        _sidecar.DeliverAsync(Topics.DocumentsReceived, new DocumentReceived(), id, TestContext.Current.CancellationToken);

    /// <summary>Handles as handlers do.</summary>
    private sealed class CountingHandler(NpgsqlDataSource dataSource) : ITopicHandler
    {
        public string Topic => Topics.DocumentsReceived;

        public async Task<Delivery> HandleAsync(ReceivedEvent received, CancellationToken cancellationToken)
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            if (await Inbox.ContainsAsync(connection, received, cancellationToken))
            {
                return Delivery.Success;
            }

            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (!await Inbox.TryAppendAsync(connection, received, cancellationToken))
            {
                return Delivery.Success;
            }

            await using var effect = new NpgsqlCommand("INSERT INTO effect VALUES ($1)", connection);
            effect.Parameters.Add(new NpgsqlParameter { Value = received.Id });
            await effect.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return Delivery.Success;
        }
    }
}
