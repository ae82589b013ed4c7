namespace Hearsay.Contracts;

/// <summary>Id of a statement: a UUID, version 5, written in lower case with hyphens.</summary>
public readonly record struct StatementId(Guid Value)
{
    /// <summary>Reads the hyphenated form only.</summary>
    public static bool TryParse(string? text, out StatementId id)
    {
        var read = Guid.TryParseExact(text, "D", out var value) && value != Guid.Empty;
        id = new StatementId(read ? value : Guid.Empty);
        return read;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
