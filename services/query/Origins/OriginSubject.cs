using Hearsay.Contracts;
using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>What origins are asked of: one of the three.</summary>
/// <param name="Claim">A claim, by any statement of it.</param>
/// <param name="Statement">A statement.</param>
/// <param name="Documents">Documents, each once.</param>
internal sealed record OriginSubject(StatementId? Claim, StatementId? Statement, IReadOnlyList<DocumentId> Documents)
{
    /// <summary>Reads it, and tells the model for when. Throws INVALID_FIELDS.</summary>
    public static OriginSubject Read(GetOriginsRequest request, int mostDocuments, ReadModel model)
    {
        var violations = new RequestViolations();
        var given = new[] { request.ClaimId.Length > 0, request.StatementId.Length > 0, request.DocumentIds.Count > 0 }.Count(isGiven => isGiven);
        violations.AddWhere(given != 1, "claim_id", "ONE_REQUIRED", "Give exactly one of claim_id, statement_id and document_ids.");
        var claim = Optional(request.ClaimId, "claim_id", violations);
        var statement = Optional(request.StatementId, "statement_id", violations);
        violations.AddWhere(request.DocumentIds.Count > mostDocuments, "document_ids", "TOO_MANY", $"Give at most {mostDocuments} documents.");
        var documents = new List<DocumentId>();
        for (var index = 0; index < Math.Min(request.DocumentIds.Count, mostDocuments); index++)
        {
            violations.AddWhere(
                !DocumentId.TryParse(request.DocumentIds[index], out var document), $"document_ids[{index}]", "NOT_A_UUID", "Give a document id: a UUID with hyphens.");
            documents.Add(document);
        }

        model.Ask(request.AsOf, ReadDepth.Joined, violations);
        violations.ThrowIfAny();
        return new OriginSubject(claim, statement, [.. documents.Distinct()]);
    }

    private static StatementId? Optional(string text, string field, RequestViolations violations)
    {
        var isId = StatementId.TryParse(text, out var id);
        violations.AddWhere(text.Length > 0 && !isId, field, "NOT_A_UUID", "Give an id: a UUID with hyphens.");
        return isId ? id : null;
    }
}
