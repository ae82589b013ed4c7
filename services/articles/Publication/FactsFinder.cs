using Hearsay.Articles.Blocks;

namespace Hearsay.Articles.Publication;

/// <summary>What the text itself says of its publication.</summary>
internal static class FactsFinder
{
    // Credits stand at the end.
    private const int TailParts = 6;
    private const string Text = "text";

    /// <summary>Adds what the blocks say.</summary>
    public static void Add(string text, List<Part> parts, BlockLabels labels, FactSheet facts)
    {
        var title = Array.IndexOf(labels.Kinds, BlockKind.Title);
        if (title >= 0)
        {
            facts.Add("title", parts[title].Of(text).ToString(), Text);
        }

        facts.Add("author", labels.Author, Text);
        facts.Add("published", labels.Publication.Published, Text);
        facts.Add("updated", labels.Publication.Updated, Text);
        facts.Add("dateline", labels.Place, Text);
        facts.Add("credits", labels.Agency, Text);
        for (var i = Math.Max(0, parts.Count - TailParts); i < parts.Count; i++)
        {
            foreach (var line in parts[i].Of(text).ToString().Split('\n'))
            {
                foreach (var name in CreditLine.Read(line))
                {
                    facts.Add("credits", name, Text);
                }
            }
        }
    }
}
