using System.Collections.Concurrent;

namespace Hearsay.LocalSidecar.Delivery;

/// <summary>Bounds how many deliveries of each topic are on their way to one app. One loop takes slots; any delivery gives its own back.</summary>
internal sealed class DeliverySlots(int ofTopic) : IDisposable
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _byTopic = new(StringComparer.Ordinal);

    /// <summary>How many more deliveries each topic has room for; topics that have none are left out.</summary>
    public Dictionary<string, int> Free(IEnumerable<string> topics) => topics
        .Select(topic => (topic, free: Of(topic).CurrentCount))
        .Where(room => room.free > 0)
        .ToDictionary(room => room.topic, room => room.free, StringComparer.Ordinal);

    public Task TakeAsync(string topic, CancellationToken cancellationToken) => Of(topic).WaitAsync(cancellationToken);

    public void GiveBack(string topic) => Of(topic).Release();

    /// <summary>Ends once no delivery is on its way. Nobody may take slots any more.</summary>
    public async Task AllGivenBackAsync()
    {
        foreach (var slots in _byTopic.Values)
        {
            for (var slot = 0; slot < ofTopic; slot++)
            {
                await slots.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    public void Dispose()
    {
        foreach (var slots in _byTopic.Values)
        {
            slots.Dispose();
        }
    }

    private SemaphoreSlim Of(string topic) => _byTopic.GetOrAdd(topic, _ => new SemaphoreSlim(ofTopic, ofTopic));
}
