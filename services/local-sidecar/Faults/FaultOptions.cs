using System.ComponentModel.DataAnnotations;

namespace Hearsay.LocalSidecar.Faults;

/// <summary>
/// Settings under <c>Faults</c>: what a broker may do to events and a kind one rarely does, made often. Off unless set; for tests of
/// apps, which must bear all of it.
/// </summary>
public sealed class FaultOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Faults";

    /// <summary>Share of deliveries, 0 to 1, that are made twice: side by side, or once more within a second after the first was settled.</summary>
    [Range(0.0, 1.0)]
    public double DuplicateRatio { get; set; }

    /// <summary>So many events are held back, for 200 ms at most, and handed over in an order that was drawn; 0 and 1 hold none.</summary>
    [Range(0, 256)]
    public int ReorderWindow { get; set; }

    /// <summary>Whether events of one key may overtake each other too, as with a broker that knows no keys.</summary>
    public bool IgnoreKeys { get; set; }

    /// <summary>Whether a call passed on carries the caller's traceparent beside the sidecar's, as daprd's does.</summary>
    public bool DuplicateTraceParent { get; set; }

    /// <summary>Draws are the same for the same seed and the same event ids.</summary>
    public int Seed { get; set; } = 1;
}
