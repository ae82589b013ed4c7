using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Statements;

/// <summary>Texts in which square brackets stand around what one statement says.</summary>
internal static class MarkedText
{
    /// <summary>The statement whose contents lie nearest to the marked words.</summary>
    public static Statement Statement(string marked)
    {
        var (first, end) = (marked.IndexOf('[', StringComparison.Ordinal), marked.IndexOf(']', StringComparison.Ordinal) - 1);
        var text = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var found = Reading.Evidence(text).Statements.Where(statement => Shared(statement, first, end) > 0).MaxBy(statement => Shared(statement, first, end));
        Assert.NotNull(found);
        return found;
    }

    // Of the words that either has, the share that both have.
    private static double Shared(Statement statement, int first, int end)
    {
        var both = statement.Content.Sum(span => Math.Max(0, Math.Min(end, span.End) - Math.Max(first, span.Start)));
        return (double)both / (statement.Content.Sum(span => span.End - span.Start) + (end - first) - both);
    }
}
