namespace Hearsay.Contracts;

/// <summary>
/// Sizes that every hop agrees on: client, server, retry buffer and sidecar. The largest document allowed, and the evidence
/// read from it, pass each of them.
/// </summary>
public static class MessageLimits
{
    /// <summary>Largest text of a document, in bytes of UTF-8.</summary>
    public const int MaxTextBytes = 1024 * 1024;

    /// <summary>Largest gRPC message in bytes. Evidence repeats the text it was read from, several times over.</summary>
    public const int MaxMessageBytes = 16 * 1024 * 1024;
}
