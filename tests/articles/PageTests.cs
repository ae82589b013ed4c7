using System.Text;
using Hearsay.Articles.Html;

namespace Hearsay.Articles.Tests;

/// <summary>Invented pages in the manner of different content systems, each with what is to be read from it beside it.</summary>
public sealed class PageTests
{
    private static readonly string Folder = Path.Combine(Checkout(), "tests", "articles", "Pages");

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Folder, "*.html").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Read_Page_GivesItsBlocksAndFacts(string name)
    {
        var found = Describe(HtmlArticleReader.Read(File.ReadAllText(Path.Combine(Folder, name + ".html")), new PublicationFacts()));
        var expected = Path.Combine(Folder, name + ".expected.txt");
        if (Environment.GetEnvironmentVariable("HEARSAY_REWRITE_GOLDEN") == "1")
        {
            File.WriteAllText(expected, found);
        }

        Assert.Equal(File.ReadAllText(expected), found);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Read_PageTwice_GivesTheSame(string name)
    {
        var html = File.ReadAllText(Path.Combine(Folder, name + ".html"));

        Assert.Equal(Describe(HtmlArticleReader.Read(html, new PublicationFacts())), Describe(HtmlArticleReader.Read(html, new PublicationFacts())));
    }

    private static string Describe(Article? article)
    {
        if (article is null)
        {
            return "no article\n";
        }

        var text = new StringBuilder();
        foreach (var (field, value) in new[]
        {
            ("url", article.Facts.Url), ("outlet", article.Facts.Outlet), ("title", article.Facts.Title), ("author", article.Facts.Author), ("language", article.Facts.Language),
            ("published", article.Facts.Published), ("updated", article.Facts.Updated), ("dateline", article.Facts.Dateline), ("credits", string.Join("; ", article.Facts.Credits)),
        })
        {
            text.Append(value.Length > 0 ? $"{field}: {value}\n" : "");
        }

        text.Append('\n');
        var index = new CodePointIndex(article.CanonicalText);
        foreach (var block in article.Blocks)
        {
            text.Append($"{block.Kind.ToString().ToUpperInvariant()} {index.Slice(block.Start, block.End).Replace("\n", "\\n", StringComparison.Ordinal)}\n");
        }

        text.Append('\n');
        foreach (var candidate in article.Candidates)
        {
            text.Append($"{candidate.Field} = {candidate.Value} ({candidate.Origin})\n");
        }

        return text.ToString();
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run in a checkout.");
        }

        return folder.FullName;
    }
}
