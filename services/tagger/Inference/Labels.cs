namespace Hearsay.Tagger.Inference;

/// <summary>What a piece is to a given cue; the order is the model's.</summary>
public enum RoleLabel
{
    Outside,
    SourceBegin,
    SourceInside,
    ContentBegin,
    ContentInside,
    CueBegin,
    CueInside,
}

/// <summary>The ends of a given cue's spans that the model points at, first and last piece; the order is the model's.</summary>
public enum Pointer
{
    SourceStart,
    SourceEnd,
    CueEnd,
    ContentStart,
    ContentEnd,
    SecondContentStart,
    SecondContentEnd,
}

/// <summary>The model's own names for its columns.</summary>
internal static class Labels
{
    public const int CueCount = 3;
    public const int RoleCount = 7;
    public const int PointerCount = 7;
    public const int NameCount = 9;

    public static readonly string[] Cues = ["O", "B-CUE", "I-CUE"];
    public static readonly string[] Roles = ["O", "B-SRC", "I-SRC", "B-CON", "I-CON", "B-CUE", "I-CUE"];
    public static readonly string[] Pointers = ["SRC-start", "SRC-end", "CUE-end", "CON-start", "CON-end", "CON2-start", "CON2-end"];
    public static readonly string[] Names = ["O", "B-PERSON", "I-PERSON", "B-ORGANIZATION", "I-ORGANIZATION", "B-LOCATION", "I-LOCATION", "B-MISC", "I-MISC"];
}
