using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Hearsay.Articles;
using Hearsay.Contracts;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Query;

/// <summary>One revision as the read model holds it: its evidence, its text, and the rows that answer lists.</summary>
/// <param name="Document">Document that it is of.</param>
/// <param name="Revision">Counted from 1.</param>
/// <param name="EngineVersion">Ordinal of the engine that read it.</param>
/// <param name="TextSha256">SHA-256 of the text.</param>
/// <param name="Text">Canonical text.</param>
/// <param name="Evidence">The evidence, serialized.</param>
/// <param name="ReceivedAt">When ingestion received it.</param>
/// <param name="NewestFirst">Sort key: the negative of the publication time in microseconds since 1970.</param>
/// <param name="PublishedOn">Day of publication where the publisher is; null where it is not known.</param>
/// <param name="Outlet">Folded name of the outlet; empty where it is not known.</param>
/// <param name="Published">Publication time as the evidence has it; may be empty.</param>
/// <param name="PublishedAt">The same as a point in time; null where it is not known.</param>
/// <param name="Tie">Orders documents of one publication time: address, or hash of the text where there is none.</param>
/// <param name="Units">What statements, names and text are compared by.</param>
/// <param name="Statements">Rows of statements, in order.</param>
/// <param name="Entities">Rows of entities, in order.</param>
/// <param name="Events">Rows of events, in order.</param>
/// <param name="Attached">What corrections came to.</param>
internal sealed record ProjectedRevision(
    DocumentId Document,
    int Revision,
    int EngineVersion,
    string TextSha256,
    string Text,
    byte[] Evidence,
    DateTimeOffset ReceivedAt,
    long NewestFirst,
    DateOnly? PublishedOn,
    string Outlet,
    string Published,
    DateTime? PublishedAt,
    string Tie,
    EvidenceUnits Units,
    IReadOnlyList<StatementRow> Statements,
    IReadOnlyList<EntityRow> Entities,
    IReadOnlyList<EventRow> Events,
    IReadOnlyList<AttachedCorrection> Attached)
{
    // A longer name is cut: a filter by outlet takes 200 at most, and an index entry must stay short.
    private const int LongestOutlet = 201;

    /// <summary>Reads evidence that <see cref="EvidenceCheck"/> found nothing wrong with.</summary>
    public static ProjectedRevision From(
        DocumentId document, Evidence evidence, string text, Timestamp receiveTime, SentenceVectors? vectors, CancellationToken cancellationToken) =>
        From(document, evidence, text, receiveTime, [], vectors, cancellationToken);

    /// <summary>The same, with the corrections that hold about the document, the latest last.</summary>
    public static ProjectedRevision From(
        DocumentId document,
        Evidence evidence,
        string text,
        Timestamp receiveTime,
        IReadOnlyList<HeldCorrection> corrections,
        SentenceVectors? vectors,
        CancellationToken cancellationToken)
    {
        var receivedAt = receiveTime.ToDateTimeOffset();
        var published = PublicationTime.TryParse(evidence.Facts?.Published, out var time) ? time : (PublicationTime?)null;
        var reading = CorrectedReading.Of(evidence, text, corrections);
        var index = new EvidenceIndex(reading.Evidence);
        var units = EvidenceUnits.Of(reading.Evidence, text, vectors, cancellationToken);
        var passages = new PassageReader(evidence, text);
        return new ProjectedRevision(
            document,
            evidence.Revision,
            evidence.Engine.Version,
            evidence.TextSha256,
            text,
            evidence.ToByteArray(),
            receivedAt,
            NewestFirstOf(published is { } known ? InstantOf(known) : receivedAt.UtcDateTime),
            published?.LocalDate,
            FoldedText.Beginning(FoldedText.Of(evidence.Facts?.Outlet ?? ""), LongestOutlet),
            FoldedText.Storable(evidence.Facts?.Published ?? ""),
            published is { } when ? DateTime.SpecifyKind(InstantOf(when), DateTimeKind.Utc) : null,
            FoldedText.Storable(evidence.Facts is { Url.Length: > 0 } facts ? facts.Url : evidence.TextSha256),
            units,
            StatementRow.AllOf(reading, index, units, passages),
            EntityRow.AllOf(reading.Evidence, index, units, passages),
            EventRow.AllOf(evidence, index, passages),
            reading.Attached);
    }

    /// <summary>The same revision with corrections that were not known when it was read.</summary>
    public ProjectedRevision With(IReadOnlyList<HeldCorrection> corrections, SentenceVectors? vectors, CancellationToken cancellationToken) => corrections.Count == 0
        ? this
        : From(Document, Contracts.Evidence.V1.Evidence.Parser.ParseFrom(Evidence), Text, Timestamp.FromDateTimeOffset(ReceivedAt), corrections, vectors, cancellationToken);

    /// <summary>Sort key of an instant.</summary>
    public static long NewestFirstOf(DateTime utc) => -((utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);

    /// <summary>A time without an offset is taken for UTC, a day without a time for its midnight: this sorts, it tells nobody anything.</summary>
    private static DateTime InstantOf(PublicationTime time) => time.Offset is null
        ? time.LocalDate.ToDateTime(time.TimeOfDay ?? TimeOnly.MinValue)
        : time.EarliestInstant.UtcDateTime;
}
