using System.Diagnostics;

namespace Hearsay.ServiceDefaults.Telemetry;

/// <summary>
/// The Dapr sidecar appends its own traceparent to the caller's on proxied calls. Kestrel joins both with a comma, which the
/// W3C reader refuses, so a new trace would begin. The last one is the sidecar's: the nearer parent.
/// </summary>
public sealed class LastTraceParentPropagator(DistributedContextPropagator inner) : DistributedContextPropagator
{
    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Fields => inner.Fields;

    /// <inheritdoc/>
    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) =>
        inner.Inject(activity, carrier, setter);

    /// <inheritdoc/>
    public override void ExtractTraceIdAndState(
        object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) =>
        inner.ExtractTraceIdAndState(carrier, LastOf(getter), out traceId, out traceState);

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) =>
        inner.ExtractBaggage(carrier, getter);

    private static PropagatorGetterCallback? LastOf(PropagatorGetterCallback? getter) => getter is null
        ? null
        : (object? carrier, string name, out string? value, out IEnumerable<string>? values) =>
        {
            getter(carrier, name, out value, out values);
            if (string.Equals(name, "traceparent", StringComparison.OrdinalIgnoreCase))
            {
                var last = values?.LastOrDefault() ?? value;
                value = last?[(last.LastIndexOf(',') + 1)..].Trim();
                values = null;
            }
        };
}
