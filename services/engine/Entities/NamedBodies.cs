using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>Finds bodies named by what they belong to: "the Ukrainian government", "Quill's administration".</summary>
internal static class NamedBodies
{
    public static List<TextRange> Find(ReadText text, CancellationToken cancellationToken)
    {
        var found = new List<TextRange>();
        for (var i = 1; i < text.Tokens.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!(text.Tokens[i].Lower is "government" or "administration" or "army" or "military" or "parliament" or "navy" or "embassy" or "police" or "ministry") || text.Tokens[i].IsCapital
                || text.Paragraphs[text.Sentences[text.SentenceOfToken[i]].Paragraph].Kind is BlockKind.Dateline or BlockKind.Boilerplate)
            {
                continue;
            }

            var owner = i - 1;
            if (text.Tokens[owner].Is("POS") && owner > 0 && text.Tokens[owner - 1].Is("NNP"))
            {
                owner--;
                while (owner > 0 && text.Tokens[owner - 1].Is("NNP") && text.SentenceOfToken[owner - 1] == text.SentenceOfToken[i])
                {
                    owner--;
                }
            }
            else if (!text.Tokens[owner].IsCapital || NameLexicon.Instance.PlaceOfPeople(text.Tokens[owner].Lower) is null)
            {
                continue;
            }

            found.Add(new TextRange(text.Tokens[owner].Start, text.Tokens[i].End));
        }

        return found;
    }
}
