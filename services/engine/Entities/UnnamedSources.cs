using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>What the text tells of sources without a name: how many they are, whose, how they know, and why they are not named.</summary>
internal static class UnnamedSources
{
    private const int MostMentions = 8;

    /// <param name="text">The text.</param>
    /// <param name="sources">Who speaks somewhere in it.</param>
    /// <param name="cancellationToken">Looked at once a source.</param>
    public static void Read(ReadText text, IEnumerable<EntityDraft> sources, CancellationToken cancellationToken)
    {
        var unnamed = sources.Where(source => source.Unnamed && source.Type is EntityType.Person or EntityType.Group && source.Mentions.Count > 0).Distinct().OrderBy(source => source.Mentions.Min(range => range.Start)).ToList();
        var reasons = AnonymityReasons.Read(text, unnamed, cancellationToken);
        foreach (var source in unnamed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            source.UnnamedSource = Profile(text, source, reasons.TryGetValue(source, out var reason) ? reason : null);
        }
    }

    private static UnnamedSourceDraft Profile(ReadText text, EntityDraft source, TextRange? reason)
    {
        var number = "";
        TextRange? affiliation = null, basis = null;
        foreach (var mention in source.Mentions.Distinct().OrderBy(range => range.Start).Take(MostMentions))
        {
            var first = text.TokenAt(mention.Start);
            var clause = new Clause(text, text.Sentences[text.SentenceOfToken[first]]);
            var head = Math.Min(text.TokenAt(mention.End - 1) + 1, clause.End);
            if (clause.Tag(first) is "PRP" or "WP")
            {
                continue;
            }

            number = number.Length > 0 ? number : NumberOf(clause, first, head);
            basis ??= KnowledgeBasis.After(clause, head);
            affiliation ??= Affiliation(clause, first, head);
        }

        var group = source.MemberOf?.UnnamedSource;
        return new UnnamedSourceDraft(source.MemberOf is not null ? "1" : number, affiliation ?? group?.Affiliation, basis ?? group?.Basis, reason ?? group?.AnonymityReason);
    }

    private static string NumberOf(Clause clause, int first, int head)
    {
        for (var i = first; i < head; i++)
        {
            if ((clause.Tag(i) == "CD" || clause.Lower(i) is "one" or "another") && (clause.Lower(i) is "another" ? "1" : Times.TimeWords.TryNumber(clause.Lower(i), out var value) ? value.ToString(System.Globalization.CultureInfo.InvariantCulture) : "") is { Length: > 0 } number)
            {
                return number;
            }
        }

        return "";
    }

    // "a Ukrainian official", "a White House official", "the mayor's spokesman", "an official of the ministry"
    private static TextRange? Affiliation(Clause clause, int first, int head)
    {
        var noun = head - 1;
        for (var i = first + 1; i < noun; i++)
        {
            if (clause.Tag(i) == "POS" && clause.Tag(first) != "PRP$")
            {
                return clause.Range(first, i);
            }
        }

        var start = noun;
        while (start > first && IsAffiliation(clause, start - 1))
        {
            start--;
        }

        if (start < noun)
        {
            return clause.Range(start, noun);
        }

        var link = clause.Lower(head) is "close" && clause.Lower(head + 1) == "to" ? head + 1 : head;
        if (!(clause.Lower(link) is "of" or "for" or "at" or "from" or "in" or "inside" or "within" or "with" || link > head) || clause.Lower(link + 1) is "direct" or "knowledge" or "access" or "first-hand" or "firsthand" or "condition")
        {
            return null;
        }

        var end = NounPhrases.EndOf(clause, link + 1, withLinks: false);
        // A person is close to talks, too; those are no side.
        return end > link + 1 && (clause[end - 1].IsCapital || Descriptions.IsBody(clause.Lower(end - 1)) || Descriptions.IsPersonNoun(clause.Lower(end - 1)) || clause.Tag(link + 1) == "PRP$") ? clause.Range(link + 1, end) : null;
    }

    private static bool IsAffiliation(Clause clause, int at) => NameLexicon.Instance.PlaceOfPeople(clause.Lower(at)) is not null
        || (clause.Tag(at) is "NN" or "NNP" or "NNS" && !Ranks.Contains(clause.Lower(at)))
        || (clause.Tag(at) == "JJ" && clause[at].IsCapital && at > clause.First && !Ranks.Contains(clause.Lower(at)));

    private static readonly FrozenSet<string> Ranks = "senior junior former top high-ranking unnamed anonymous key several other veteran night lead chief deputy one two three four five six unidentified second third current outside independent".Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
