using System.Globalization;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Ingestion.Storage;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Paging;

namespace Hearsay.Ingestion.Documents;

/// <summary>Answers with a document's revisions, the newest first, page by page, unless it was taken back.</summary>
internal sealed class ListRevisions(DocumentReads documents)
{
    public async Task<ListRevisionsResponse> HandleAsync(ListRevisionsRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var id = violations.DocumentId(request.DocumentId);
        var size = PageSize.Read(request.PageSize, violations);
        violations.ThrowIfAny();
        var below = ReadPlace(PageToken.Read(request, request.PageToken, parts: 1));
        var document = await documents.GetAsync(id, cancellationToken) ?? throw DocumentFailures.NotFound(id);
        if (document.RetractTime is not null)
        {
            throw DocumentFailures.Retracted(id);
        }

        // One more than asked for tells whether another page follows.
        var listed = await documents.ListRevisionsAsync(id, below, size + 1, cancellationToken);
        var response = new ListRevisionsResponse { Revisions = { listed.Take(size) } };
        if (listed.Count > size)
        {
            response.NextPageToken = PageToken.Write(request, listed[size - 1].Revision.ToString(CultureInfo.InvariantCulture));
        }

        return response;
    }

    private static int ReadPlace(IReadOnlyList<string> position) => position.Count == 0 ? int.MaxValue
        : int.TryParse(position[0], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : throw PageToken.Invalid();
}
