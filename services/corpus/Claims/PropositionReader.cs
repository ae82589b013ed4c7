using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Letters;

namespace Hearsay.Corpus.Claims;

/// <summary>Reads propositions out of the evidence of one document. Not safe for use by several threads at once.</summary>
public sealed class PropositionReader
{
    // A statement that is all but its child says nothing of its own.
    private const double Covered = 0.6;

    private const int MostSpans = 16;

    private readonly ContentMarks _marks;
    private readonly string[] _setting;
    private readonly ILookup<string, Statement> _children;

    /// <param name="evidence">All that was read of the document.</param>
    public PropositionReader(Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        _marks = new ContentMarks(evidence);
        _setting = DocumentSetting.Of(evidence);
        _children = evidence.Statements.Where(statement => statement.ParentId.Length > 0).ToLookup(statement => statement.ParentId, StringComparer.Ordinal);
    }

    /// <summary>
    /// The proposition of a statement of the evidence; null where it has none of its own: nothing is said or told, the content is wholly that
    /// of another statement, or has no word that tells anything.
    /// </summary>
    public Proposition? Read(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (statement.Content.Count == 0 || statement.Stance == Stance.NoComment || IsAllOfAnother(statement))
        {
            return null;
        }

        var content = new ContentWords(_marks.SpeakerName(statement), isSpoken: statement.Kind is StatementKind.Direct or StatementKind.Mixed);
        foreach (var span in statement.Content.Take(MostSpans))
        {
            content.Add(span.Text, _marks.Within(span));
        }

        return content.IsEmpty || (content.IsSingle && statement.Stance == Stance.Affirms) ? null : content.ToProposition(_setting) with
        {
            Denied = statement.Stance == Stance.Denies,
            Sentence = StableHash.Of(statement.Sentence?.Text ?? ""),
        };
    }

    private bool IsAllOfAnother(Statement statement)
    {
        var whole = statement.Content.Sum(span => (long)(span.End - span.Start));
        var inner = Merged(_children[statement.Id].SelectMany(child => child.Content.Concat(child.Source).Concat(child.Cue)))
            .Sum(range => statement.Content.Sum(span => (long)Math.Max(0, Math.Min(span.End, range.End) - Math.Max(span.Start, range.Start))));
        return inner >= Covered * whole && whole > 0;
    }

    private static List<(int Start, int End)> Merged(IEnumerable<Span> spans)
    {
        var merged = new List<(int Start, int End)>();
        foreach (var span in spans.OrderBy(span => span.Start).ThenBy(span => span.End))
        {
            if (merged.Count > 0 && span.Start <= merged[^1].End)
            {
                merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, span.End));
            }
            else
            {
                merged.Add((span.Start, span.End));
            }
        }

        return merged;
    }
}
