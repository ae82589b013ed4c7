using Grpc.Core;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Extraction;

namespace Hearsay.Faults.Tests.Checking;

/// <summary>What the engine makes of a text that is not stored: canonical text, and evidence with ids that are local to it.</summary>
internal sealed record EngineOutput(string Text, Evidence Evidence)
{
    /// <summary>Asks extraction to read a text directly, past every event and table.</summary>
    public static async Task<EngineOutput> ReadAsync(ChannelBase extraction, SubmitDocumentRequest request, CancellationToken cancellationToken)
    {
        var asked = new ExtractTextRequest { Text = request.PlainText, Facts = request.Facts };
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(60);
        var read = await new ExtractionService.ExtractionServiceClient(extraction).ExtractTextAsync(asked, deadline: deadline, cancellationToken: cancellationToken);
        return new EngineOutput(read.Text, read.Evidence);
    }

    /// <summary>The evidence as it must be stored for a revision of a document.</summary>
    public Evidence Of(Guid document, int revision)
    {
        var evidence = Evidence.Clone();
        evidence.DocumentId = document.ToString();
        evidence.Revision = revision;
        StatementIds.Assign(evidence);
        return evidence;
    }
}
