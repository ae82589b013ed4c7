namespace Hearsay.Contracts;

/// <summary>
/// Sizes that every hop agrees on: client, server, retry buffer and sidecar. The largest document allowed, and the evidence
/// read from it, pass each of them.
/// </summary>
public static class MessageLimits
{
    /// <summary>Largest text of a document, in bytes of UTF-8.</summary>
    public const int MaxTextBytes = 1024 * 1024;

    /// <summary>Largest page of HTML, in bytes of UTF-8; its text is bounded by <see cref="MaxTextBytes"/>.</summary>
    public const int MaxHtmlBytes = 16 * 1024 * 1024;

    /// <summary>Largest evidence of a document with its text, in bytes. Evidence repeats the text it was read from, several times over.</summary>
    public const int MaxEvidenceBytes = 16 * 1024 * 1024;

    /// <summary>Largest event with its envelope, in bytes.</summary>
    public const int MaxEventBytes = 16 * 1024 * 1024;

    /// <summary>Largest gRPC message, and body of JSON, in bytes. A page of the largest size passes, in JSON with each quotation mark and line end escaped.</summary>
    public const int MaxMessageBytes = 32 * 1024 * 1024;
}
