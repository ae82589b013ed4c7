namespace Hearsay.Exports;

/// <summary>
/// Writes documents in one format to the stream that it was made with: first <see cref="Begin"/>, then each document once, then <see cref="EndAsync"/>.
/// After each call all of it has been written but what the format holds back, which is bounded: the caller may pass it on and forget it.
/// </summary>
public interface IExportWriter
{
    /// <summary>What was written so far.</summary>
    ExportTally Tally { get; }

    /// <summary>Writes what stands before the first document.</summary>
    void Begin();

    /// <summary>Writes what a document adds.</summary>
    ValueTask WriteAsync(ExportedDocument document, CancellationToken cancellationToken);

    /// <summary>Writes what stands after the last document.</summary>
    ValueTask EndAsync(CancellationToken cancellationToken);
}
