namespace Hearsay.ServiceDefaults.Telemetry;

/// <summary>Names of our own span attributes; all others are those of the semantic conventions. None ever carries article text.</summary>
public static class HearsayAttributes
{
    /// <summary>Document, a UUID.</summary>
    public const string DocumentId = "hearsay.document.id";

    /// <summary>Revision, counted from 1.</summary>
    public const string Revision = "hearsay.revision";

    /// <summary>Ordinal of the engine.</summary>
    public const string EngineVersion = "hearsay.engine.version";

    /// <summary>Stage of the engine.</summary>
    public const string EngineStage = "hearsay.engine.stage";

    /// <summary>Length of the canonical text in UTF-16 units.</summary>
    public const string TextLength = "hearsay.text.length";

    /// <summary>How many parts a text was found to have.</summary>
    public const string BlockCount = "hearsay.block.count";

    /// <summary>What a submit came to: a new document, a new revision, or one known before.</summary>
    public const string SubmitOutcome = "hearsay.submit.outcome";

    /// <summary>How many statements were found.</summary>
    public const string StatementCount = "hearsay.statement.count";

    /// <summary>How many entities were found.</summary>
    public const string EntityCount = "hearsay.entity.count";

    /// <summary>How many events were found.</summary>
    public const string EventCount = "hearsay.event.count";

    /// <summary>What bringing evidence into the read model came to.</summary>
    public const string ProjectionOutcome = "hearsay.projection.outcome";
}
