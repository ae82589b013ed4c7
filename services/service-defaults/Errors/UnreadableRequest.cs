using System.Globalization;
using Google.Rpc;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Hearsay.ServiceDefaults.Errors;

/// <summary>
/// A request is decoded before any interceptor runs; one that cannot be (text that is no Unicode, bytes that are no message,
/// JSON that does not fit, too many bytes) would end without a reason. It is the caller's fault and is told so.
/// </summary>
internal sealed class UnreadableRequest(RequestDelegate next)
{
    private const string StatusHeader = "grpc-status";
    private static readonly object IsRead = new();
    private static readonly object HeldBack = new();

    /// <summary>Notes that the request of a call was decoded: what fails from here on is not for this class to tell.</summary>
    public static void NoteRead(ServerCallContext context)
    {
        var http = context.GetHttpContext();
        http.Items[IsRead] = true;
        Release(http);
    }

    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is null ? InvokeGrpcAsync(context) : InvokeJsonAsync(context);

    private async Task InvokeGrpcAsync(HttpContext context)
    {
        await next(context).ConfigureAwait(false);
        var headers = context.Response.Headers;
        if (context.Response.HasStarted || context.Items.ContainsKey(IsRead) || FailureOf(headers[StatusHeader], context.Request) is not { } failure)
        {
            return;
        }

        EarlyFailure.SetStatus(headers, ErrorStatus.Create(failure));
    }

    /// <summary>Until the request is read, what is written can only be an answer without a reason; ours takes its place.</summary>
    private async Task InvokeJsonAsync(HttpContext context)
    {
        if (IsUtf8(context.Request))
        {
            context.Items[HeldBack] = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
            context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
            await next(context).ConfigureAwait(false);
            Release(context);
            if (context.Response.HasStarted || context.Items.ContainsKey(IsRead))
            {
                return;
            }
        }

        var tooLarge = IsTooLarge(context.Request);
        await EarlyFailure.WriteJsonAsync(
            context,
            ErrorStatus.Create(tooLarge ? TooLarge() : Unreadable()),
            tooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest).ConfigureAwait(false);
    }

    private static void Release(HttpContext context)
    {
        if (context.Items.Remove(HeldBack, out var body))
        {
            context.Features.Set((IHttpResponseBodyFeature)body!);
        }
    }

    /// <summary>In other encodings what cannot be read would silently become U+FFFD.</summary>
    private static bool IsUtf8(Microsoft.AspNetCore.Http.HttpRequest request) =>
        !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        || !type.Charset.HasValue
        || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase);

    private static bool IsTooLarge(Microsoft.AspNetCore.Http.HttpRequest request) => request.ContentLength > MessageLimits.MaxMessageBytes;

    private static HearsayException? FailureOf(string? status, Microsoft.AspNetCore.Http.HttpRequest request) =>
        !int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? null : (StatusCode)code switch
        {
            // The web server refuses a body whose length is told beforehand before gRPC sees it.
            StatusCode.Unknown or StatusCode.Internal => IsTooLarge(request) ? TooLarge() : Unreadable(),
            StatusCode.ResourceExhausted => TooLarge(),
            _ => null,
        };

    internal static HearsayException TooLarge() => new(ErrorReason.MessageTooLarge, $"The request has more than {MessageLimits.MaxMessageBytes} bytes.")
    {
        Metadata = new Dictionary<string, string>
        {
            ["max_bytes"] = MessageLimits.MaxMessageBytes.ToString(CultureInfo.InvariantCulture),
        },
    };

    internal static HearsayException Unreadable() => new(ErrorReason.InvalidFields, "The request cannot be read.")
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
    };
}
