using Hearsay.Articles.Html.Text;
using Hearsay.Articles.Html.Tree;
using Hearsay.Articles.Publication;

namespace Hearsay.Articles.Html.Metadata;

/// <summary>Times of publication in time elements of the article.</summary>
internal static class TimeMarks
{
    private const int Most = 10, LongestLabel = 60;

    private static readonly HashSet<string> UpdateWords = new(StringComparer.Ordinal) { "updated", "update", "modified", "lastupdated", "datemodified", "edited" };

    public static void Read(PageNode root, FactSheet facts)
    {
        var holder = root.Path().FirstOrDefault(node => node.Tag is "article" or "main") ?? root;
        foreach (var time in holder.All().Where(node => node.Tag == "time" && node["datetime"].Length > 0).Take(Most))
        {
            var noise = time.Path().TakeWhile(node => node != holder).Any(node => NodeRoles.IsNoise(node, holder));
            if (!noise && FactTime.Iso(time["datetime"]).Length > 0)
            {
                facts.Add(IsUpdate(time) ? "updated" : "published", time["datetime"], "time");
            }
        }
    }

    private static bool IsUpdate(PageNode time)
    {
        if (NodeWords.Any(time, UpdateWords) || (time.Parent is { } parent && parent.TextLength <= LongestLabel && NodeWords.Any(parent, UpdateWords)))
        {
            return true;
        }

        // The label stands in the element, or in the run of text before it.
        var siblings = time.Parent?.Children ?? [];
        var at = siblings.IndexOf(time);
        var before = at > 0 && siblings[at - 1].TextLength <= LongestLabel ? InlineText.Of(siblings[at - 1]) : "";
        return before.TrimEnd(' ', ':').EndsWith("updated", StringComparison.OrdinalIgnoreCase) || before.TrimEnd(' ', ':').EndsWith("modified", StringComparison.OrdinalIgnoreCase)
            || InlineText.Of(time).StartsWith("updated", StringComparison.OrdinalIgnoreCase) || InlineText.Of(time).StartsWith("last updated", StringComparison.OrdinalIgnoreCase);
    }
}
