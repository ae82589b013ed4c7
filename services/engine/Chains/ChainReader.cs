using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Model;
using Hearsay.Engine.Statements;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Chains;

/// <summary>Resolves who speaks to whom, and lays out the relays from the outermost inward: "X told Y" came through Y, "quoted by Y" through Y, "sources cited by Y" through Y.</summary>
internal static class ChainReader
{
    // Statements that stand in one another without end would have chains without end.
    private const int LongestChain = 16;

    public static void Read(ReadText text, Resolver resolver, List<StatementDraft> drafts, CancellationToken cancellationToken)
    {
        var subjects = new SubjectWalk(text, resolver);
        foreach (var draft in drafts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            subjects.UpTo(draft.Extent.Start);
            ResolveSpeaker(resolver, draft);
            if (draft.Reading.Addressee is { } to)
            {
                draft.Addressee = resolver.Resolve(to).Entity;
            }

            Lay(text, resolver, draft);
            if (draft.Reading.CitedSource is { } cited && resolver.Resolve(cited).Entity is { } origin)
            {
                Add(draft, new HopDraft(origin, cited, null, HopKind.Source));
            }
        }

        subjects.UpTo(int.MaxValue);
    }

    private static void ResolveSpeaker(Resolver resolver, StatementDraft draft)
    {
        if (draft.Reading.Source.Count == 0)
        {
            draft.UnresolvedReason = "NO_SOURCE";
            return;
        }

        var resolution = resolver.Resolve(draft.Reading.Source[0]);
        draft.Speaker = resolution.Entity;
        draft.UnresolvedReason = resolution.Entity is null ? resolution.Reason : "";
        if (resolution.Entity is { } speaker && draft.Parent is null)
        {
            resolver.Heard(speaker, draft.Position);
        }
    }

    private static void Lay(ReadText text, Resolver resolver, StatementDraft draft)
    {
        TextRange? cue = draft.Reading.Cue.Count > 0 ? draft.Reading.Cue[0] : null;
        TextRange? source = draft.Reading.Source.Count > 0 ? draft.Reading.Source[0] : null;
        if (draft.Parent is { } parent)
        {
            draft.Chain.AddRange(parent.Chain.Take(LongestChain));
        }
        else if (draft.Addressee is { Type: EntityType.Outlet } outlet)
        {
            Add(draft, new HopDraft(outlet, draft.Reading.Addressee, cue, HopKind.SaidTo));
        }
        else if (draft.Reading.Relay is { } relay && resolver.Resolve(relay).Entity is { } relayer)
        {
            Add(draft, new HopDraft(relayer, relay, cue, HopKind.Quoted));
        }
        else if (source is { } words && CitedBy(text, words) is { } cited && resolver.Resolve(cited.By).Entity is { } citing)
        {
            Add(draft, new HopDraft(citing, cited.By, cited.Cue, HopKind.Cited));
        }

        if (draft.Speaker is { } speaker)
        {
            Add(draft, new HopDraft(speaker, source, cue, HopKind.Source));
        }
    }

    private static void Add(StatementDraft draft, HopDraft hop)
    {
        if (draft.Chain.Count == 0 || draft.Chain[^1].Entity != hop.Entity)
        {
            draft.Chain.Add(hop);
        }
    }

    // "sources cited by Y", "an official quoted by Y", "documents seen by Y", "sources told Y"
    private static (TextRange Cue, TextRange By)? CitedBy(ReadText text, TextRange source)
    {
        for (var i = text.TokenAt(source.Start); i + 2 < text.Tokens.Count && text.Tokens[i + 2].End <= source.End; i++)
        {
            if (text.Tokens[i].Lower is "cited" or "quoted" or "seen" or "obtained" or "reviewed" or "interviewed" or "contacted" or "published" or "reported" && text.Tokens[i + 1].Lower == "by")
            {
                return (new TextRange(text.Tokens[i].Start, text.Tokens[i + 1].End), new TextRange(text.Tokens[i + 2].Start, source.End));
            }
        }

        return null;
    }
}
