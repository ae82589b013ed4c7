using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Chains;

/// <summary>Tells outlets that no list knows from other bodies: by their last word, by what they are called ("the weekly X", "X, a trade newsletter") and by what they do ("first reported by X").</summary>
internal static class OutletEvidence
{
    private static readonly FrozenSet<string> Last = Set("times post herald tribune gazette chronicle observer telegraph courier bugle dispatch examiner inquirer ledger sentinel argus daily weekly news press radio tv television wire newswire "
        + "zeitung journal mirror standard mercury echo bulletin broadcasting");

    private static readonly FrozenSet<string> First = Set("radio channel televisión televisão");

    private static readonly FrozenSet<string> Called = Set("newspaper daily weekly tabloid broadcaster magazine newsletter newswire broadsheet");

    private static readonly FrozenSet<string> PointedAt = Set("newspaper daily weekly tabloid broadcaster magazine newsletter broadsheet");

    private static readonly FrozenSet<string> NewsCalled = Set("agency website site outlet channel service network portal");

    public static void Mark(ReadText text, EntityBook book, CancellationToken cancellationToken)
    {
        foreach (var mention in book.Names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (mention.Entity.Type is EntityType.Organization or EntityType.Person or EntityType.Place && !mention.Entity.Unnamed && IsOutlet(text, mention))
            {
                mention.Entity.Type = EntityType.Outlet;
            }
        }

        for (var at = 0; at < text.Sentences.Count; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            MarkPointedAt(text, book, at);
        }
    }

    // "Novi Glas has another tale. The tabloid says ...": the one body that the sentence before names, where it names no outlet.
    private static void MarkPointedAt(ReadText text, EntityBook book, int at)
    {
        var sentence = text.Sentences[at];
        if (at == 0 || text.Tokens[sentence.First].Lower != "the" || !PointedAt.Contains(text.Tokens[Math.Min(sentence.First + 1, sentence.End - 1)].Lower) || text.Sentences[at - 1].Paragraph < sentence.Paragraph - 1)
        {
            return;
        }

        var (from, last) = (text.Tokens[text.Sentences[at - 1].First].Start, book.LastNameBefore(text.Tokens[sentence.First].Start));
        var named = new HashSet<EntityDraft>();
        for (var i = last; i >= 0 && i > last - 20 && book.Names[i].Range.Start >= from; i--)
        {
            named.Add(book.Names[i].Entity);
        }

        if (!named.Any(entity => entity.Type == EntityType.Outlet) && named.Where(entity => entity.Type == EntityType.Organization).Take(2).ToList() is [var only])
        {
            only.Type = EntityType.Outlet;
        }
    }

    private static bool IsOutlet(ReadText text, MentionDraft mention)
    {
        var first = text.TokenAt(mention.Range.Start);
        var end = text.TokenAt(mention.Range.End - 1) + 1;
        var clause = new Clause(text, text.Sentences[text.SentenceOfToken[first]]);
        if (NameLexicon.Instance.Match(text.Tokens, first, end) is { } listed && listed.Words.Length == end - first && listed.Kind != NameKind.Outlet)
        {
            return false;
        }

        // "the Vell Post", but "Emily Post"
        if (end - first > 1 && (mention.Entity.Type == EntityType.Organization || clause.Lower(first) == "the" || clause.Lower(first - 1) == "the"))
        {
            if ((Last.Contains(clause.Lower(end - 1)) && clause.Lower(end - 2) is not "university") || (First.Contains(clause.Lower(first)) && end - first <= 4))
            {
                return true;
            }
        }

        return IsCalled(clause, first, end) || (mention.Entity.Type == EntityType.Organization && IsReporting(clause, first));
    }

    // "the weekly X", "the Polish news agency X", "the X newspaper", "X, a trade newsletter"
    private static bool IsCalled(Clause clause, int first, int end)
    {
        if (IsCall(clause, first - 1) && !clause.IsComma(first - 1) || (IsCall(clause, end) && clause.Tag(first - 1) == "DT" && clause.Tag(end) is "NN"))
        {
            return true;
        }

        if (!clause.IsComma(end) || clause.Tag(end + 1) != "DT")
        {
            return false;
        }

        var noun = NounPhrases.EndOf(clause, end + 1, withLinks: false) - 1;
        return noun > end + 1 && noun <= end + 7 && IsCall(clause, noun);
    }

    private static bool IsCall(Clause clause, int at) => !clause[Math.Clamp(at, clause.First, clause.End - 1)].IsCapital && (Called.Contains(clause.Lower(at)) || (NewsCalled.Contains(clause.Lower(at)) && clause.Lower(at - 1) is "news"));

    // "first reported by X", "in an interview with X": bodies do neither.
    private static bool IsReporting(Clause clause, int first)
    {
        var before = clause.Tag(first - 1) == "DT" ? first - 2 : first - 1;
        return (clause.Lower(before) == "by" && clause.Lower(before - 1) is "reported" && clause.Lower(before - 2) is "first")
            || (clause.Lower(before) == "with" && clause.Lower(before - 1) is "interview");
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
