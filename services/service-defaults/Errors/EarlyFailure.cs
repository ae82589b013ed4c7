using System.Globalization;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using Hearsay.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Http;

namespace Hearsay.ServiceDefaults.Errors;

/// <summary>Writes a failure as the answer to a call that came to no interceptor: in gRPC or in JSON, as it was asked.</summary>
internal static class EarlyFailure
{
    private static readonly JsonFormatter Json =
        new(JsonFormatter.Settings.Default.WithTypeRegistry(TypeRegistry.FromFiles(ErrorDetailsReflection.Descriptor)));

    /// <summary>Answers with a failure; nothing of the answer may be written yet.</summary>
    public static Task WriteAsync(HttpContext context, HearsayException failure)
    {
        var status = ErrorStatus.Create(failure);
        CallOutcome.Note(context, status.StatusCode, ErrorCatalog.NameOf(failure.Reason));
        if (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true)
        {
            context.Response.StatusCode = StatusCodes.Status200OK;
            context.Response.ContentType = "application/grpc";
            SetStatus(context.Response.Headers, status);
            return Task.CompletedTask;
        }

        if (failure.RetryAfter is { } delay)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(delay.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return WriteJsonAsync(context, status, HttpCodeOf(status.StatusCode));
    }

    /// <summary>Sets the status of a gRPC answer that has headers only.</summary>
    public static void SetStatus(IHeaderDictionary headers, RpcException failure)
    {
        headers["grpc-status"] = ((int)failure.StatusCode).ToString(CultureInfo.InvariantCulture);
        headers["grpc-message"] = Uri.EscapeDataString(failure.Status.Detail);
        foreach (var entry in failure.Trailers)
        {
            headers[entry.Key] = entry.IsBinary ? Convert.ToBase64String(entry.ValueBytes) : entry.Value;
        }
    }

    /// <summary>Answers with a failure as JSON, as transcoding writes it.</summary>
    public static async Task WriteJsonAsync(HttpContext context, RpcException failure, int httpCode)
    {
        var body = Encoding.UTF8.GetBytes(Json.Format(failure.GetRpcStatus()));
        context.Response.StatusCode = httpCode;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    private static int HttpCodeOf(StatusCode code) => code switch
    {
        StatusCode.Unauthenticated => StatusCodes.Status401Unauthorized,
        StatusCode.PermissionDenied => StatusCodes.Status403Forbidden,
        StatusCode.ResourceExhausted => StatusCodes.Status429TooManyRequests,
        StatusCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
