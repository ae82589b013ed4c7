using Grpc.Core;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.ServiceDefaults.Errors;
using Microsoft.Extensions.Options;
using Proto = Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Extraction;

/// <summary>Answers with all stored evidence from a position on, in the order it was stored.</summary>
public sealed class StreamEvidence(EvidenceStore store, TimeProvider clock, IOptions<ExtractionOptions> options)
{
    private const int PageBytes = 8 * 1024 * 1024;

    /// <summary>
    /// Writes page by page, holding no connection while the reader is slow, and ends at the last. Throws INVALID_FIELDS.
    /// </summary>
    /// <exception cref="OperationCanceledException">The reader went away, or took too long over one message.</exception>
    public async Task HandleAsync(
        StreamEvidenceRequest request, IAsyncStreamWriter<StreamEvidenceResponse> responses, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        violations.AddWhere(request.After < 0, "after", "NEGATIVE", "Give the position of the last answer, or 0 for all.");
        violations.ThrowIfAny();

        var after = request.After;
        while (await store.ReadPageAsync(after, PageBytes, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            foreach (var (position, message) in page)
            {
                using var patience = new CancellationTokenSource(options.Value.StreamPatience, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
                var response = new StreamEvidenceResponse { Position = position, Evidence = Proto.Evidence.Parser.ParseFrom(message) };
                await responses.WriteAsync(response, either.Token).ConfigureAwait(false);
                after = position;
            }
        }
    }
}
