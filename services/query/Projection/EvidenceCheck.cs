using Hearsay.Articles.Canonical;
using Hearsay.Contracts;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Query;

/// <summary>Whether evidence can be what it says it is. What is wrong here stays wrong, however often it is delivered.</summary>
internal static class EvidenceCheck
{
    /// <summary>What is wrong, in words without any of the text; null where nothing is.</summary>
    public static string? FaultOf(Evidence evidence, DocumentId document, Revision revision)
    {
        if (evidence.DocumentId != document.ToString() || evidence.Revision != revision.Revision_)
        {
            return "it is of another document or revision";
        }

        if (evidence.Engine is not { Version: >= 1 })
        {
            return "it names no engine";
        }

        if (revision.ReceiveTime is null)
        {
            return "ingestion does not tell when its text was received";
        }

        if (evidence.TextSha256 != CanonicalText.Sha256(revision.Text))
        {
            return "it was read from another text than the one that ingestion keeps";
        }

        var length = revision.Text.Length - revision.Text.Count(char.IsLowSurrogate);
        if (SpansOf(evidence).Any(span => span.Start < 0 || span.End < span.Start || span.End > length))
        {
            return "a span lies outside the text";
        }

        var ids = evidence.Statements.Select(statement => statement.Id).ToList();
        return ids.Any(id => !StatementId.TryParse(id, out _)) || ids.Distinct(StringComparer.Ordinal).Count() != ids.Count
            ? "the ids of its statements are no UUIDs or not unique"
            : null;
    }

    private static IEnumerable<Span> SpansOf(Evidence evidence) =>
        evidence.Statements.SelectMany(SpansOf)
            .Concat(evidence.Entities.SelectMany(entity => entity.Mentions))
            .Concat(evidence.Events.Select(told => told.Trigger).OfType<Span>())
            .Concat(evidence.Blocks.Select(block => new Span { Start = block.Start, End = block.End }));

    private static IEnumerable<Span> SpansOf(Statement statement) =>
        statement.Source.Concat(statement.Cue).Concat(statement.Content)
            .Concat(new[] { statement.Addressee, statement.Sentence }.OfType<Span>());
}
