namespace Hearsay.Query;

/// <summary>Bounds of exports, settings of the section "Exports".</summary>
public sealed class ExportOptions
{
    /// <summary>Exports at the same time in a process; one more is told OVERLOADED.</summary>
    public int MostAtOnce { get; set; } = 4;

    /// <summary>Longest time of one. For so long PostgreSQL keeps for its snapshot what others have replaced.</summary>
    public TimeSpan LongestTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Statements in one.</summary>
    public int MostStatements { get; set; } = 1_000_000;

    /// <summary>Bytes of one.</summary>
    public long MostBytes { get; set; } = 4L * 1024 * 1024 * 1024;
}
