using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>Listed places and bodies inside a compound: "UK-led", "US-Russia".</summary>
internal static class CompoundNames
{
    private const int MostParts = 4;

    public static void Find(ReadText text, Token token, List<NameReading> names)
    {
        var start = token.Start;
        for (var part = 0; part < MostParts && start < token.End; part++)
        {
            var dash = text.Value.AsSpan(start, token.End - start).IndexOfAny('-', '\u2010', '\u2011');
            if (dash < 0 && start == token.Start)
            {
                return;
            }

            var end = dash < 0 ? token.End : start + dash;
            if (end - start > 1 && char.IsUpper(text.Value[start]) && NameLexicon.Instance.KindOfWord(text.Value[start..end].ToLowerInvariant()) is { } kind and not NameKind.Outlet)
            {
                names.Add(new NameReading(new TextRange(start, end), kind));
            }

            start = end + 1;
        }
    }
}
