namespace Hearsay.Messaging;

/// <summary>Handles the events of one topic, in each of its lanes. May be called twice for one event, and by several deliveries at once.</summary>
public interface ITopicHandler
{
    /// <summary>Topic that it takes, by the name of the fresh lane.</summary>
    string Topic { get; }

    /// <summary>Handles one event. An exception counts as <see cref="Delivery.Retry"/>.</summary>
    Task<Delivery> HandleAsync(ReceivedEvent received, CancellationToken cancellationToken);
}
