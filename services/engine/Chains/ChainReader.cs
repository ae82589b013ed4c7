using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Model;
using Hearsay.Engine.Statements;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Chains;

/// <summary>
/// Resolves who speaks to whom, and lays out the hops from the outermost inward: those of the statement around it, those that the
/// words beside the cue tell, those kept from what the same source said before, the speaker, and whom the speaker cites.
/// </summary>
internal sealed class ChainReader
{
    // Statements that stand in one another without end would have chains without end.
    private const int LongestChain = 12;

    private readonly ReadText _text;
    private readonly Resolver _resolver;
    private readonly Publisher _publisher;
    private readonly OutletFinder _outlets;
    private readonly ClauseRelays _relays;
    private readonly DocumentRelays _documents;
    private readonly RelayMemory _memory;
    private readonly HashSet<StatementDraft> _laid = [];
    private readonly ILookup<int, StatementDraft> _bySentence;

    private ChainReader(ReadText text, Resolver resolver, EntityBook book, Publisher publisher, IReadOnlyList<StatementDraft> drafts)
    {
        (_text, _resolver, _publisher) = (text, resolver, publisher);
        _outlets = new OutletFinder(book, resolver);
        _relays = new ClauseRelays(_outlets, resolver);
        _documents = new DocumentRelays(text, resolver, _outlets, _relays);
        _memory = new RelayMemory(text);
        _bySentence = drafts.ToLookup(draft => text.SentenceOfToken[Math.Min(text.TokenAt(draft.Position), text.Tokens.Count - 1)]);
    }

    public static void Read(ReadText text, Resolver resolver, EntityBook book, PublicationFacts facts, IReadOnlyList<StatementDraft> drafts, CancellationToken cancellationToken)
    {
        OutletEvidence.Mark(text, book, cancellationToken);
        var subjects = new SubjectWalk(text, resolver);
        var reader = new ChainReader(text, resolver, book, Publisher.Of(text, facts, book), drafts);
        foreach (var draft in drafts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            subjects.UpTo(draft.Extent.Start);
            reader._documents.UpTo(draft.Extent.Start);
            reader.Read(draft);
        }

        subjects.UpTo(int.MaxValue);
    }

    // What a statement stands in is read before it.
    private void Read(StatementDraft draft)
    {
        var waiting = new Stack<StatementDraft>();
        for (var next = draft; next is not null && !_laid.Contains(next); next = next.Parent)
        {
            waiting.Push(next);
        }

        foreach (var next in waiting)
        {
            _laid.Add(next);
            ResolveSpeaker(next);
            ResolveAddressee(next);
            Lay(next);
            _memory.Keep(next);
            OriginReasons.Tell(next);
        }
    }

    private void ResolveSpeaker(StatementDraft draft)
    {
        if (draft.Reading.Source.Count == 0)
        {
            draft.UnresolvedReason = "NO_SOURCE";
            return;
        }

        var source = draft.Reading.Source[0];
        if (draft.Parent?.Speaker is { } self && _text.Value[source.Start..source.End] is "I" or "We" or "we")
        {
            draft.Speaker = self;
            return;
        }

        var resolution = NewsReports.OutletOf(ClauseAt(source.Start), source, _outlets) is { } reporting ? new Resolution(reporting.Entity, "") : _resolver.Resolve(Antecedent(source));
        draft.Speaker = resolution.Entity;
        draft.UnresolvedReason = resolution.Entity is null ? resolution.Reason : "";
        draft.Reasons.AddRange(resolution.Entity is null ? [] : resolution.Grounds.Reasons);
        // Of a statement inside another the speaker is heard of too where an outlet reports him: nobody else of the two is a "he".
        if (resolution.Entity is { } speaker && (draft.Parent is null || draft.Parent.Speaker is { } outer && OutletFinder.IsOutlet(outer)))
        {
            _resolver.Heard(speaker, draft.Position);
        }
    }

    // "X, which said": what stands before the comma.
    private TextRange Antecedent(TextRange source)
    {
        var clause = ClauseAt(source.Start);
        var first = _text.TokenAt(source.Start);
        if (clause.Lower(first) is not ("which" or "that") || source.End != clause[first].End)
        {
            return source;
        }

        var end = clause.IsComma(first - 1) ? first - 1 : first;
        var start = NounPhrases.StartOf(clause, end, clause.First);
        return start < end ? clause.Range(start, end) : source;
    }

    private void ResolveAddressee(StatementDraft draft)
    {
        if (draft.Reading.Addressee is { } to)
        {
            // "She told me", "I was told": whoever speaks around it.
            var isSelf = _text.Value[to.Start..to.End] is "me" or "us" or "I" or "We" or "we";
            draft.Addressee = isSelf && draft.Parent is { } parent ? parent.Speaker : _outlets.At(ClauseAt(to.Start), _text.TokenAt(to.Start))?.Entity ?? _resolver.Resolve(to).Entity;
        }
    }

    private Clause ClauseAt(int position) => new(_text, _text.Sentences[_text.SentenceOfToken[Math.Min(_text.TokenAt(position), _text.Tokens.Count - 1)]]);

    private void Lay(StatementDraft draft)
    {
        TextRange? cue = draft.Reading.Cue.Count > 0 ? draft.Reading.Cue[0] : null;
        TextRange? source = draft.Reading.Source.Count > 0 ? draft.Reading.Source[0] : null;
        if (draft.Parent is { } parent)
        {
            // What somebody is said to believe has its origin in who says so.
            if (draft.Kind == StatementKind.Belief || draft.Speaker is null || draft.Speaker == parent.Speaker)
            {
                draft.Chain.AddRange(parent.Chain);
                return;
            }

            draft.Chain.AddRange(parent.Chain.Select((hop, at) => at == parent.Chain.Count - 1 && hop.Kind == HopKind.Source ? hop with { Kind = HopKind.Reported } : hop));
        }
        else if (_publisher.Agency is { } agency && agency != draft.Speaker)
        {
            Add(draft, new HopDraft(agency, null, null, HopKind.Reported));
        }

        var region = CueRegion.Of(_text, draft, [.. _bySentence[_text.SentenceOfToken[Math.Min(_text.TokenAt(draft.Position), _text.Tokens.Count - 1)]].Take(60)]);
        var own = Own(draft, region, cue);
        foreach (var relay in own)
        {
            Add(draft, new HopDraft(relay.Entity, relay.Range, relay.Cue, relay.Kind));
        }

        if (draft.Parent is null && own.Count == 0 && draft.Reading.CitedSource is null && _memory.Before(draft, region) is { Count: > 0 } kept)
        {
            draft.Chain.Clear();
            draft.Chain.AddRange(kept);
            draft.Reasons.Add(OriginReasons.Kept);
        }

        if (draft.Speaker is { } speaker)
        {
            Add(draft, new HopDraft(speaker, source, cue, HopKind.Source));
        }

        AddCited(draft);
    }

    // The relays that the statement's own words tell.
    private List<Relay> Own(StatementDraft draft, CueRegion? region, TextRange? cue)
    {
        var own = new List<Relay>();
        if (draft.Reading.Relay is { } words && (_outlets.At(ClauseAt(words.Start), _text.TokenAt(words.Start))?.Entity ?? _resolver.Resolve(words).Entity) is { } relayer)
        {
            own.Add(new Relay(relayer, words, cue, HopKind.Quoted));
        }

        own.AddRange(region is null ? [] : _relays.Of(region).Where(relay => draft.Reading.CitedSource is not { } cited || !cited.Holds(relay.Range)));
        if (draft.Addressee is { } outlet && OutletFinder.IsOutlet(outlet))
        {
            own.Add(new Relay(outlet, draft.Reading.Addressee!.Value, cue, HopKind.SaidTo));
        }

        if (own.Count == 0 && draft.Speaker is { Type: EntityType.Document } document && _documents.Of(document) is { } through)
        {
            own.Add(through);
        }

        own.RemoveAll(relay => relay.Entity == draft.Speaker || _publisher.Is(relay.Entity));
        return own;
    }

    // "X reported Z, citing a letter seen by Y". Who declines to comment tells nothing, and so has it from nobody.
    private void AddCited(StatementDraft draft)
    {
        if (draft.Stance == Stance.NoComment || draft.Reading.CitedSource is not { } cited)
        {
            return;
        }

        var clause = ClauseAt(cited.Start);
        var within = _relays.Of(clause, cited).Where(relay => !_publisher.Is(relay.Entity) && relay.Entity != draft.Speaker).ToList();
        var origin = NewsReports.OutletOf(clause, cited, _outlets)?.Entity ?? _resolver.Resolve(Citable.Told(clause, cited)).Entity;
        if (origin is null)
        {
            return;
        }

        if (draft.Chain.Count > 0 && draft.Chain[^1].Entity == draft.Speaker)
        {
            draft.Chain[^1] = draft.Chain[^1] with { Kind = HopKind.Cited };
        }

        foreach (var relay in within)
        {
            Add(draft, new HopDraft(relay.Entity, relay.Range, relay.Cue, relay.Kind));
        }

        Add(draft, new HopDraft(origin, cited, null, HopKind.Source));
        if (draft.Parent is null)
        {
            _resolver.Heard(origin, draft.Position);
        }
    }

    private static void Add(StatementDraft draft, HopDraft hop)
    {
        if (draft.Chain.Exists(earlier => earlier.Entity == hop.Entity))
        {
            // Back at somebody whom it came through already: the text tells no more of where it begins.
            if (draft.Chain[^1].Entity != hop.Entity && hop.Kind == HopKind.Source)
            {
                draft.Reasons.Add(OriginReasons.Cycle);
            }

            return;
        }

        if (draft.Chain.Count == LongestChain)
        {
            draft.Chain.RemoveAt(LongestChain - 1);
            if (!draft.Reasons.Contains(OriginReasons.Cut))
            {
                draft.Reasons.Add(OriginReasons.Cut);
            }
        }

        draft.Chain.Add(hop);
    }
}
