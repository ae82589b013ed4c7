using System.Diagnostics;
using System.Text.Json;
using Grpc.Core;
using Hearsay.LocalSidecar.Runtime;
using Hearsay.LocalSidecar.Storage;

namespace Hearsay.LocalSidecar.Delivery;

/// <summary>Headers that go with a delivery: the trace, the component, and what the publisher gave as metadata.</summary>
internal static class DeliveryHeaders
{
    public static Metadata Create(ClaimedMessage message, string pubsub, string? appToken, Activity? span)
    {
        var headers = new Metadata { { "pubsubname", pubsub } };
        if (appToken is not null)
        {
            headers.Add(SidecarTokens.Header, appToken);
        }

        AddTrace(headers, span?.Id ?? message.TraceParent, span is null ? message.TraceState : span.TraceStateString ?? "");
        var metadata = JsonSerializer.Deserialize<Dictionary<string, string>>(message.MetadataJson) ?? [];
        foreach (var (key, value) in metadata)
        {
            var name = key.ToLowerInvariant();
            if (IsFree(name) && IsWritable(value) && headers.Get(name) is null)
            {
                headers.Add(name, value);
            }
        }

        return headers;
    }

    /// <summary>The trace in W3C form and in the binary one, which daprd sends as well.</summary>
    private static void AddTrace(Metadata headers, string traceParent, string traceState)
    {
        if (!ActivityContext.TryParse(traceParent, traceState, out var context))
        {
            return;
        }

        headers.Add("traceparent", traceParent);
        if (IsWritable(traceState) && traceState.Length > 0)
        {
            headers.Add("tracestate", traceState);
        }

        var binary = new byte[29];
        context.TraceId.CopyTo(binary.AsSpan(2, 16));
        binary[18] = 1;
        context.SpanId.CopyTo(binary.AsSpan(19, 8));
        binary[27] = 2;
        binary[28] = (byte)context.TraceFlags;
        headers.Add("grpc-trace-bin", binary);
    }

    /// <summary>Headers that HTTP, gRPC or the sidecar own cannot be set by a publisher.</summary>
    private static bool IsFree(string name) =>
        name.Length > 0
        && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-' or '_' or '.')
        && !name.EndsWith("-bin", StringComparison.Ordinal)
        && !name.StartsWith("grpc-", StringComparison.Ordinal)
        && name is not ("content-type" or "content-length" or "te" or "host" or "connection" or "transfer-encoding" or "upgrade"
            or "user-agent" or "authorization" or "traceparent" or "tracestate" or SidecarTokens.Header or "expect" or "cookie");

    private static bool IsWritable(string value) => value.All(character => character is >= ' ' and <= '~');
}
