using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Statements;

/// <summary>A relay in the making.</summary>
internal readonly record struct HopDraft(EntityDraft Entity, TextRange? Range, TextRange? Cue, HopKind Kind);

/// <summary>A statement in the making; UTF-16 indices.</summary>
internal sealed class StatementDraft
{
    public required CueReading Reading { get; init; }

    public StatementDraft? Parent { get; set; }

    public StatementKind Kind { get; set; }

    public Certainty Certainty { get; set; }

    public Stance Stance { get; set; }

    public EntityDraft? Speaker { get; set; }

    public string UnresolvedReason { get; set; } = "";

    public EntityDraft? Addressee { get; set; }

    public List<HopDraft> Chain { get; set; } = [];

    public Medium Medium { get; set; }

    public TextRange? MediumRange { get; set; }

    /// <summary>Index of the time at which it was said, or -1.</summary>
    public int SaidTime { get; set; } = -1;

    /// <summary>What is missing or uncertain, as codes.</summary>
    public List<string> Reasons { get; } = [];

    public string Id { get; set; } = "";

    public TextRange Extent { get; init; }

    /// <summary>Where its cue stands, or its content where it has none.</summary>
    public int Position => Reading.Cue.Count > 0 ? Reading.Cue[0].Start : Reading.Content[0].Start;

    public static TextRange ExtentOf(CueReading reading)
    {
        int start = int.MaxValue, end = 0;
        foreach (var range in reading.Cue.Concat(reading.Source).Concat(reading.Content))
        {
            start = Math.Min(start, range.Start);
            end = Math.Max(end, range.End);
        }

        return new TextRange(start, end);
    }
}
