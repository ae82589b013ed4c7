namespace Hearsay.Contracts;

/// <summary>Id of a document: a UUID, version 7 for those made by ingestion, written in lower case with hyphens.</summary>
public readonly record struct DocumentId(Guid Value)
{
    /// <summary>Reads the hyphenated form only; braces and bare hex are refused, so that one document has one spelling.</summary>
    public static bool TryParse(string? text, out DocumentId id)
    {
        var read = Guid.TryParseExact(text, "D", out var value) && value != Guid.Empty;
        id = new DocumentId(read ? value : Guid.Empty);
        return read;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
