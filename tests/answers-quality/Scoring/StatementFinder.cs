using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Answers.Quality.Tests.Scoring;

/// <summary>Finds the statement that words of a document stand in.</summary>
internal static class StatementFinder
{
    // Contents may begin or end with a mark of punctuation that gold leaves out.
    private const double Contained = 0.9, Alike = 0.5;

    /// <summary>
    /// The statement whose content is most alike (Jaccard over code points) to the words, where one of the two contains the other or they share half of what
    /// either has; of equals the innermost, then the first. Null where there is none.
    /// </summary>
    public static Statement? Find(StoredDocument document, string quote)
    {
        Statement? best = null;
        var (most, depth) = (0.0, -1);
        foreach (var statement in document.Evidence.Statements)
        {
            var content = statement.Content.Select(span => new Stretch(span.Start, span.End)).ToList();
            var likeness = document.Text.Find(quote).Select(words => Likeness(words, content)).DefaultIfEmpty().Max();
            if (likeness > 0 && (likeness > most || (likeness == most && DepthOf(statement, document.Evidence) > depth)))
            {
                (best, most, depth) = (statement, likeness, DepthOf(statement, document.Evidence));
            }
        }

        return best;
    }

    /// <summary>How alike words and a content are; 0 where not enough.</summary>
    public static double Likeness(Stretch words, IReadOnlyList<Stretch> content)
    {
        var (shared, length) = (content.Sum(words.With), content.Sum(stretch => stretch.Length));
        var alike = (double)shared / (words.Length + length - shared);
        return shared >= Contained * Math.Min(words.Length, length) || alike >= Alike ? alike : 0;
    }

    private static int DepthOf(Statement statement, Evidence evidence)
    {
        var depth = 0;
        for (var next = statement; next is not null && depth <= evidence.Statements.Count; depth++)
        {
            next = evidence.Statements.FirstOrDefault(other => other.Id == next.ParentId);
        }

        return depth;
    }
}
