using Hearsay.Articles.Html.Text;
using Hearsay.Articles.Html.Tree;
using Hearsay.Articles.Publication;

namespace Hearsay.Articles.Html.Metadata;

/// <summary>Facts of publication in meta elements, links and marks of the page.</summary>
internal static class MetaFacts
{
    // In the order of trust: what is made for articles first.
    private static readonly (string Name, string Field)[] Names =
    [
        ("og:title", "title"), ("twitter:title", "title"), ("dc.title", "title"), ("dcterms.title", "title"), ("parsely-title", "title"), ("citation_title", "title"),
        ("og:site_name", "outlet"), ("dc.publisher", "outlet"), ("dcterms.publisher", "outlet"), ("citation_journal_title", "outlet"), ("application-name", "outlet"),
        ("article:published_time", "published"), ("og:published_time", "published"), ("og:article:published_time", "published"), ("parsely-pub-date", "published"),
        ("sailthru.date", "published"), ("dc.date.issued", "published"), ("dcterms.issued", "published"), ("dcterms.created", "published"), ("dc.date.created", "published"),
        ("citation_publication_date", "published"), ("pubdate", "published"), ("publishdate", "published"), ("publish-date", "published"), ("dc.date", "published"),
        ("dcterms.date", "published"), ("date", "published"),
        ("article:modified_time", "updated"), ("og:updated_time", "updated"), ("dc.date.modified", "updated"), ("dcterms.modified", "updated"), ("last-modified", "updated"),
        ("lastmod", "updated"), ("revised", "updated"),
        ("author", "author"), ("byl", "author"), ("article:author", "author"), ("dc.creator", "author"), ("dcterms.creator", "author"), ("parsely-author", "author"), ("sailthru.author", "author"),
        ("citation_author", "author"),
        ("content-language", "language"), ("dc.language", "language"), ("dcterms.language", "language"), ("og:locale", "language"),
        ("og:url", "url"), ("dc.source", "credits"), ("dcterms.source", "credits"), ("syndication-source-name", "credits"), ("news_source", "credits"),
    ];

    public static void Read(PageNode page, FactSheet facts)
    {
        var metas = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var meta in page.All().Where(node => node.Tag == "meta"))
        {
            var name = meta["property"].Length > 0 ? meta["property"] : meta["name"].Length > 0 ? meta["name"] : meta["http-equiv"];
            if (name.Length > 0)
            {
                (metas.TryGetValue(name, out var values) ? values : metas[name] = []).Add(InlineText.Collapse(meta["content"]));
            }
        }

        ReadAddress(page, facts);
        foreach (var (name, field) in Names)
        {
            foreach (var value in metas.GetValueOrDefault(name) ?? [])
            {
                Add(facts, field, value, $"meta:{name}");
            }
        }

        ReadMarks(page, facts);
    }

    /// <summary>The name of the page, without that of its site where one can be told from the other.</summary>
    public static string PageTitle(PageNode page)
    {
        var title = page.All().FirstOrDefault(node => node.Tag == "title") is { } node ? InlineText.Of(node) : "";
        foreach (var mark in (string[])[" | ", " \u2013 ", " \u2014 ", " - ", " \u00B7 "])
        {
            if (title.LastIndexOf(mark, StringComparison.Ordinal) is var at && at > title.Length / 2)
            {
                return title[..at];
            }
        }

        return title;
    }

    private static void Add(FactSheet facts, string field, string value, string origin)
    {
        // Addresses of profiles stand where names should; "By Ada Quill" is printed so.
        if (field == "author")
        {
            value = value.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? "" : WithoutBy(value);
        }

        facts.Add(field, value, origin);
    }

    private static string WithoutBy(string value) => value.StartsWith("By ", StringComparison.OrdinalIgnoreCase) ? value[3..] : value;

    private static void ReadAddress(PageNode page, FactSheet facts)
    {
        foreach (var link in page.All().Where(node => node.Tag == "link" && node.Names("rel", "canonical")))
        {
            facts.Add("url", link["href"], "link:canonical");
        }

        facts.Add("language", page["lang"], "html:lang");
    }

    private static void ReadMarks(PageNode page, FactSheet facts)
    {
        foreach (var node in page.All().Where(node => node["itemprop"].Length > 0))
        {
            foreach (var (mark, field) in (ReadOnlySpan<(string, string)>)[("datePublished", "published"), ("dateModified", "updated"), ("dateCreated", "published"), ("inLanguage", "language")])
            {
                if (node.Names("itemprop", mark))
                {
                    var value = node["datetime"].Length > 0 ? node["datetime"] : node["content"];
                    facts.Add(field, value.Length > 0 ? value : InlineText.Of(node), $"itemprop:{mark}");
                }
            }

            if (node.Names("itemprop", "author") && node.TextLength is > 0 and < 120)
            {
                var name = node.All().FirstOrDefault(inner => inner != node && inner.Names("itemprop", "name") && inner.TextLength > 0) ?? node;
                facts.Add("author", WithoutBy(InlineText.Of(name)), "itemprop:author");
            }
        }
    }
}
