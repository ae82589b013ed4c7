namespace Hearsay.LocalSidecar.Resources;

/// <summary>How a delivery is tried, from a Resiliency object.</summary>
/// <param name="Timeout">Longest time of one attempt; null where none is set.</param>
/// <param name="First">Wait before the second attempt.</param>
/// <param name="Longest">Longest wait between two attempts.</param>
/// <param name="MaxRetries">Attempts after the first one; below 0 without end.</param>
internal sealed record InboundPolicy(TimeSpan? Timeout, TimeSpan First, TimeSpan Longest, int MaxRetries);
