namespace Hearsay.Messaging;

/// <summary>What becomes of a delivered event. Every handler says so; there is no default.</summary>
public enum Delivery
{
    /// <summary>It had its effect now, or can have none: do not deliver it again.</summary>
    Success,

    /// <summary>It had its effect at an earlier delivery: do not deliver it again.</summary>
    Repeated,

    /// <summary>It had no effect yet: deliver it again.</summary>
    Retry,

    /// <summary>It can never be handled: keep it in the table dead_letter and let go of it.</summary>
    Drop,
}
