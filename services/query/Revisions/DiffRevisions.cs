using Hearsay.Contracts.Query.V1;
using Hearsay.Corpus.Revisions;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>Answers with what changed from one revision of a document to another.</summary>
internal sealed class DiffRevisions(ReadModel model, ComparedReadings readings)
{
    // So many, and so many bytes, stay well below what a message may have.
    private const int MostChanges = 500, MostBytes = 16 << 20;

    /// <summary>Throws INVALID_FIELDS and what <see cref="ComparedReadings"/> throws.</summary>
    public async Task<DiffRevisionsResponse> HandleAsync(DiffRevisionsRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var document = violations.DocumentId(request.DocumentId);
        violations.AddWhere(request.FromRevision < 0, "from_revision", "NEGATIVE", "Give a revision, counted from 1, or 0 for the one before.");
        violations.AddWhere(request.ToRevision < 0, "to_revision", "NEGATIVE", "Give a revision, counted from 1, or 0 for the current one.");
        violations.AddWhere(
            request.FromRevision > 0 && request.FromRevision == request.ToRevision, "to_revision", "SAME_REVISION", "Give two revisions: one does not differ from itself.");
        model.Ask(request.AsOf, ReadDepth.Rows, violations);
        violations.ThrowIfAny();

        var (from, to) = await readings.FindAsync(document, request.FromRevision, request.ToRevision, cancellationToken).ConfigureAwait(false);
        if (from.Revision == to.Revision)
        {
            throw RequestViolations.Failure("from_revision", "SAME_REVISION", "Give another revision than the current one: it does not differ from itself.");
        }

        var changes = RevisionDiff.Between(from.Evidence, from.Text, to.Evidence, to.Text, cancellationToken);
        var response = new DiffRevisionsResponse { DocumentId = document.ToString(), From = from.Described(), To = to.Described(), Count = changes.Count };
        AddTo(response, changes, new ChangeCitation(from), new ChangeCitation(to));
        return response;
    }

    private static void AddTo(DiffRevisionsResponse response, IReadOnlyList<Corpus.Revisions.RevisionChange> changes, ChangeCitation from, ChangeCitation to)
    {
        var bytes = 0;
        foreach (var change in changes.Take(MostChanges))
        {
            var cited = new Contracts.Query.V1.RevisionChange
            {
                Kind = (RevisionChangeKind)change.Kind,
                Before = from.Of(change.Before),
                After = to.Of(change.After),
            };
            bytes += cited.CalculateSize();
            if (bytes > MostBytes)
            {
                return;
            }

            response.Changes.Add(cited);
        }
    }
}
