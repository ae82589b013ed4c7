namespace Hearsay.Engine.Quality.Tests.Data;

/// <summary>What a careful reader finds in an article; labels are written as in the files ("NO_COMMENT"), ids are those of the file.</summary>
internal sealed record GoldStatement(string Id, AttributionSpans Spans, AlsoRight AlsoRight)
{
    public required string Kind { get; init; }

    public required string Certainty { get; init; }

    public required string Stance { get; init; }

    public string? Speaker { get; init; }

    /// <summary>Outermost first; the last is the origin.</summary>
    public IReadOnlyList<string> Chain { get; init; } = [];

    public string? Origin { get; init; }

    public string? Addressee { get; init; }

    /// <summary>TIMEX3 value.</summary>
    public string? SaidOn { get; init; }

    public string? Parent { get; init; }

    public string? Medium { get; init; }
}

/// <summary>What is told of a source without a name, in words of the text.</summary>
internal sealed record GoldUnnamed(string? Number, string? Affiliation, string? Basis, string? Reason);

internal sealed record GoldRole(string Of, string Role);

internal sealed record GoldEntity(string Id, string Type, string Name, AlsoRight AlsoRight)
{
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public IReadOnlyList<GoldRole> Roles { get; init; } = [];

    public GoldUnnamed? Unnamed { get; init; }

    public bool IsUnnamed => Unnamed is not null || Id.StartsWith("unnamed:", StringComparison.Ordinal);

    /// <summary>False for an id that statements use and the list of entities lacks.</summary>
    public bool IsListed { get; init; } = true;
}

internal sealed record GoldTime(TextSpan Span, string Type, string? Value, string? Mod, AlsoRight AlsoRight)
{
    /// <summary>A fact of the document, which readers may give as such.</summary>
    public bool IsFact => Type is "PUBLISHED" or "UPDATED";
}

internal sealed record GoldEvent(string Id, string Type, TextSpan Trigger, string Status, AlsoRight AlsoRight)
{
    public IReadOnlyList<string> Participants { get; init; } = [];

    public string? Place { get; init; }

    /// <summary>TIMEX3 value.</summary>
    public string? Time { get; init; }

    /// <summary>Id of the speaker; null where the publisher tells it.</summary>
    public string? AccordingTo { get; init; }
}

internal sealed record GoldFigure(TextSpan Span, decimal? Value, string? Unit, AlsoRight AlsoRight)
{
    public string? Of { get; init; }

    public IReadOnlyList<TextSpan> Items { get; init; } = [];

    public string? Bound { get; init; }

    /// <summary>Upper number of a range.</summary>
    public decimal? High { get; init; }
}
