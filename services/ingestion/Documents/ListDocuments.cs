using System.Globalization;
using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Ingestion.Storage;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Paging;

namespace Hearsay.Ingestion.Documents;

/// <summary>Answers with documents, the newest first, page by page.</summary>
internal sealed class ListDocuments(DocumentReads documents)
{
    // Before every document: the list begins there.
    private static readonly DocumentPlace Top = new(DateTime.SpecifyKind(new DateTime(9999, 1, 1), DateTimeKind.Utc), Guid.AllBitsSet);

    public async Task<ListDocumentsResponse> HandleAsync(ListDocumentsRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var size = PageSize.Read(request.PageSize, violations);
        SourceKey.Check("source_key", request.SourceKey, violations);
        violations.ThrowIfAny();
        var after = ReadPlace(PageToken.Read(request, request.PageToken, parts: 2));
        // One more than asked for tells whether another page follows.
        var listed = await documents.ListAsync(request.SourceKey, after, size + 1, cancellationToken);
        var response = new ListDocumentsResponse { Documents = { listed.Take(size).Select(item => item.Document) } };
        if (listed.Count > size)
        {
            var last = listed[size - 1].Place;
            response.NextPageToken = PageToken.Write(
                request, last.CreatedAt.Ticks.ToString(CultureInfo.InvariantCulture), new DocumentId(last.Id).ToString());
        }

        return response;
    }

    private static DocumentPlace ReadPlace(IReadOnlyList<string> position)
    {
        if (position.Count == 0)
        {
            return Top;
        }

        return long.TryParse(position[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= Top.CreatedAt.Ticks
            && DocumentId.TryParse(position[1], out var id)
                ? new DocumentPlace(new DateTime(ticks, DateTimeKind.Utc), id.Value)
                : throw PageToken.Invalid();
    }
}
