using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Hearsay.ServiceDefaults.Telemetry;

/// <summary>Every answer, errors too, carries its trace id in the header <c>trace-id</c>: what a person quotes when asking for help.</summary>
internal sealed class TraceIdHeader(RequestDelegate next)
{
    /// <summary>Name of the header.</summary>
    public const string Name = "trace-id";

    public Task InvokeAsync(HttpContext context)
    {
        if (Activity.Current is { } activity)
        {
            context.Response.Headers[Name] = activity.TraceId.ToHexString();
        }

        return next(context);
    }
}
