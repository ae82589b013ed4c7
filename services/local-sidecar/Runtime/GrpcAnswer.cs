using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Microsoft.Net.Http.Headers;

namespace Hearsay.LocalSidecar.Runtime;

/// <summary>Answers to gRPC calls that are a status without a message: headers only.</summary>
internal static class GrpcAnswer
{
    public static void Write(HttpContext context, StatusCode code, string detail)
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.Headers[HeaderNames.ContentType] = "application/grpc";
        context.Response.Headers[HeaderNames.GrpcStatus] = ((int)code).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers[HeaderNames.GrpcMessage] = Uri.EscapeDataString(detail);
    }

    /// <summary>A refusal as daprd words it: the text of an HTTP status, the reason beside it.</summary>
    public static void Refuse(HttpContext context, StatusCode code, string httpText, int httpStatus, string reason)
    {
        Write(context, code, httpText);
        var status = new Google.Rpc.Status
        {
            Code = (int)code,
            Message = httpText,
            Details =
            {
                Any.Pack(new ErrorInfo
                {
                    Reason = httpText,
                    Domain = "dapr.io",
                    Metadata =
                    {
                        ["http.code"] = httpStatus.ToString(CultureInfo.InvariantCulture),
                        ["http.error_message"] = reason,
                    },
                }),
            },
        };
        context.Response.Headers["grpc-status-details-bin"] = Convert.ToBase64String(status.ToByteArray()).TrimEnd('=');
    }
}
