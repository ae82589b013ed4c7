using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Chains;

/// <summary>Somebody who passed something on, as the words tell it.</summary>
/// <param name="Entity">Who.</param>
/// <param name="Range">The words that name it.</param>
/// <param name="Cue">The words that say how it passed it on.</param>
/// <param name="Kind">How it passed it on.</param>
internal readonly record struct Relay(EntityDraft Entity, TextRange Range, TextRange? Cue, HopKind Kind);

/// <summary>An outlet that the words name or describe.</summary>
/// <param name="Entity">Which.</param>
/// <param name="Range">The words.</param>
/// <param name="End">One past the last token that goes with it: "Reuters reporters", "Radio Vell's morning programme".</param>
/// <param name="IsKnown">Whether the text tells which outlet it is.</param>
internal readonly record struct OutletWords(EntityDraft Entity, TextRange Range, int End, bool IsKnown);
