using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Hearsay.Contracts.Errors.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.ServiceDefaults.Paging;

/// <summary>
/// Tokens of keyset paging: the position of the last item of a page, URL-safe. A token is bound by a hash to the request type
/// and to every parameter but page_size and page_token, and to the position itself: one of another call, of other parameters
/// or altered by hand is refused. It grants nothing, so it needs no secret.
/// </summary>
public static class PageToken
{
    private const byte Version = 1;
    private const int HashLength = 16;
    private const int LongestToken = 4096;
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Token that goes on after a position.</summary>
    /// <param name="request">The list request that is being answered.</param>
    /// <param name="position">Sort keys of the last item of the page, as text that the caller can read back.</param>
    public static string Write(IMessage request, params ReadOnlySpan<string> position)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Utf8);
        foreach (var part in position)
        {
            writer.Write(part);
        }

        writer.Flush();
        var keys = stream.ToArray();
        return Base64Url.EncodeToString([Version, .. HashOf(request, keys), .. keys]);
    }

    /// <summary>
    /// Position in a token; no parts for the first page (an empty token). Throws INVALID_PAGE_TOKEN. Who cannot read a part
    /// throws <see cref="Invalid"/> as well.
    /// </summary>
    /// <param name="request">The list request, with all its parameters.</param>
    /// <param name="token">Its page_token.</param>
    /// <param name="parts">Number of sort keys in a position of this list.</param>
    public static IReadOnlyList<string> Read(IMessage request, string token, int parts)
    {
        if (token.Length == 0)
        {
            return [];
        }

        if (token.Length > LongestToken || !Base64Url.IsValid(token))
        {
            throw Invalid();
        }

        var bytes = Base64Url.DecodeFromChars(token).AsSpan();
        if (bytes.Length <= 1 + HashLength || bytes[0] != Version)
        {
            throw Invalid();
        }

        var keys = bytes[(1 + HashLength)..].ToArray();
        return bytes.Slice(1, HashLength).SequenceEqual(HashOf(request, keys)) ? PartsOf(keys, parts) : throw Invalid();
    }

    /// <summary>The failure for a token that is not one of ours.</summary>
    public static HearsayException Invalid() => new(
        ErrorReason.InvalidPageToken,
        "The page token is not one of this list with these parameters. Send next_page_token as it was received, and the same parameters.");

    private static string[] PartsOf(byte[] keys, int parts)
    {
        using var stream = new MemoryStream(keys);
        using var reader = new BinaryReader(stream, Utf8);
        var position = new string[parts];
        try
        {
            for (var index = 0; index < parts; index++)
            {
                position[index] = reader.ReadString();
            }
        }
        catch (Exception exception) when (exception is IOException or FormatException or ArgumentException)
        {
            throw Invalid();
        }

        return stream.Position == stream.Length ? position : throw Invalid();
    }

    private static ReadOnlySpan<byte> HashOf(IMessage request, byte[] keys)
    {
        var parameters = request.Descriptor.Parser.ParseFrom(request.ToByteArray());
        foreach (var field in request.Descriptor.Fields.InDeclarationOrder().Where(field => field.Name is "page_size" or "page_token"))
        {
            field.Accessor.Clear(parameters);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // A zero byte ends the name; what follows it has its length before it.
        hash.AppendData(Utf8.GetBytes($"{Version} {request.Descriptor.FullName}\0"));
        var bytes = parameters.ToByteArray();
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
        hash.AppendData(keys);
        return hash.GetHashAndReset().AsSpan(0, HashLength);
    }
}
