namespace Hearsay.Tagger.Inference;

/// <summary>The model's outputs, one row a piece.</summary>
internal enum ModelOutput
{
    Cue,
    Name,
    RoleQuery,
    RoleKey,
    RoleUnary,
    PointerQuery,
    PointerKey,
    PointerUnary,
    PointerNone,
}
