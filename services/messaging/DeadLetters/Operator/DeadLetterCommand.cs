namespace Hearsay.Messaging;

/// <summary>What an operator asks for.</summary>
internal enum DeadLetterVerb
{
    /// <summary>A page of dead letters.</summary>
    List,

    /// <summary>All about one.</summary>
    Show,

    /// <summary>Have them handled again.</summary>
    Replay,

    /// <summary>Settle them without handling.</summary>
    Drop,
}

/// <summary>A command of an operator, as it was read from the command line.</summary>
internal sealed record DeadLetterCommand(DeadLetterVerb Verb, DeadLetterFilter Filter)
{
    /// <summary>Most dead letters that one action may touch.</summary>
    public const int MostAtOnce = 100_000;

    /// <summary>Longest page.</summary>
    public const int LongestPage = 1000;

    /// <summary>List those that were dealt with.</summary>
    public bool Settled { get; init; }

    /// <summary>Most rows of a page.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Where the page begins.</summary>
    public DeadLetterPlace? After { get; init; }

    /// <summary>The event to show.</summary>
    public string EventId { get; init; } = "";

    /// <summary>Replays a second.</summary>
    public double Rate { get; init; } = 10;

    /// <summary>Most dead letters to touch.</summary>
    public int Most { get; init; } = 1000;

    /// <summary>Say what would be done, and do nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Who asks.</summary>
    public string Who { get; init; } = "";

    /// <summary>Why.</summary>
    public string Why { get; init; } = "";

    /// <summary>Answer in JSON.</summary>
    public bool Json { get; init; }
}
