using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Google.Rpc;

namespace Hearsay.Ingestion.Tests;

/// <summary>gRPC calls byte by byte, as no decent client makes them.</summary>
internal static class RawCalls
{
    /// <summary>Sends one message to a call of the ingestion service. Returns its gRPC code, and its details where there are any.</summary>
    public static async Task<(int Code, Status? Details)> SendAsync(Uri address, string rpc, byte[] message, string? timeout = null, bool compressed = false)
    {
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)message.Length);
        message.CopyTo(frame, 5);
        frame[0] = compressed ? (byte)1 : (byte)0;
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"/hearsay.ingestion.v1.IngestionService/{rpc}"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        if (compressed)
        {
            request.Headers.Add("grpc-encoding", "gzip");
        }

        if (timeout is not null)
        {
            request.Headers.Add("grpc-timeout", timeout);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var code = int.Parse(ValueOf(response, "grpc-status")!, CultureInfo.InvariantCulture);
        return (code, ValueOf(response, "grpc-status-details-bin") is { } details ? Status.Parser.ParseFrom(Decode(details)) : null);
    }

    private static string? ValueOf(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out var trailers) ? trailers.Single()
        : response.Headers.TryGetValues(name, out var headers) ? headers.Single()
        : null;

    private static byte[] Decode(string base64) => Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
}
