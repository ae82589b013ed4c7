using System.Text;
using Hearsay.Articles.Html.Tree;

namespace Hearsay.Articles.Html.Text;

/// <summary>What the elements around a run of text tell of it.</summary>
[Flags]
internal enum InlineMarks
{
    None = 0,
    Link = 1,
    Time = 2,
    Byline = 4,
}

/// <summary>Text as a browser shows it: white space collapsed, line breaks kept, characters without a shape left out.</summary>
internal sealed class InlineText
{
    private readonly StringBuilder _text = new();
    private bool _space;

    /// <summary>Shown characters.</summary>
    public int Length { get; private set; }

    /// <summary>Those of them in links.</summary>
    public int LinkLength { get; private set; }

    /// <summary>Those of them in what is named a time.</summary>
    public int TimeLength { get; private set; }

    /// <summary>Those of them in what is named a byline.</summary>
    public int BylineLength { get; private set; }

    public bool EndsLine => _text.Length == 0 || _text[^1] == '\n';

    public void Append(string text, InlineMarks marks = InlineMarks.None)
    {
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character) || character is '\u001C' or '\u001D' or '\u001E' or '\u001F')
            {
                _space = true;
            }
            else if (!IsShapeless(character))
            {
                if (_space && !EndsLine)
                {
                    _text.Append(' ');
                }

                _space = false;
                _text.Append(character);
                Length++;
                LinkLength += (marks & InlineMarks.Link) != 0 ? 1 : 0;
                TimeLength += (marks & InlineMarks.Time) != 0 ? 1 : 0;
                BylineLength += (marks & InlineMarks.Byline) != 0 ? 1 : 0;
            }
        }
    }

    public void Break()
    {
        _space = false;
        if (!EndsLine)
        {
            _text.Append('\n');
        }
    }

    /// <summary>What was gathered; empties it.</summary>
    public string Take()
    {
        var text = _text.ToString().TrimEnd();
        _text.Clear();
        _space = false;
        Length = LinkLength = TimeLength = BylineLength = 0;
        return text;
    }

    /// <summary>All text of an element on one line.</summary>
    public static string Of(PageNode node)
    {
        var text = new InlineText();
        text.AppendAll(node, stop: false);
        return text.Take();
    }

    /// <summary>Text of a heading. One that was not closed holds all that follows: its own is the first line.</summary>
    public static string FirstLine(PageNode node)
    {
        var text = new InlineText();
        text.AppendAll(node, stop: true);
        return text.Take();
    }

    /// <summary>White space collapsed, as on one line.</summary>
    public static string Collapse(string value)
    {
        var text = new InlineText();
        text.Append(value);
        return text.Take();
    }

    // False where a block begins after the first line.
    private bool AppendAll(PageNode node, bool stop)
    {
        foreach (var child in node.Children)
        {
            if (child.IsText)
            {
                Append(child.Text);
                continue;
            }

            var isBlock = Markup.IsBlock(child);
            if (isBlock && stop && Length > 0)
            {
                return false;
            }

            _space |= isBlock || child.Tag == "br";
            if (!AppendAll(child, stop) || (isBlock && stop && Length > 0))
            {
                return false;
            }

            _space |= isBlock;
        }

        return true;
    }

    // Soft hyphen, zero width space and joiners of words, byte order mark, directions, controls.
    private static bool IsShapeless(char character) =>
        character is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' or (>= '\u200E' and <= '\u200F') or (>= '\u202A' and <= '\u202E') || char.IsControl(character);
}
