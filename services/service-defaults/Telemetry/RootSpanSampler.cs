using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Hearsay.ServiceDefaults.Telemetry;

/// <summary>
/// Decides over spans without a parent. A call out of the process or a step inside it never begins a trace: without this,
/// every poll of a queue and every lease would be a trace of its own.
/// </summary>
internal sealed class RootSpanSampler(double ratio) : Sampler
{
    private readonly TraceIdRatioBasedSampler _ratio = new(ratio);

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        samplingParameters.Kind is ActivityKind.Client or ActivityKind.Internal
            ? new SamplingResult(SamplingDecision.Drop)
            : _ratio.ShouldSample(samplingParameters);
}
