using Hearsay.LocalSidecar.Faults;
using Hearsay.LocalSidecar.Storage;

namespace Hearsay.LocalSidecar.Delivery;

/// <summary>What the workers of all apps have in common.</summary>
internal sealed record WorkerParts(
    SidecarOwner Owner,
    DeliveryStore Deliveries,
    ListSubscriptions ListSubscriptions,
    DeliverMessage DeliverMessage,
    SettleMessage SettleMessage,
    FaultDraws Faults,
    EventCopies Copies,
    AppStates States,
    WakeUps WakeUps,
    TimeProvider Clock,
    ILogger<AppWorker> Log);
