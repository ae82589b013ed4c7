using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Chains;

/// <summary>Walks the sentences along with the statements and keeps through whom a document came to light, for what it is quoted with later: "The letter, first reported by X, ... It says ..."</summary>
internal sealed class DocumentRelays(ReadText text, Resolver resolver, ClauseRelays relays)
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
