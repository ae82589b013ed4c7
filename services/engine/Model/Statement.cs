namespace Hearsay.Engine.Model;

/// <summary>How a statement's content stands in the text.</summary>
public enum StatementKind
{
    Unspecified = 0,
    Direct = 1,
    Indirect = 2,
    Mixed = 3,
    Belief = 4,
}

/// <summary>How sure the report itself is that the statement was made.</summary>
public enum Certainty
{
    Unspecified = 0,
    Asserted = 1,
    Hedged = 2,
    Unknown = 3,
}

/// <summary>How the speaker stands to the content.</summary>
public enum Stance
{
    Unspecified = 0,
    Affirms = 1,
    Denies = 2,
    Rejects = 3,
    NoComment = 4,
    Questions = 5,
}

/// <summary>What a statement was made in.</summary>
public enum Medium
{
    Unspecified = 0,
    Interview = 1,
    Call = 2,
    Letter = 3,
    Email = 4,
    Post = 5,
    PressRelease = 6,
    Speech = 7,
    Briefing = 8,
    Broadcast = 9,
    Message = 10,
    Document = 11,
    Testimony = 12,
}

/// <summary>How a hop passed a statement on.</summary>
public enum HopKind
{
    Unspecified = 0,

    /// <summary>The speaker itself.</summary>
    Source = 1,

    /// <summary>"told X", "in an interview with X"</summary>
    SaidTo = 2,

    /// <summary>"X reported that Y said", "first reported by X"</summary>
    Reported = 3,

    /// <summary>"X, citing Y", "sources cited by X"</summary>
    Cited = 4,

    /// <summary>"quoted by X"</summary>
    Quoted = 5,

    /// <summary>"in an article in X", "on X"</summary>
    Published = 6,

    /// <summary>"obtained by X"</summary>
    Obtained = 7,

    /// <summary>"seen by X"</summary>
    Seen = 8,
}

/// <summary>One relay on a statement's way to the page.</summary>
/// <param name="EntityId">Entity that passed it on.</param>
/// <param name="Span">The words that name it; null where they stand in no single place.</param>
/// <param name="Cue">The words that say that it was passed on, or null.</param>
/// <param name="Kind">How it was passed on.</param>
public sealed record Hop(string EntityId, Span? Span, Span? Cue, HopKind Kind);

/// <summary>One attribution: somebody said, wrote or believes something.</summary>
public sealed record Statement
{
    /// <summary>Unique within the evidence ("s1"); the caller gives it an id for the world.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the statement in whose content this one stands; empty for the outermost.</summary>
    public string ParentId { get; init; } = "";

    public StatementKind Kind { get; init; }

    public Certainty Certainty { get; init; }

    public Stance Stance { get; init; }

    /// <summary>Words that name the source; none where the text names no source.</summary>
    public IReadOnlyList<Span> Source { get; init; } = [];

    /// <summary>Words that report; none for a bare quotation.</summary>
    public IReadOnlyList<Span> Cue { get; init; } = [];

    /// <summary>What was said, in the order of the text; at least one stretch.</summary>
    public IReadOnlyList<Span> Content { get; init; } = [];

    /// <summary>Entity that the source is; empty where unresolved.</summary>
    public string SpeakerEntityId { get; init; } = "";

    /// <summary>NO_SOURCE, NO_ANTECEDENT or AMBIGUOUS where there is no speaker; empty where there is one.</summary>
    public string SpeakerUnresolvedReason { get; init; } = "";

    /// <summary>Entity that it was said to; empty where the text names none.</summary>
    public string AddresseeEntityId { get; init; } = "";

    /// <summary>Words that name the addressee.</summary>
    public Span? Addressee { get; init; }

    /// <summary>Relays from the outermost inward; the last is the origin. The publisher itself is not listed.</summary>
    public IReadOnlyList<Hop> Chain { get; init; } = [];

    /// <summary>When it was said, an id of <see cref="Evidence.Times"/>; empty where the text does not tell.</summary>
    public string SaidTimeId { get; init; } = "";

    /// <summary>How likely it is that content and source are right, 0.01 to 1 in steps of 0.01. Not how likely the content is true.</summary>
    public double Confidence { get; init; }

    /// <summary>What found it: the name of a rule, or "model".</summary>
    public string Rule { get; init; } = "";

    /// <summary>
    /// What is missing or uncertain: SPEAKER_BY_PRONOUN where only a pronoun names the speaker, SPEAKER_BY_DESCRIPTION where only words that
    /// point back do ("the official"), ORIGIN_UNNAMED where the last hop has no name, ORIGIN_UNRESOLVED where the text does not tell who it is,
    /// RELAY_KEPT where the relays stand in an earlier statement of the same source, RELAY_UNRESOLVED where a relay has no name,
    /// RELAY_CYCLE where the words lead back to a hop of the chain, CHAIN_CUT where it is too long to be given in full.
    /// </summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What it was said in.</summary>
    public Medium Medium { get; init; }

    /// <summary>The words that tell the medium, or null.</summary>
    public Span? MediumSpan { get; init; }

    /// <summary>The sentences that hold source, cue and content.</summary>
    public required Span Sentence { get; init; }
}
