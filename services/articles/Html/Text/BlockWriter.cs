using Hearsay.Articles.Html.Tree;

namespace Hearsay.Articles.Html.Text;

/// <summary>Goes through what holds an article and writes down its blocks, noise left out.</summary>
/// <param name="root">What holds the article.</param>
internal sealed class BlockWriter(PageNode root)
{
    private const int LongestFooter = 3000, MostOfFooter = 300;

    private readonly List<RawBlock> _blocks = [];
    private readonly InlineText _line = new();
    private Place _place = new();

    /// <summary>The blocks in the order of the page.</summary>
    public static List<RawBlock> Write(PageNode root)
    {
        var writer = new BlockWriter(root);
        writer.Walk(root, InlineMarks.None);
        writer.Flush();
        return writer._blocks;
    }

    private void Walk(PageNode node, InlineMarks marks)
    {
        foreach (var child in node.Children)
        {
            if (child.IsText)
            {
                _line.Append(child.Text, marks);
            }
            else if (child.Tag == "br")
            {
                Break();
            }
            else if (child.TextLength > 0 && !NodeRoles.IsHidden(child) && !IsLeftOut(child))
            {
                Enter(child, marks);
            }
            else if (Markup.IsBlock(child))
            {
                Flush();
            }
        }
    }

    private bool IsLeftOut(PageNode node) => node != root && _place.Kind is not BlockKind.Embed && !NodeRoles.IsEmbed(node) && NodeRoles.IsNoise(node, root) && !KeepsFooter(node);

    // Notes of correction and credits stand in the footer of an article.
    private bool KeepsFooter(PageNode node)
    {
        if (node.TextLength > LongestFooter || (node.Tag != "footer" && !NodeRoles.IsCorrection(node)))
        {
            return false;
        }

        return node.All().Take(MostOfFooter).Any(NodeRoles.IsCorrection) || Publication.CreditLine.Read(InlineText.Of(node)).Count > 0;
    }

    private void Enter(PageNode node, InlineMarks marks)
    {
        marks |= node.Tag == "a" ? InlineMarks.Link : InlineMarks.None;
        if (!Markup.IsBlock(node) && !NodeRoles.IsCaption(node))
        {
            var named = (NodeRoles.IsTime(node) ? InlineMarks.Time : InlineMarks.None) | (NodeRoles.IsByline(node) ? InlineMarks.Byline : InlineMarks.None);
            // Author and time of a line are set apart by style alone.
            _line.Append(named == InlineMarks.None ? "" : " ");
            Walk(node, marks | named);
            _line.Append(named == InlineMarks.None ? "" : " ");
            return;
        }

        Flush();
        var outer = _place;
        _place = Inside(node, outer);
        if (_place.Kind is BlockKind.Embed && outer.Kind is not BlockKind.Embed)
        {
            Add(InlineText.Of(node));
        }
        else if (_place.Kind is BlockKind.Caption && outer.Kind is not BlockKind.Caption)
        {
            Add(InlineText.Of(node));
        }
        else if (node.Tag is "ul" or "ol")
        {
            AddList(node);
        }
        else if (node.Tag == "table" && !node.All().Any(inner => inner.Tag is "p" or "h1" or "h2" or "blockquote" or "article" or "ul"))
        {
            AddTable(node);
        }
        else if (node.Tag == "figure")
        {
            WalkFigure(node);
        }
        else
        {
            Walk(node, marks);
            Flush();
        }

        _place = outer;
    }

    private static Place Inside(PageNode node, Place outer)
    {
        var kind = outer.Kind is not BlockKind.Paragraph ? outer.Kind
            : NodeRoles.IsEmbed(node) && node.ProseLength > 0 ? BlockKind.Embed
            : NodeRoles.IsCaption(node) ? BlockKind.Caption
            : NodeRoles.IsCorrection(node) ? BlockKind.Correction
            : node.Tag == "blockquote" ? BlockKind.Blockquote
            : BlockKind.Paragraph;
        return new Place
        {
            Kind = kind,
            Level = Markup.HeadingLevel(node),
            IsPullQuote = outer.IsPullQuote || NodeRoles.IsPullQuote(node),
            IsStandfirst = outer.IsStandfirst || NodeRoles.IsStandfirst(node),
            IsByline = outer.IsByline || NodeRoles.IsByline(node),
            IsTime = outer.IsTime || NodeRoles.IsTime(node),
        };
    }

    // Of a picture only the words under it; a quotation or a table in a figure is read as outside of one.
    private void WalkFigure(PageNode figure)
    {
        foreach (var child in figure.Children)
        {
            if (child.IsText || NodeRoles.IsHidden(child))
            {
                continue;
            }

            if (child.Tag is "blockquote" or "table" or "pre" || NodeRoles.IsCaption(child))
            {
                Enter(child, InlineMarks.None);
            }
            else
            {
                WalkFigure(child);
            }
        }
    }

    private void AddList(PageNode list)
    {
        if (list.LinkLength * 10 > list.TextLength * 7 && list.Children.Count(child => child.Tag == "li") > 1)
        {
            return;
        }

        // Where items hold whole paragraphs the list is layout, or a list of entries: each is read by itself.
        if (list.All().Any(node => node.Tag is "h2" or "h3" or "h4" or "blockquote" or "figure" or "article" or "time" || (node.Tag == "li" && (NodeRoles.IsByline(node) || NodeRoles.IsTime(node)))))
        {
            Walk(list, InlineMarks.None);
            Flush();
            return;
        }

        var lines = new List<string>();
        foreach (var item in list.Children.Where(child => child.Tag is "li" or "ul" or "ol" && !NodeRoles.IsHidden(child)))
        {
            if (InlineText.Of(item) is { Length: > 0 } line)
            {
                lines.Add(line);
            }
        }

        AddLines(lines);
    }

    private void AddTable(PageNode table)
    {
        var lines = new List<string>();
        foreach (var row in table.All().Where(node => node.Tag == "tr"))
        {
            var cells = row.Children.Where(cell => cell.Tag is "td" or "th").Select(InlineText.Of).Where(cell => cell.Length > 0);
            if (string.Join(" | ", cells) is { Length: > 0 } line)
            {
                lines.Add(line);
            }
        }

        AddLines(lines);
    }

    private void AddLines(List<string> lines)
    {
        if (lines.Count > 0)
        {
            var kind = _place.Kind is BlockKind.Paragraph ? BlockKind.List : _place.Kind;
            _blocks.Add(new RawBlock(kind, string.Join('\n', lines)));
        }
    }

    // Two breaks part paragraphs.
    private void Break()
    {
        if (_line.EndsLine)
        {
            Flush();
        }

        _line.Break();
    }

    private void Flush()
    {
        var all = _line.Length;
        var isLink = all > 0 && _line.LinkLength == all;
        var isByline = _line.BylineLength * 2 > all;
        // "Quay Wire, Wed, May 6": a line of labels with a time in it.
        var isTime = _line.TimeLength * 3 > all;
        Add(_line.Take(), isLink, isByline, isTime);
    }

    private void Add(string text, bool isLink = false, bool isByline = false, bool isTime = false)
    {
        if (text.Length > 0)
        {
            _blocks.Add(new RawBlock(_place.Kind, text, _place.Level)
            {
                IsLink = isLink,
                IsPullQuote = _place.IsPullQuote,
                IsNamedStandfirst = _place.IsStandfirst,
                IsNamedByline = _place.IsByline || isByline,
                IsNamedTime = _place.IsTime || isTime,
            });
        }
    }

    /// <summary>What the elements around say of a line.</summary>
    private sealed record Place
    {
        public BlockKind Kind { get; init; } = BlockKind.Paragraph;

        public int Level { get; init; }

        public bool IsPullQuote { get; init; }

        public bool IsStandfirst { get; init; }

        public bool IsByline { get; init; }

        public bool IsTime { get; init; }
    }
}
