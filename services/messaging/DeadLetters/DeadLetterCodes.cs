namespace Hearsay.Messaging;

/// <summary>Why an event is a dead letter, in one word: labels of metrics and what operators filter by.</summary>
public static class DeadLetterCodes
{
    /// <summary>Its id is no UUID, by which receipts and replays would know it.</summary>
    public const string NoId = "NO_ID";

    /// <summary>Its payload cannot be read.</summary>
    public const string Unreadable = "UNREADABLE";

    /// <summary>It can be read and says nothing that can be used.</summary>
    public const string Unusable = "UNUSABLE";

    /// <summary>What it leads to is too large or too deep to be worked on.</summary>
    public const string TooComplex = "TOO_COMPLEX";

    /// <summary>It failed as often as an event may.</summary>
    public const string Failed = "FAILED";

    /// <summary>Its process died each time that it was handled alone.</summary>
    public const string Crashed = "CRASHED";

    /// <summary>Its sidecar gave up on it: it came by the dead letter topic.</summary>
    public const string GivenUp = "GIVEN_UP";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [NoId, Unreadable, Unusable, TooComplex, Failed, Crashed, GivenUp];
}
