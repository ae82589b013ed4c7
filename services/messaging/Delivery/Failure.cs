namespace Hearsay.Messaging;

/// <summary>What a failure means for its event.</summary>
internal enum FailureVerdict
{
    /// <summary>The same would have befallen any event: it comes again, however often.</summary>
    Retry,

    /// <summary>It is of the event itself, as far as can be told: it comes again a few times.</summary>
    Count,

    /// <summary>No try can help.</summary>
    Refuse,
}

/// <summary>A failure to handle an event.</summary>
/// <param name="Verdict">What it means.</param>
/// <param name="Code">What failed, in a word; for a refused event one of <see cref="DeadLetterCodes"/>.</param>
/// <param name="Reason">Why, in words.</param>
internal sealed record Failure(FailureVerdict Verdict, string Code, string Reason);
