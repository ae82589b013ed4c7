using Google.Rpc;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;

namespace Hearsay.ServiceDefaults.Errors;

/// <summary>Collects everything that is wrong with a request, so that the caller hears of it at once.</summary>
public sealed class RequestViolations
{
    private readonly List<BadRequest.Types.FieldViolation> _violations = [];

    /// <summary>Adds a field that is wrong.</summary>
    /// <param name="field">Path in the request, in proto names, for example "facts.published".</param>
    /// <param name="reason">Stable name of what is wrong, for example "NOT_A_UUID".</param>
    /// <param name="description">A sentence for a person.</param>
    public void Add(string field, string reason, string description) =>
        _violations.Add(new BadRequest.Types.FieldViolation { Field = field, Reason = reason, Description = description });

    /// <summary>Adds a field where a condition holds.</summary>
    public void AddWhere(bool wrong, string field, string reason, string description)
    {
        if (wrong)
        {
            Add(field, reason, description);
        }
    }

    /// <summary>Reads a required document id, or adds what is wrong with it.</summary>
    public DocumentId DocumentId(string text, string field = "document_id")
    {
        AddWhere(!Contracts.DocumentId.TryParse(text, out var id), field, "NOT_A_UUID", "Give a document id: a UUID with hyphens.");
        return id;
    }

    /// <summary>Reads an optional document id.</summary>
    public DocumentId? OptionalDocumentId(string text, string field = "document_id") =>
        text.Length == 0 ? null : DocumentId(text, field);

    /// <summary>INVALID_FIELDS for one field alone.</summary>
    public static HearsayException Failure(string field, string reason, string description)
    {
        var violations = new RequestViolations();
        violations.Add(field, reason, description);
        return violations.Failure();
    }

    /// <summary>Throws INVALID_FIELDS with all that was added; does nothing where nothing was.</summary>
    public void ThrowIfAny()
    {
        if (_violations.Count > 0)
        {
            throw Failure();
        }
    }

    private HearsayException Failure()
    {
        var fields = string.Join(", ", _violations.Select(violation => violation.Field).Distinct(StringComparer.Ordinal));
        return new HearsayException(ErrorReason.InvalidFields, $"These fields are wrong: {fields}.") { Violations = _violations };
    }
}
