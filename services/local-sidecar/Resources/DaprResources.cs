namespace Hearsay.LocalSidecar.Resources;

/// <summary>What the sidecar takes from Dapr's own files.</summary>
/// <param name="Pubsub">The pub/sub component; null where no file has one.</param>
/// <param name="Inbound">How deliveries are tried; null where no file says.</param>
/// <param name="Api">Which methods may be called.</param>
/// <param name="Ignored">What stands in the files and does nothing here, for the log.</param>
internal sealed record DaprResources(PubsubComponent? Pubsub, InboundPolicy? Inbound, ApiRules Api, IReadOnlyList<string> Ignored)
{
    public static readonly DaprResources None = new(null, null, ApiRules.Open, []);

    /// <summary>Sets what the files say. Settings of the sidecar's own come after and win.</summary>
    public void ApplyTo(SidecarOptions options)
    {
        options.PubsubName = Pubsub?.Name ?? options.PubsubName;
        if (Inbound is { } inbound)
        {
            options.DeliveryDeadline = inbound.Timeout ?? options.DeliveryDeadline;
            options.RetryInitial = inbound.First;
            options.RetryMax = inbound.Longest;
            options.MaxRetries = inbound.MaxRetries;
        }
    }
}
