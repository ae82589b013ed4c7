using Hearsay.Articles.Html.Tree;

namespace Hearsay.Articles.Html.Text;

/// <summary>Finds what holds the article: what the page marks as such, else where the prose is densest.</summary>
internal static class ArticleRoot
{
    private const int MostHeadings = 50;

    private static readonly HashSet<string> BodyNames = new(StringComparer.Ordinal)
    {
        "articlebody", "storybody", "entrycontent", "postcontent", "articlecontent", "storycontent", "articletext", "bodycopy", "contentbody", "postbody", "storytext", "maincontent",
    };

    /// <summary>The element; the page itself where nothing stands out.</summary>
    /// <param name="page">Root of the page.</param>
    /// <param name="heading">The headline's element, if there is one. It is drawn in where what holds both is not much more than the text.</param>
    public static PageNode Find(PageNode page, PageNode? heading)
    {
        var root = Marked(page) ?? Densest(page) ?? page.Children.Find(node => node.Tag == "body") ?? page;
        return heading is null ? root : WithHeading(root, heading);
    }

    /// <summary>The headline: the heading that says so, else the only one of the first level, else the first that is long enough to be one.</summary>
    public static PageNode? Heading(PageNode page)
    {
        var headings = page.All().Where(node => node.Tag == "h1" && node.TextLength > 0).Take(MostHeadings).Where(node => !node.Path().Any(NodeRoles.IsHidden)).ToList();
        return headings.Find(node => node.Names("itemprop", "headline"))
            ?? headings.Find(node => node.Path().Any(outer => outer.Tag is "article" or "main"))
            ?? headings.Find(node => node.TextLength >= 15)
            ?? headings.FirstOrDefault();
    }

    private static PageNode? Marked(PageNode page)
    {
        var densest = Densest(page);
        var enough = (densest?.ProseLength ?? 0) / 4;
        var marks = new Func<PageNode, bool>[]
        {
            node => node.Names("itemprop", "articleBody"),
            node => node.Tag == "article",
            node => node.Tag == "main" || node.Names("role", "main"),
            node => NodeWords.Of(node).Exists(name => BodyNames.Contains(string.Concat(name))),
        };
        foreach (var mark in marks)
        {
            if (Settle(Outermost(page, mark)) is { } found && found.TextLength > 0 && found.ProseLength >= enough)
            {
                return found;
            }
        }

        return null;
    }

    // The entries of a live blog are articles too: what holds them all is the article.
    private static PageNode? Settle(List<PageNode> marked)
    {
        var most = marked.MaxBy(Weight);
        if (most is null || marked.Count == 1)
        {
            return most;
        }

        var sum = marked.Sum(Weight);
        return Weight(most) * 5L >= sum * 3L ? most : marked.Where(node => Weight(node) > 0).Aggregate(most, Holder);
    }

    private static long Weight(PageNode node) => node.ProseLength;

    private static List<PageNode> Outermost(PageNode page, Func<PageNode, bool> isMarked)
    {
        var found = new List<PageNode>();
        var open = new Stack<PageNode>([page]);
        while (open.TryPop(out var node))
        {
            if (!node.IsText && isMarked(node))
            {
                found.Add(node);
                continue;
            }

            for (var i = node.Children.Count - 1; i >= 0; i--)
            {
                open.Push(node.Children[i]);
            }
        }

        return found;
    }

    // Each paragraph speaks for what it stands in, and half as loud for what that stands in.
    private static PageNode? Densest(PageNode page)
    {
        var scores = new Dictionary<PageNode, long>();
        foreach (var node in page.All().Where(node => node.Tag is "p" or "blockquote" or "pre" or "td" or "div" or "section"))
        {
            var prose = node.Tag is "div" or "section" or "td" ? node.Children.Where(child => child.IsText).Sum(child => child.ProseLength) : node.ProseLength;
            if (prose > 0 && node.Parent is { } parent)
            {
                var holder = node.Tag is "p" or "blockquote" or "pre" ? parent : node;
                scores[holder] = scores.GetValueOrDefault(holder) + (2L * prose);
                if (holder.Parent is { } outer)
                {
                    scores[outer] = scores.GetValueOrDefault(outer) + prose;
                }
            }
        }

        // The first of the best, for the same answer each time.
        return page.All().Where(scores.ContainsKey).MaxBy(node => scores[node]);
    }

    private static PageNode WithHeading(PageNode root, PageNode heading)
    {
        var holder = Holder(root, heading);
        return holder.ProseLength <= (root.ProseLength * 3L / 2) + 400 && holder.TextLength <= (root.TextLength * 2L) + 800 ? holder : root;
    }

    private static PageNode Holder(PageNode one, PageNode other)
    {
        var path = one.Path().ToHashSet();
        return other.Path().First(path.Contains);
    }
}
