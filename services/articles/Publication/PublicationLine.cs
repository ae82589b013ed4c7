using System.Diagnostics.CodeAnalysis;

namespace Hearsay.Articles.Publication;

/// <summary>Times that a line of nothing but times, labels and perhaps a byline gives; ISO 8601, empty where absent.</summary>
internal sealed record PublicationLine(string Published, string Updated, string Author)
{
    /// <summary>No such line is longer.</summary>
    public const int Longest = 220;

    public static readonly PublicationLine None = new("", "", "");

    public PublicationLine FillUp(PublicationLine other) => new(
        Published.Length > 0 ? Published : other.Published,
        Updated.Length > 0 ? Updated : other.Updated,
        Author.Length > 0 ? Author : other.Author);

    /// <summary>False where the line has words that belong to neither times nor labels.</summary>
    public static bool TryRead(string line, [NotNullWhen(true)] out PublicationLine? result)
    {
        result = null;
        var words = LineWords.Of(line);
        var byline = BylineLength(words);
        var author = byline > 1 ? string.Join(' ', words.Skip(1).Take(byline - 1).Where(word => word.Text != ",").Select(word => word.Text)) : "";
        string published = "", updated = "";
        var asUpdate = false;
        var found = false;
        var pending = DateReading.Empty;
        foreach (var word in words.Skip(byline))
        {
            if (LineWords.IsUpdateLabel(word.Text) || LineWords.IsPublishLabel(word.Text))
            {
                Settle(pending, asUpdate, ref published, ref updated);
                pending = DateReading.Empty;
                asUpdate = LineWords.IsUpdateLabel(word.Text);
                continue;
            }

            if (!pending.TryTake(word.Text, out var next))
            {
                return false;
            }

            pending = next;
            found |= pending.Iso.Length > 0;
        }

        Settle(pending, asUpdate, ref published, ref updated);
        if (!found)
        {
            return false;
        }

        result = new PublicationLine(published, updated, author);
        return true;
    }

    private static void Settle(DateReading reading, bool asUpdate, ref string published, ref string updated)
    {
        var iso = reading.Iso;
        if (iso.Length == 0)
        {
            return;
        }

        if (asUpdate)
        {
            updated = updated.Length > 0 ? updated : iso;
        }
        else
        {
            published = published.Length > 0 ? published : iso;
        }
    }

    // "By Jane Doe" up to the first label, date word or digit.
    private static int BylineLength(List<LineWord> words)
    {
        if (words.Count == 0 || !words[0].Text.Equals("by", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        var end = 1;
        while (end < words.Count && end < 12 && !char.IsDigit(words[end].Text[0]) && !LineWords.IsTimeWord(words[end].Text))
        {
            end++;
        }

        return end;
    }
}
