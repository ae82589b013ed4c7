using System.Globalization;
using Google.Rpc;
using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Microsoft.AspNetCore.Http;

namespace Hearsay.ServiceDefaults.Errors;

/// <summary>
/// A request is decoded before any interceptor runs; one that cannot be (text that is no UTF-8, bytes that are no message)
/// would end as UNKNOWN without a reason. It is the caller's fault and is told so.
/// </summary>
internal sealed class UnreadableRequest(RequestDelegate next)
{
    private const string StatusHeader = "grpc-status";

    private static readonly object IsRead = new();

    /// <summary>Notes that the request of a call was decoded: what fails from here on is not for this class to tell.</summary>
    public static void NoteRead(ServerCallContext context) => context.GetHttpContext().Items[IsRead] = true;

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context).ConfigureAwait(false);
        var headers = context.Response.Headers;
        if (context.Response.HasStarted || context.Items.ContainsKey(IsRead) || !IsUnknown(headers[StatusHeader]))
        {
            return;
        }

        var failure = ErrorStatus.Create(new HearsayException(ErrorReason.InvalidFields, "The request cannot be read.")
        {
            Violations =
            [
                new BadRequest.Types.FieldViolation
                {
                    Field = "request",
                    Reason = "UNREADABLE",
                    Description = "Send the message that the contract asks for, its texts in UTF-8.",
                },
            ],
        });
        headers[StatusHeader] = ((int)failure.StatusCode).ToString(CultureInfo.InvariantCulture);
        headers["grpc-message"] = Uri.EscapeDataString(failure.Status.Detail);
        foreach (var entry in failure.Trailers)
        {
            headers[entry.Key] = entry.IsBinary ? Convert.ToBase64String(entry.ValueBytes) : entry.Value;
        }
    }

    private static bool IsUnknown(string? status) => status == ((int)StatusCode.Unknown).ToString(CultureInfo.InvariantCulture);
}
