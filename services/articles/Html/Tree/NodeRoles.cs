namespace Hearsay.Articles.Html.Tree;

/// <summary>What an element is for, from its tag and the names that content systems give such elements.</summary>
internal static class NodeRoles
{
    // What has more text than this holds more than what its name says: content systems name whole pages after their author.
    private const int LongestEmbed = 3000, LongestCaption = 600, LongestLine = 160;

    private static readonly HashSet<string> NoiseTags = new(StringComparer.Ordinal)
    {
        "nav", "button", "dialog", "menu", "input", "audio", "video", "svg", "script", "head", "map", "progress", "meter",
    };

    // Whole pages stand in forms, and articles in elements for what is beside one.
    private static readonly HashSet<string> LikelyNoiseTags = new(StringComparer.Ordinal) { "aside", "form", "label", "footer" };

    private static readonly HashSet<string> NoiseWords = Set(
        "newsletter newsletters cookie cookies consent gdpr paywall regwall breadcrumb breadcrumbs taboola outbrain advert adverts advertisement adsense ads ad adslot adunit mpu "
        + "dfp share sharing sharebar sharetools shares social related recirc recirculation mostread mostpopular trending subscribe subscription signup sidebar toolbar navbar nav "
        + "navigation menu menubar footer modal popup tooltip dropdown promo promobox promotion sponsored sponsor readmore alsoread seealso recommended recommendations tags "
        + "taglist topics authorbio skiplink skip banner bookmark toc search teaser teasers livetv donate donation membership podcast rating alertdialog complementary");

    private static readonly (string First, string Second)[] NoisePairs =
    [
        ("read", "more"), ("read", "next"), ("read", "also"), ("also", "read"), ("most", "read"), ("most", "popular"), ("more", "on"), ("more", "from"), ("more", "stories"), ("see", "also"),
        ("up", "next"), ("author", "bio"), ("about", "author"), ("sign", "up"), ("author", "info"), ("author", "box"), ("article", "actions"), ("reading", "time"), ("read", "time"),
    ];

    private static readonly HashSet<string> CommentWords = Set("comments disqus commentlist respond");

    // "layout-with-sidebar" and "no-ads" are names of what holds the text.
    private static readonly HashSet<string> Negations = Set("has no with without is layout page body wrapper grid main");

    private static readonly HashSet<string> EmbedWords = Set("twitter tweet instagram tiktok bluesky mastodon telegram facebook reddit threads weibo embed embedded oembed socialpost");

    private static readonly HashSet<string> CaptionWords = Set("caption figcaption imagecaption wpcaptiontext photocredit imagecredit photocaption");

    private static readonly HashSet<string> CorrectionWords = Set("correction corrections clarification amendment editorsnote erratum");

    private static readonly HashSet<string> StandfirstWords = Set("standfirst dek deck subtitle subheadline subheading subhead strapline sapo summary excerpt lead lede intro description alternativeheadline");

    private static readonly HashSet<string> BylineWords = Set("byline author authors writer contributor contributors reporter");

    private static readonly HashSet<string> TimeWords = Set("dateline date dates time times timestamp published updated datetime pubdate datepublished datemodified");

    private static readonly HashSet<string> PullWords = Set("pullquote pull");

    public static bool IsEmbed(PageNode node) => node.Tag is "blockquote" or "div" or "figure" or "section" && node.TextLength <= LongestEmbed && NodeWords.Any(node, EmbedWords);

    public static bool IsCaption(PageNode node) => node.Tag == "figcaption" || (node.TextLength <= LongestCaption && NodeWords.Any(node, CaptionWords));

    public static bool IsCorrection(PageNode node) =>
        node.TextLength <= LongestEmbed && (NodeWords.Any(node, CorrectionWords) || HasPair(node, "editors", "note") || HasPair(node, "editor", "note"));

    public static bool IsStandfirst(PageNode node) =>
        node.TextLength <= LongestCaption && (NodeWords.Any(node, StandfirstWords) || HasPair(node, "sub", "title") || HasPair(node, "sub", "headline"));

    public static bool IsByline(PageNode node) => node.TextLength <= LongestLine && (NodeWords.Any(node, BylineWords) || node.Names("rel", "author"));

    public static bool IsTime(PageNode node) => node.TextLength <= LongestLine && (node.Tag == "time" || NodeWords.Any(node, TimeWords));

    public static bool IsPullQuote(PageNode node) => NodeWords.Any(node, PullWords);

    public static bool IsHidden(PageNode node) =>
        node.Has("hidden") || node["aria-hidden"].Equals("true", StringComparison.OrdinalIgnoreCase)
        || node["style"].Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);

    /// <summary>Beside the text of an article: menus, calls to subscribe, lists of other articles, comments.</summary>
    /// <param name="node">An element inside <paramref name="root"/>.</param>
    /// <param name="root">What holds the article. An element with half of its text is no noise, whatever its name.</param>
    public static bool IsNoise(PageNode node, PageNode root)
    {
        var names = NodeWords.Of(node);
        if (names.Exists(name => Array.Exists(name, CommentWords.Contains)))
        {
            return !node.HoldsArticle;
        }

        return NoiseTags.Contains(node.Tag) || (node.TextLength * 2 <= root.TextLength && (LikelyNoiseTags.Contains(node.Tag) || names.Exists(IsNoise)));
    }

    private static bool IsNoise(string[] name)
    {
        if (name.Length > 6 || Array.Exists(name, Negations.Contains))
        {
            return false;
        }

        for (var i = 0; i < name.Length; i++)
        {
            if (NoiseWords.Contains(name[i]) || (i + 1 < name.Length && Array.IndexOf(NoisePairs, (name[i], name[i + 1])) >= 0))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasPair(PageNode node, string first, string second) =>
        NodeWords.Of(node).Exists(name => Array.IndexOf(name, first) is var at and >= 0 && at + 1 < name.Length && name[at + 1] == second);

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
