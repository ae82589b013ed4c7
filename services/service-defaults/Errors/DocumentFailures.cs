using System.Globalization;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;

namespace Hearsay.ServiceDefaults.Errors;

/// <summary>What more than one service tells a caller about a document, in the same words.</summary>
public static class DocumentFailures
{
    /// <summary>DOCUMENT_RETRACTED.</summary>
    public static HearsayException Retracted(DocumentId document) => new(ErrorReason.DocumentRetracted, "The document was taken back.")
    {
        Metadata = new Dictionary<string, string> { ["document_id"] = document.ToString() },
    };

    /// <summary>DOCUMENT_NOT_FOUND.</summary>
    public static HearsayException NotFound(DocumentId document) => new(ErrorReason.DocumentNotFound, "There is no such document.")
    {
        Metadata = new Dictionary<string, string> { ["document_id"] = document.ToString() },
    };

    /// <summary>EVIDENCE_NOT_FOUND.</summary>
    public static HearsayException EvidenceNotFound(DocumentId document, int revision) =>
        new(ErrorReason.EvidenceNotFound, "Nothing was read from this revision, or not yet.")
        {
            Metadata = new Dictionary<string, string>
            {
                ["document_id"] = document.ToString(),
                ["revision"] = revision.ToString(CultureInfo.InvariantCulture),
            },
        };

    /// <summary>INVALID_FIELDS: a page that holds no article.</summary>
    public static HearsayException NoArticleText() => RequestViolations.Failure("html", "NO_ARTICLE_TEXT", "Give the page of an article: there is no text of one on this page.");

    /// <summary>INPUT_TOO_COMPLEX.</summary>
    /// <param name="limit">Name of the limit.</param>
    /// <param name="most">What it may be at most.</param>
    public static HearsayException InputTooComplex(string limit, int most) => new(
        ErrorReason.InputTooComplex, string.Create(CultureInfo.InvariantCulture, $"The HTML is too complex to read: its {limit} may be {most} at most."))
    {
        Metadata = new Dictionary<string, string> { ["limit"] = limit, ["max"] = most.ToString(CultureInfo.InvariantCulture) },
    };

    /// <summary>TEXT_TOO_LARGE.</summary>
    /// <param name="bytes">Bytes of UTF-8 that were sent.</param>
    public static HearsayException TextTooLarge(int bytes) => new(
        ErrorReason.TextTooLarge,
        string.Create(CultureInfo.InvariantCulture, $"The text has {bytes} bytes of UTF-8; at most {MessageLimits.MaxTextBytes} can be taken in."))
    {
        Metadata = new Dictionary<string, string>
        {
            ["max_bytes"] = MessageLimits.MaxTextBytes.ToString(CultureInfo.InvariantCulture),
            ["bytes"] = bytes.ToString(CultureInfo.InvariantCulture),
        },
    };
}
