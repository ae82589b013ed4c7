using System.Security.Cryptography;

namespace Hearsay.Corpus.Linking;

/// <summary>What is compared, as bytes, under the hash of them.</summary>
/// <param name="Id">The first 128 bits of the SHA-256 of the bytes that make it what it is, as a UUID of version 8.</param>
/// <param name="Bytes">The unit.</param>
public sealed record Unit(Guid Id, byte[] Bytes)
{
    /// <summary>The unit of these bytes.</summary>
    public static Unit Of(byte[] bytes) => Of(bytes, bytes.Length);

    /// <summary>The unit of these bytes, known by the first of them: the others only help to compare it, and may be missing.</summary>
    public static Unit Of(byte[] bytes, int identity)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.AsSpan(0, identity), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Unit(new Guid(hash[..16], bigEndian: true), bytes);
    }
}
