using System.Reflection;
using Hearsay.Faults.Tests.Wire;

namespace Hearsay.Faults.Tests.Rounds;

/// <summary>The points that have a promise of their own. See README.md.</summary>
internal static class Points
{
    private static readonly Assembly Messaging = typeof(Messaging.Outbox).Assembly;
    private static readonly Assembly Extraction = typeof(Extraction.EvidenceStore).Assembly;
    private static readonly Assembly Query = typeof(Query.QueryComposition).Assembly;
    private static readonly Assembly Sidecar = typeof(LocalSidecar.SidecarOptions).Assembly;

    /// <summary>A submit that is about to be committed.</summary>
    public static readonly WirePoint SubmitBeforeCommit = WirePoint.Of(WireMoment.BeforeCommit, Messaging, "OutboxAppend");

    /// <summary>A submit that is committed and not answered.</summary>
    public static readonly WirePoint SubmitCommitted = SubmitBeforeCommit with { Moment = WireMoment.Committed };

    /// <summary>Events that the broker has and the outbox does not know to be sent.</summary>
    public static readonly WirePoint PublishedBeforeCursor = WirePoint.Of(WireMoment.StatementPasses, Messaging, "OutboxAdvance");

    /// <summary>Evidence that is about to be committed.</summary>
    public static readonly WirePoint EvidenceBeforeCommit = WirePoint.Of(WireMoment.BeforeCommit, Extraction, "EvidenceAppend");

    /// <summary>Evidence that is committed, its event not acknowledged.</summary>
    public static readonly WirePoint EvidenceCommitted = EvidenceBeforeCommit with { Moment = WireMoment.Committed };

    /// <summary>A projection that is about to be committed.</summary>
    public static readonly WirePoint ProjectionBeforeCommit = WirePoint.Of(WireMoment.BeforeCommit, Query, "ReadingInsert");

    /// <summary>A projection that is committed, its event not acknowledged.</summary>
    public static readonly WirePoint ProjectionCommitted = ProjectionBeforeCommit with { Moment = WireMoment.Committed };

    /// <summary>An event that the sidecar has been handed and not stored.</summary>
    public static readonly WirePoint MessagePasses = WirePoint.Of(WireMoment.StatementPasses, Sidecar, "MessageAppend");

    /// <summary>An event that the sidecar has stored without telling its publisher.</summary>
    public static readonly WirePoint MessageCommitted = MessagePasses with { Moment = WireMoment.Committed };

    /// <summary>An event that a service has acknowledged, which the sidecar has not noted.</summary>
    public static readonly WirePoint DeliveredBeforeAck = WirePoint.Of(WireMoment.StatementPasses, Sidecar, "DeliveryDone");

    /// <summary>A service's way through a dead letter that it handles again, from taking it to noting that it is done.</summary>
    public static IReadOnlyList<WirePoint> OfReplay { get; } =
    [
        WirePoint.Of(WireMoment.Committed, Messaging, "DeadLetterTake"),
        ProjectionBeforeCommit,
        ProjectionCommitted,
        WirePoint.Of(WireMoment.StatementPasses, Messaging, "DeadLetterSettle"),
        WirePoint.Of(WireMoment.Committed, Messaging, "DeadLetterSettle"),
    ];
}
