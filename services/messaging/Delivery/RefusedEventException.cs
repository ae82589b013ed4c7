namespace Hearsay.Messaging;

/// <summary>A handler's word that no try can help an event: it is set aside as a dead letter at once.</summary>
/// <param name="code">Which kind of dead letter, one of <see cref="DeadLetterCodes"/>.</param>
/// <param name="reason">Why, in words for an operator.</param>
/// <param name="cause">What was thrown, where something was.</param>
public class RefusedEventException(string code, string reason, Exception? cause = null) : Exception(reason, cause)
{
    /// <summary>Which kind of dead letter.</summary>
    public string Code { get; } = code;
}

/// <summary>
/// An event whose payload no version of this code can read. Told apart from other bytes that a handler cannot read, which
/// are no reason to set an event aside at once.
/// </summary>
public sealed class UnreadablePayloadException(Exception cause)
    : RefusedEventException(DeadLetterCodes.Unreadable, "its payload cannot be read", cause);
