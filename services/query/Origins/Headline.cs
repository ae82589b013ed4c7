using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>Whether a statement is made in the headline. Its sentence may run on into the text, where the content does.</summary>
internal static class Headline
{
    public static bool Holds(StatementResult result)
    {
        var title = FoldedText.Of(result.Passage.Title).Trim();
        if (title.Length == 0 || result.Statement.Sentence is not { } sentence || !FoldedText.Of(sentence.Text).TrimStart().StartsWith(title, StringComparison.Ordinal))
        {
            return false;
        }

        var told = result.Statement.Cue.Concat(result.Statement.Source).FirstOrDefault() ?? result.Statement.Content.FirstOrDefault();
        return told is not null && told.End <= sentence.Start + title.EnumerateRunes().Count();
    }
}
