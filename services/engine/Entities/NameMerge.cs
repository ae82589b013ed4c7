using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>
/// Joins the names of a model that knows persons, organisations, places and others with the listed ones: outlets are told apart,
/// titles such as "Mr" go with the name and other titles do not, words for a country's people are no names, nor is what stands in a
/// dateline or in boilerplate.
/// </summary>
public static class NameMerge
{
    private static readonly NameLexicon Lexicon = NameLexicon.Instance;

    /// <summary>The names of the text up to an index, in order, none inside another.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">What the model found, in the order of the text.</param>
    /// <param name="end">UTF-16 index up to which the model has read; listed names of sentences that begin there or later are left out.</param>
    /// <param name="cancellationToken">Looked at in every sentence and name.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<NameReading> Merge(ReadText text, IReadOnlyList<NameReading> found, int end, CancellationToken cancellationToken)
    {
        var names = new List<NameReading>(found.Count);
        foreach (var name in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Fit(text, name) is { } fit && (names.Count == 0 || names[^1].Range.End <= fit.Range.Start))
            {
                names.Add(fit);
            }
        }

        return Join(names, Listed(text, end, cancellationToken));
    }

    // Listed names, agencies in datelines, and the lone words of no kind that a person named elsewhere may bear.
    private static List<NameReading> Listed(ReadText text, int end, CancellationToken cancellationToken)
    {
        var listed = new List<NameReading>();
        foreach (var name in NameFinder.Find(text, 0, cancellationToken))
        {
            var kind = text.Paragraphs[text.Sentences[text.SentenceOfToken[text.TokenAt(name.Range.Start)]].Paragraph].Kind;
            if (name.Range.Start < end && (kind is BlockKind.Dateline or BlockKind.Boilerplate || name.Kind == NameKind.Other))
            {
                listed.Add(name);
            }
        }

        foreach (var sentence in text.Sentences.TakeWhile(sentence => text.Tokens[sentence.First].Start < end))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!(text.Paragraphs[sentence.Paragraph].Kind is BlockKind.Dateline or BlockKind.Boilerplate))
            {
                FindListed(text, sentence, listed);
            }
        }

        listed.Sort((a, b) => a.Range.Start != b.Range.Start ? a.Range.Start.CompareTo(b.Range.Start) : (a.Kind == NameKind.Other).CompareTo(b.Kind == NameKind.Other));
        return listed;
    }

    private static void FindListed(ReadText text, Sentence sentence, List<NameReading> listed)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            CompoundNames.Find(text, text.Tokens[i], listed);
            if (Lexicon.Match(text.Tokens, i, sentence.End) is { Strong: true } match && !NameFinder.IsOfPerson(text.Tokens, i, match, sentence)
                && (match.Words.Length > 1 || text.Tokens[i].Is("NNP") || text.Tokens[i].IsUpper || (match.Kind == NameKind.Place && i > sentence.First)))
            {
                listed.Add(new NameReading(new TextRange(text.Tokens[i].Start, text.Tokens[i + match.Words.Length - 1].End), match.Kind));
                i += match.Words.Length - 1;
            }
        }
    }

    // A model's name as the entities need it; null where it is none.
    private static NameReading? Fit(ReadText text, NameReading name)
    {
        var first = text.TokenAt(name.Range.Start);
        if (first == text.Tokens.Count || text.Tokens[first].Start >= name.Range.End || text.Paragraphs[text.Sentences[text.SentenceOfToken[first]].Paragraph].Kind is BlockKind.Dateline or BlockKind.Boilerplate)
        {
            return null;
        }

        var last = text.TokenAt(name.Range.End - 1);
        last = last == text.Tokens.Count ? last - 1 : last;
        // "Quill's" names Quill, "the port" the port.
        while (last > first && (text.Tokens[last].Is("POS") || !char.IsLetterOrDigit(text.Value[text.Tokens[last].Start])))
        {
            last--;
        }

        while (first < last && (text.Tokens[first].Lower is "a" or "an" or "the" || !char.IsLetterOrDigit(text.Value[text.Tokens[first].Start])))
        {
            first++;
        }

        // "east Ukraine" is Ukraine.
        while (first < last && name.Kind == NameKind.Place && !text.Tokens[first].IsCapital)
        {
            first++;
        }

        if (IsCutPaper(text, first, last, name.Kind))
        {
            return new NameReading(new TextRange(text.Tokens[first].Start, text.Tokens[last + 1].End), NameKind.Outlet);
        }

        first = name.Kind == NameKind.Person ? FirstOfPerson(text, first, last) : first;
        return IsNoName(text, first, last, name.Kind) ? null : name with { Range = Range(text, name.Range, first, last) };
    }

    // "the Vell | Post reported": of a paper's name the model leaves out the last word. In a headline any word may have a capital.
    private static bool IsCutPaper(ReadText text, int first, int last, NameKind kind) =>
        (kind != NameKind.Person || first == last)
        && last + 1 < text.Tokens.Count
        && text.SentenceOfToken[last + 1] == text.SentenceOfToken[last]
        && text.Paragraphs[text.Sentences[text.SentenceOfToken[last]].Paragraph].Kind != BlockKind.Title
        && text.Tokens[first].IsCapital && text.Tokens[last + 1].IsCapital && !text.Tokens[last + 1].IsUpper
        && text.Value.AsSpan(text.Tokens[last].End, text.Tokens[last + 1].Start - text.Tokens[last].End) is " "
        && NameShapes.IsOutletName([text.Tokens[last].Lower, text.Tokens[last + 1].Lower])
        && !NameShapes.IsOutletName([text.Tokens[last + 1].Lower, last + 2 < text.Tokens.Count ? text.Tokens[last + 2].Lower : ""]);

    // "President Ada Quill" is Ada Quill, "Quill" after "Mr" is Mr Quill.
    private static int FirstOfPerson(ReadText text, int first, int last)
    {
        while (first < last && !NameFinder.IsPersonTitle(text.Tokens[first].Lower) && (Lexicon.IsHonorific(text.Tokens[first].Lower) || Lexicon.IsRole(text.Tokens[first].Lower)) && !IsGivenName(text, first))
        {
            first++;
        }

        return first > 0 && NameFinder.IsPersonTitle(text.Tokens[first - 1].Lower) && text.Tokens[first - 1].IsCapital && text.SentenceOfToken[first - 1] == text.SentenceOfToken[first] ? first - 1 : first;
    }

    private static bool IsGivenName(ReadText text, int at) => Lexicon.GenderOfGivenName(text.Tokens[at].Lower) is not null && !text.Tokens[at].Lower.EndsWith('.');

    private static bool IsNoName(ReadText text, int first, int last, NameKind kind)
    {
        if ((first == last && NameFinder.IsPersonTitle(text.Tokens[first].Lower)) || !HasCapital(text, first, last))
        {
            return true;
        }

        for (var i = first; i <= last; i++)
        {
            var lower = text.Tokens[i].Lower;
            var listed = Descriptions.NationOf(lower) is not null && Lexicon.PlaceNamed(lower) is null;
            if (!(kind != NameKind.Person && listed) && !(Times.TimeWords.IsDayOrMonth(lower) && last == first) && char.IsLetterOrDigit(lower[0]))
            {
                return false;
            }
        }

        return true;
    }

    // "eBay" has one too.
    private static bool HasCapital(ReadText text, int first, int last) => text.Value.AsSpan(text.Tokens[first].Start, text.Tokens[last].End - text.Tokens[first].Start).ContainsAnyInRange('A', 'Z')
        || text.Value[text.Tokens[first].Start..text.Tokens[last].End].Any(char.IsUpper);

    // Whole tokens, but for a compound of which the model names a part: "Reuters-led".
    private static TextRange Range(ReadText text, TextRange found, int first, int last)
    {
        var (from, to) = (text.Tokens[first], text.Tokens[last]);
        var start = from.Start < found.Start && found.Start < from.End && text.Value[found.Start - 1] is '-' or '\u2010' or '\u2011' ? found.Start : from.Start;
        var end = to.Start < found.End && found.End < to.End && text.Value[found.End] is '-' or '\u2010' or '\u2011' ? found.End : to.End;
        return new TextRange(start, end);
    }

    // Where they overlap one takes the other's place.
    private static List<NameReading> Join(List<NameReading> names, List<NameReading> listed)
    {
        var joined = new List<NameReading>(names.Count);
        var next = 0;
        foreach (var rule in listed.Where((name, at) => at == 0 || !Overlaps(listed[at - 1], name)))
        {
            while (next < names.Count && names[next].Range.End <= rule.Range.Start)
            {
                joined.Add(names[next++]);
            }

            var over = next;
            while (over < names.Count && names[over].Range.Start < rule.Range.End)
            {
                over++;
            }

            if (over == next || (over == next + 1 && IsBetter(rule, names[next])))
            {
                joined.Add(rule);
                next = over;
            }
        }

        joined.AddRange(names.Skip(next));
        return joined;
    }

    private static bool Overlaps(NameReading a, NameReading b) => a.Range.Start < b.Range.End && b.Range.Start < a.Range.End;

    // A person may bear the name of a town or of a paper. A country that acts is a place all the same.
    private static bool IsBetter(NameReading rule, NameReading name) => name.Kind != NameKind.Person && rule.Kind != NameKind.Other && rule.Range.Holds(name.Range)
        && (rule.Kind == NameKind.Outlet || name.Kind == NameKind.Other || (rule.Kind == NameKind.Place && rule.Range == name.Range));
}
