using System.Globalization;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Hearsay.ServiceDefaults.Telemetry;

/// <summary>
/// Times every call of our contracts, with those that are refused before any of our code sees them: not signed in, too many, or not
/// to be read. Health, reflection and what the sidecar calls have measures of their own.
/// </summary>
internal sealed class CallMeasurement(RequestDelegate next, TimeProvider clock)
{
    private const string Ours = "/hearsay.";

    private static readonly Dictionary<StatusCode, string> Names = Enum.GetValues<StatusCode>().ToDictionary(code => code, Spell);

    /// <summary>"NOT_FOUND", as the specification of gRPC writes it.</summary>
    public static string NameOf(StatusCode status) => Names.GetValueOrDefault(status, "UNKNOWN");

    public Task InvokeAsync(HttpContext context) => MethodOf(context) is { } method ? MeasureAsync(context, method) : next(context);

    private async Task MeasureAsync(HttpContext context, string method)
    {
        var began = clock.GetTimestamp();
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            var (status, reason) = CallOutcome.Of(context) ?? (StatusOf(context), null);
            var name = NameOf(status);
            CallMetrics.Called(method, name, status is StatusCode.OK ? null : reason ?? name, clock.GetElapsedTime(began));
        }
    }

    /// <summary>Full name of the method called, from the endpoint and not from the path, which anybody may write; null for others than ours.</summary>
    private static string? MethodOf(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata is not { } metadata)
        {
            return null;
        }

        if (metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is { } json)
        {
            return $"{json.MethodDescriptor.Service.FullName}/{json.MethodDescriptor.Name}";
        }

        return metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName is { } full && full.StartsWith(Ours, StringComparison.Ordinal)
            ? full[1..]
            : null;
    }

    /// <summary>Status of a call that ended before its interceptors.</summary>
    private static StatusCode StatusOf(HttpContext context)
    {
        var written = context.Features.Get<IHttpResponseTrailersFeature>()?.Trailers?["grpc-status"].ToString();
        if (string.IsNullOrEmpty(written))
        {
            written = context.Response.Headers["grpc-status"].ToString();
        }

        if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            return (StatusCode)code;
        }

        return context.RequestAborted.IsCancellationRequested ? StatusCode.Cancelled : context.Response.StatusCode switch
        {
            < 400 => StatusCode.OK,
            StatusCodes.Status400BadRequest or StatusCodes.Status415UnsupportedMediaType => StatusCode.InvalidArgument,
            StatusCodes.Status401Unauthorized => StatusCode.Unauthenticated,
            StatusCodes.Status403Forbidden => StatusCode.PermissionDenied,
            StatusCodes.Status404NotFound => StatusCode.NotFound,
            StatusCodes.Status413PayloadTooLarge or StatusCodes.Status429TooManyRequests => StatusCode.ResourceExhausted,
            StatusCodes.Status503ServiceUnavailable => StatusCode.Unavailable,
            StatusCodes.Status504GatewayTimeout => StatusCode.DeadlineExceeded,
            _ => StatusCode.Internal,
        };
    }

    private static string Spell(StatusCode code) => code is StatusCode.OK
        ? "OK"
        : string.Concat(code.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString()));
}
