namespace Hearsay.Messaging;

/// <summary>What becomes of a delivered event. Every handler says so; there is no default. What can never be handled is a <see cref="RefusedEventException"/>.</summary>
public enum Delivery
{
    /// <summary>It had its effect now, or can have none: do not deliver it again.</summary>
    Success,

    /// <summary>It had its effect at an earlier delivery: do not deliver it again.</summary>
    Repeated,

    /// <summary>It had no effect yet, and not for a reason of its own: deliver it again, however often.</summary>
    Retry,
}
