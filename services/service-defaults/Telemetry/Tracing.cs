using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StatusCode = Grpc.Core.StatusCode;

namespace Hearsay.ServiceDefaults.Telemetry;

/// <summary>Tracing by OpenTelemetry; exported by OTLP where the standard variables name an endpoint.</summary>
public static class Tracing
{
    /// <summary>Every activity source of ours begins so.</summary>
    public const string SourcePrefix = "Hearsay.";

    public static void AddTracing(this WebApplicationBuilder builder, string serviceName)
    {
        builder.Services.AddSingleton<DistributedContextPropagator>(
            new LastTraceParentPropagator(DistributedContextPropagator.CreateDefaultPropagator()));
        var ratio = builder.Configuration.GetValue("OTEL_TRACES_SAMPLER_ARG", 1.0);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(serviceName, serviceNamespace: "hearsay"))
            .WithTracing(tracing => tracing
                .SetSampler(new ParentBasedSampler(new RootSpanSampler(ratio)))
                .AddSource(SourcePrefix + "*")
                .AddAspNetCoreInstrumentation(web =>
                {
                    web.Filter = IsWorthASpan;
                    web.EnrichWithHttpResponse = NameGrpcCall;
                })
                .AddGrpcClientInstrumentation()
                .AddHttpClientInstrumentation()
                .AddNpgsql()
                .AddCountedExport(builder.Configuration));
    }

    /// <summary>Names the span of a gRPC call by the semantic conventions for RPC; the web framework would call it "POST".</summary>
    private static void NameGrpcCall(Activity activity, HttpResponse response)
    {
        var path = response.HttpContext.Request.Path.Value ?? "";
        if (response.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) != true || path.Split('/') is not ["", var service, var method])
        {
            return;
        }

        activity.DisplayName = $"{service}/{method}";
        activity.SetTag("rpc.system.name", "grpc");
        activity.SetTag("rpc.method", $"{service}/{method}");
        if (activity.GetTagItem("grpc.status_code") is string code && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            activity.SetTag("rpc.response.status_code", CallMeasurement.NameOf((StatusCode)number));
        }

        // What the framework notes, under names of its own.
        activity.SetTag("grpc.method", null);
        activity.SetTag("grpc.status_code", null);
    }

    /// <summary>Probes and reflection tell nothing about a document.</summary>
    private static bool IsWorthASpan(HttpContext context) =>
        !(context.Request.Path.StartsWithSegments("/grpc.health.v1.Health", StringComparison.Ordinal)
            || context.Request.Path.StartsWithSegments("/healthz", StringComparison.Ordinal)
            || context.Request.Path == Measuring.Path
            || context.Request.Path.StartsWithSegments("/v1.0/healthz", StringComparison.Ordinal)
            || context.Request.Path.StartsWithSegments("/grpc.reflection.v1.ServerReflection", StringComparison.Ordinal)
            || context.Request.Path.StartsWithSegments("/grpc.reflection.v1alpha.ServerReflection", StringComparison.Ordinal)
            || context.Request.Path.StartsWithSegments("/dapr.proto.runtime.v1.AppCallbackHealthCheck", StringComparison.Ordinal)
            || context.Request.Path == "/dapr.proto.runtime.v1.AppCallback/ListTopicSubscriptions"
            || context.Request.Path == "/dapr.proto.runtime.v1.Dapr/GetMetadata");
}
