namespace Hearsay.Engine.Text;

/// <summary>Mends what neighbour counts alone get wrong around words that report.</summary>
internal static class TagRepair
{
    public static void Mend(List<Token> tokens, Sentence sentence)
    {
        for (var i = sentence.First + 1; i < sentence.End; i++)
        {
            // ", a report claims." - a plural noun cannot follow "a report".
            if (tokens[i].Tag == "NNS" && tokens[i].Lower is "claims" or "reports" or "states" or "notes" or "comments" or "remarks" or "shows" or "estimates" or "warns" or "argues" or "suggests"
                && tokens[i - 1].Tag is "NN" or "NNP" && (i + 1 == sentence.End || tokens[i + 1].Lower is "." or "that" or ":" or ",") && HasArticle(tokens, i - 1, sentence.First))
            {
                tokens[i].Tag = "VBZ";
            }

            // "the saying goes": an article makes a noun of it.
            if (tokens[i].Tag == "VBG" && tokens[i - 1].Tag is "DT" or "PRP$" && i + 1 < sentence.End && !tokens[i + 1].IsNoun && tokens[i + 1].Tag is not ("JJ" or "CD" or "DT"))
            {
                tokens[i].Tag = "NN";
            }
        }
    }

    private static bool HasArticle(List<Token> tokens, int noun, int floor)
    {
        for (var i = noun; i >= floor && i > noun - 5; i--)
        {
            if (tokens[i].Lower is "a" or "an" or "the" or "one" or "another")
            {
                return true;
            }

            if (tokens[i].Tag is not ("NN" or "JJ" or "NNP"))
            {
                return false;
            }
        }

        return false;
    }
}
