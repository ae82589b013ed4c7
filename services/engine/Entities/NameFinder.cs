using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>Finds names: listed ones, and runs of capitalised words that look like one.</summary>
internal static class NameFinder
{
    private const int LongestName = 8;
    private static readonly NameLexicon Lexicon = NameLexicon.Instance;

    public static List<NameReading> Find(ReadText text, int from, CancellationToken cancellationToken)
    {
        var names = new List<NameReading>();
        foreach (var sentence in text.SentencesFrom(from))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var kind = text.Paragraphs[sentence.Paragraph].Kind;
            if (kind is BlockKind.Dateline or BlockKind.Boilerplate)
            {
                PublicationNames.Find(text, sentence, names);
                continue;
            }

            FindIn(text, sentence, kind is BlockKind.Title, names);
        }

        return names;
    }

    /// <summary>Adds the names of one sentence.</summary>
    public static void FindIn(ReadText text, Sentence sentence, bool listedOnly, List<NameReading> names)
    {
        var tokens = text.Tokens;
        for (var i = sentence.First; i < sentence.End;)
        {
            var listed = Lexicon.Match(tokens, i, sentence.End) is { } match && !IsOfPerson(tokens, i, match, sentence) ? match : null;
            var run = listedOnly ? i : RunEnd(tokens, i, sentence);
            if (listed is { } name && (name.Strong || run <= i + name.Words.Length) && (name.Words.Length >= run - i || IsPlaceBeforeTitle(tokens, i, name, run)))
            {
                var kind = name.Kind == NameKind.Place && IsPartOfPerson(tokens, i, sentence) ? NameKind.Person : name.Kind;
                names.Add(new NameReading(Range(tokens, i, i + name.Words.Length), kind));
                i += name.Words.Length;
                continue;
            }

            if (run == i)
            {
                CompoundNames.Find(text, tokens[i], names);
            }

            if (run > i)
            {
                AddRun(tokens, i, run, sentence, names);
                i = run;
                continue;
            }

            i++;
        }
    }

    private static TextRange Range(IReadOnlyList<Token> tokens, int first, int end) => new(tokens[first].Start, tokens[end - 1].End);

    // "Ukraine President ..." is a place and a title; "Paris Holt" is a person.
    private static bool IsPlaceBeforeTitle(IReadOnlyList<Token> tokens, int at, ListedName name, int run) =>
        name.Strong && at + name.Words.Length < run && (name.Kind != NameKind.Place || Lexicon.IsHonorific(tokens[at + name.Words.Length].Lower) || Lexicon.IsRole(tokens[at + name.Words.Length].Lower));

    // "Petra Holt" is a person, though PETRA is an agency; so is "Ada Dawn".
    public static bool IsOfPerson(IReadOnlyList<Token> tokens, int at, ListedName name, Sentence sentence) =>
        name.Kind == NameKind.Outlet && name.Words.Length == 1 && !tokens[at].IsUpper
        && ((at + 1 < sentence.End && IsNameWord(tokens[at + 1]) && (name.Capitals || Lexicon.GenderOfGivenName(tokens[at].Lower) is not null))
            || (at > sentence.First && tokens[at - 1].IsCapital && Lexicon.GenderOfGivenName(tokens[at - 1].Lower) is not null));

    private static bool IsPartOfPerson(IReadOnlyList<Token> tokens, int at, Sentence sentence) => at > sentence.First && IsPersonTitle(tokens[at - 1].Lower);

    public static bool IsPersonTitle(string lower) => lower is "mr" or "mr." or "mrs" or "mrs." or "ms" or "ms." or "dr" or "dr." or "miss" or "sir" or "lord" or "lady" or "prof." or "sen." or "rep." or "gov.";

    /// <summary>One past a run of capitalised name words that begins here.</summary>
    private static int RunEnd(IReadOnlyList<Token> tokens, int first, Sentence sentence)
    {
        var end = sentence.End;
        // "Morning Courier": a common word with a capital in mid sentence, before a name.
        var leads = first > sentence.First && first + 1 < end && tokens[first].IsCapital && tokens[first].Tag is "NN" or "JJ" && Lexicon.PlaceOfPeople(tokens[first].Lower) is null && IsNameWord(tokens[first + 1]);
        if (!leads && !IsNameWord(tokens[first]))
        {
            return first;
        }

        var at = first + 1;
        while (at < end && at - first < LongestName)
        {
            if (IsNameWord(tokens[at]))
            {
                at++;
            }
            else if (at + 1 < end && IsNameWord(tokens[at + 1]) && (NameShapes.IsParticle(tokens[at].Lower) || (tokens[at].Lower is "of" or "for" or "and" or "&" && NameShapes.TakesOf(tokens[at - 1].Lower))))
            {
                at += 2;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static bool IsNameWord(Token token) =>
        token.IsCapital && token.Is("NNP") && !Times.TimeWords.IsDayOrMonth(token.Lower) && Descriptions.NationOf(token.Lower) is null;

    private static void AddRun(IReadOnlyList<Token> tokens, int first, int end, Sentence sentence, List<NameReading> names)
    {
        var title = end - 1;
        while (title > first && !Lexicon.IsHonorific(tokens[title - 1].Lower) && !Lexicon.IsRole(tokens[title - 1].Lower))
        {
            title--;
        }

        if (title == end - 1 && Lexicon.IsHonorific(tokens[title].Lower))
        {
            return;
        }

        // Titles other than Mr and the like are roles, not part of the mention.
        var from = title > first && IsPersonTitle(tokens[title - 1].Lower) ? title - 1 : title;
        var kind = title > first ? NameKind.Person : NameShapes.KindOf(tokens, title, end, sentence, Lexicon);
        if (kind is { } known)
        {
            names.Add(new NameReading(Range(tokens, from, end), known));
        }
    }
}
