using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Chains;

/// <summary>Walks the sentences along with the statements and keeps through whom a document came to light, for what it is quoted with later: "The letter, first reported by X, ... It says ..."</summary>
internal sealed class DocumentRelays(ReadText text, Resolver resolver, OutletFinder outlets, ClauseRelays relays)
{
    private readonly Dictionary<EntityDraft, Relay> _through = [];
    private int _next;

    public Relay? Of(EntityDraft document) => _through.TryGetValue(document, out var relay) ? relay : null;

    /// <summary>Walks on to the sentence that holds a position.</summary>
    public void UpTo(int position)
    {
        while (_next < text.Sentences.Count && text.Tokens[text.Sentences[_next].First].Start < position)
        {
            var sentence = text.Sentences[_next++];
            if (!RuleTagger.IsRead(text.Paragraphs[sentence.Paragraph].Kind))
            {
                continue;
            }

            var clause = new Clause(text, sentence);
            Read(clause);
            foreach (var relay in relays.Of(clause, clause.Range(clause.First, clause.End)))
            {
                if (relay is { Kind: HopKind.Seen or HopKind.Obtained or HopKind.Reported or HopKind.Published, Cue: { } cue } && Document(clause, text.TokenAt(cue.Start)) is { } document)
                {
                    _through.TryAdd(document, relay);
                    resolver.Heard(document, cue.Start);
                }
            }
        }
    }

    // "X has seen a copy of the memo": the publisher's own reading too brings the document into the text.
    private void Read(Clause clause)
    {
        foreach (var group in clause.VerbGroups())
        {
            if (group.Passive || clause.Tag(group.First) is "VBG" || RelayLexicon.KindOf(clause.Lower(group.Head), "by") is not (HopKind.Seen or HopKind.Obtained) || SubjectFinder.Find(clause, group, clause.First) is not { Kind: "S", IsNamed: true } subject)
            {
                continue;
            }

            var first = group.Head + 1;
            first = clause.Lower(first + 1) is "copy" or "copies" && clause.Lower(first + 2) == "of" ? first + 3 : first;
            var end = NounPhrases.EndOf(clause, first, withLinks: true);
            if (end == first || outlets.At(clause, subject.First) is not { } outlet || outlet.Range.End < clause[subject.End - 1].Start || Document(clause, end) is not { } document)
            {
                continue;
            }

            _through.TryAdd(document, new Relay(outlet.Entity, outlet.Range, clause.Range(group.First, group.Head + 1), RelayLexicon.KindOf(clause.Lower(group.Head), "by")!.Value));
            resolver.Heard(document, clause[group.Head].Start);
        }
    }

    // The noun phrase before the participle, if it is a document.
    private EntityDraft? Document(Clause clause, int word)
    {
        var end = word;
        while (end > clause.First && (clause.IsComma(end - 1) || clause.Tag(end - 1) == "RB" || clause.Lower(end - 1) is "first"))
        {
            end--;
        }

        var start = NounPhrases.StartOf(clause, end, clause.First);
        for (var head = start; head < end; head++)
        {
            if (clause[head].IsNoun && !clause[Math.Min(head + 1, clause.End - 1)].IsNoun)
            {
                return Descriptions.TypeOf(clause.Lower(head), false) == EntityType.Document ? resolver.Resolve(clause.Range(start, end)).Entity is { Type: EntityType.Document } document ? document : null : null;
            }
        }

        return null;
    }
}
