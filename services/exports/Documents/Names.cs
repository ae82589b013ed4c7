using System.Globalization;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Exports;

/// <summary>
/// IRIs of what exports speak of: UUIDs of documents and statements as urn:uuid, parts of a document as fragments of its IRI, engines and our own
/// terms under urn:hearsay. The same evidence gets the same IRIs in every export.
/// </summary>
internal static class Names
{
    /// <summary>What our own terms begin with.</summary>
    public const string Terms = "urn:hearsay:term:";

    public static string OfDocument(Evidence evidence) => $"urn:uuid:{evidence.DocumentId}";

    public static string OfRevision(Evidence evidence) => OfRevision(evidence, evidence.Revision);

    public static string OfRevision(Evidence evidence, int revision) => string.Create(CultureInfo.InvariantCulture, $"urn:uuid:{evidence.DocumentId}#r{revision}");

    public static string OfPublisher(Evidence evidence) => $"{OfRevision(evidence)}-publisher";

    public static string OfReading(Evidence evidence) => string.Create(CultureInfo.InvariantCulture, $"{OfRevision(evidence)}-read-{evidence.Engine?.Version ?? 0}");

    public static string OfEntity(Evidence evidence, string id) => $"{OfRevision(evidence)}-{Uri.EscapeDataString(id)}";

    public static string OfStatement(string id) => $"urn:uuid:{id}";

    public static string OfEngine(Engine? engine) => engine is null
        ? "urn:hearsay:engine:unknown"
        : string.Create(CultureInfo.InvariantCulture, $"urn:hearsay:engine:{engine.Version}:{Uri.EscapeDataString(engine.Profile)}") + (engine.WeightsSha256.Length > 0 ? $":{engine.WeightsSha256}" : "");

    /// <summary>An engine in words.</summary>
    public static string LabelOf(Engine? engine) => engine is null
        ? "Hearsay engine"
        : string.Create(CultureInfo.InvariantCulture, $"Hearsay engine {engine.Version} ({engine.Profile})");
}
