using System.Collections.Concurrent;
using System.Net;
using Grpc.Core;
using Hearsay.EndToEnd.Tests.Otlp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hearsay.EndToEnd.Tests;

/// <summary>One span as it arrived.</summary>
public sealed record ReceivedSpan(string Service, string Name, string TraceId, string SpanId, string ParentId, string Kind, IReadOnlyDictionary<string, string> Attributes)
{
    public override string ToString() => $"{Service}: {Name}";
}

/// <summary>A real OTLP endpoint over gRPC that keeps every span.</summary>
public sealed class TraceReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedSpan> _spans;
    private readonly WebApplication _app;

    private TraceReceiver(WebApplication app, ConcurrentQueue<ReceivedSpan> spans)
    {
        _app = app;
        _spans = spans;
    }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public IReadOnlyList<ReceivedSpan> Spans => [.. _spans];

    public static async Task<TraceReceiver> StartAsync()
    {
        var spans = new ConcurrentQueue<ReceivedSpan>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(spans);
        var app = builder.Build();
        app.MapGrpcService<Collector>();
        await app.StartAsync();
        return new TraceReceiver(app, spans);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private sealed class Collector(ConcurrentQueue<ReceivedSpan> spans) : TraceService.TraceServiceBase
    {
        public override Task<ExportTraceServiceResponse> Export(ExportTraceServiceRequest request, ServerCallContext context)
        {
            foreach (var resource in request.ResourceSpans)
            {
                var service = resource.Resource.Attributes.Single(attribute => attribute.Key == "service.name").Value.StringValue;
                foreach (var span in resource.ScopeSpans.SelectMany(scope => scope.Spans))
                {
                    spans.Enqueue(new ReceivedSpan(
                        service,
                        span.Name,
                        Convert.ToHexStringLower(span.TraceId.Span),
                        Convert.ToHexStringLower(span.SpanId.Span),
                        Convert.ToHexStringLower(span.ParentSpanId.Span),
                        KindOf(span.Kind),
                        span.Attributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Value?.StringValue ?? "")));
                }
            }

            return Task.FromResult(new ExportTraceServiceResponse());
        }

        private static string KindOf(int kind) => kind switch
        {
            1 => "internal",
            2 => "server",
            3 => "client",
            4 => "producer",
            5 => "consumer",
            _ => "unspecified",
        };
    }
}
