using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Tests.Entities;

/// <summary>A text with the names that a tagger is to have found: [P:...] person, [O:...] organisation, [L:...] place, [M:...] other.</summary>
internal static class MarkedNames
{
    public static (ReadText Text, List<NameReading> Found) Read(string marked)
    {
        var (text, found) = (new System.Text.StringBuilder(), new List<NameReading>());
        var kind = NameKind.Other;
        var open = 0;
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked[i] == '[')
            {
                kind = marked[i + 1] switch { 'P' => NameKind.Person, 'O' => NameKind.Organization, 'L' => NameKind.Place, _ => NameKind.Other };
                open = text.Length;
                i += 2;
            }
            else if (marked[i] == ']')
            {
                found.Add(new NameReading(new TextRange(open, text.Length), kind));
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        return (Reading.Text(text.ToString()), found);
    }
}
