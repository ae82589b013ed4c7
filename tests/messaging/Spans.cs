using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Hearsay.Messaging.Tests;

/// <summary>What a service would export.</summary>
internal sealed class Spans : BaseProcessor<Activity>
{
    private readonly ConcurrentQueue<Activity> _all = new();

    public IReadOnlyList<Activity> All => [.. _all];

    public void AddTo(WebApplicationBuilder builder) =>
        builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(this));

    public override void OnEnd(Activity data)
    {
        if (data.Recorded)
        {
            _all.Enqueue(data);
        }
    }
}
