using System.Collections.Frozen;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Model;
using Hearsay.Engine.Statements;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Chains;

/// <summary>
/// Keeps the relay of what the same source goes on to say: "a diplomat told X ... The diplomat said ...". A source without a name
/// is heard of through its relay only; one with a name speaks elsewhere too, so that it keeps the relay while nothing comes between.
/// </summary>
internal sealed class RelayMemory(ReadText text)
{
    private const int LongestReach = 8, MostKept = 12, LongestHeading = 9;

    // "one of them", "a third", "neither": of those heard last.
    private static readonly FrozenSet<string> Members = "one another neither either both two three some several third second other".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Days = "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight earlier".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly List<Kept> _kept = [];
    private readonly int[] _sections = Sections(text);
    private StatementDraft? _last;

    /// <summary>The relays that a statement without any of its own has from the ones before it; none where it has none.</summary>
    public IReadOnlyList<HopDraft> Before(StatementDraft draft, CueRegion? region)
    {
        var paragraph = ParagraphOf(draft);
        var words = Words(draft);
        for (var i = _kept.Count - 1; i >= 0; i--)
        {
            var kept = _kept[i];
            if (paragraph - kept.Paragraph > LongestReach || _sections[paragraph] != _sections[kept.Paragraph])
            {
                break;
            }

            if (Goes(draft, kept, paragraph, words, region))
            {
                return kept.Relays;
            }
        }

        return [];
    }

    /// <summary>Told of each statement when its chain is laid.</summary>
    public void Keep(StatementDraft draft)
    {
        if (draft.Chain.Count > 1 && draft.Chain[^1].Entity is { Type: EntityType.Person or EntityType.Group or EntityType.Organization or EntityType.Document } source && OutletFinder.IsOutlet(draft.Chain[^2].Entity))
        {
            _kept.Add(new Kept(source, [.. draft.Chain.Take(draft.Chain.Count - 1)], draft, ParagraphOf(draft)));
            if (_kept.Count > MostKept)
            {
                _kept.RemoveAt(0);
            }
        }

        _last = draft.Parent is null ? draft : _last;
    }

    private bool Goes(StatementDraft draft, Kept kept, int paragraph, List<string> words, CueRegion? region)
    {
        var follows = _last is not null && (kept.Draft == _last || kept.Draft.Parent == _last);
        if (draft.Speaker != kept.Source)
        {
            return follows && (draft.Speaker?.MemberOf == kept.Source || IsMember(words)) && paragraph - kept.Paragraph <= 1 && (kept.Source.Type == EntityType.Group || kept.Source.Unnamed);
        }

        if (draft.Addressee is not null && !OutletFinder.IsOutlet(draft.Addressee))
        {
            return false;
        }

        if (IsInSameMedium(region))
        {
            return true;
        }

        if (kept.Source.Unnamed)
        {
            return words.Count == 0 || words[0] is not ("a" or "an" or "some" or "other") && (words.Count > 1 || IsPronoun(words[0]));
        }

        var isClose = IsPronoun(words.FirstOrDefault("")) || words.Count == 0 ? paragraph - kept.Paragraph <= 1 : paragraph == kept.Paragraph;
        return follows && isClose && !IsElsewhere(draft, region) && !(kept.Draft.Parent is not null && draft.Stance is Stance.Denies or Stance.Rejects or Stance.NoComment);
    }

    // A day or a public medium of its own.
    private static bool IsElsewhere(StatementDraft draft, CueRegion? region) =>
        draft.Medium is Medium.PressRelease or Medium.Post or Medium.Speech or Medium.Briefing or Medium.Testimony or Medium.Letter or Medium.Email
        || (region is not null && region.Tokens.Any(at => Days.Contains(region.Clause.Lower(at))));

    // "In the interview", "in the same programme"
    private static bool IsInSameMedium(CueRegion? region)
    {
        if (region is null)
        {
            return false;
        }

        foreach (var at in region.Tokens)
        {
            if (region.Clause.Lower(at) is "interview" or "conversation" or "programme" && (region.Clause.Lower(at - 1) is "the" or "same" or "that") && region.Clause.Lower(at + 1) is not "with")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMember(List<string> words) =>
        words.Count > 0 && (Members.Contains(words[0]) && (words.Count == 1 || words[1] == "of") || (words[0] is "a" or "the" && words.Count == 2 && words[1] is "second" or "third" or "other"));

    private static bool IsPronoun(string word) => word is "he" or "she" or "it" or "they" or "them";

    private List<string> Words(StatementDraft draft)
    {
        var words = new List<string>();
        if (draft.Reading.Source.Count > 0)
        {
            var source = draft.Reading.Source[0];
            for (var i = text.TokenAt(source.Start); i < text.Tokens.Count && text.Tokens[i].Start < source.End && words.Count < 6; i++)
            {
                words.Add(text.Tokens[i].Lower);
            }
        }

        return words;
    }

    private int ParagraphOf(StatementDraft draft) => text.Sentences[text.SentenceOfToken[Math.Min(text.TokenAt(draft.Position), text.Tokens.Count - 1)]].Paragraph;

    // A short line without a stop, a time in a live report: what follows is a new part.
    private static int[] Sections(ReadText text)
    {
        var sections = new int[text.Paragraphs.Count];
        var (section, sentence) = (0, 0);
        for (var p = 0; p < sections.Length; p++)
        {
            var (first, end) = (-1, -1);
            for (; sentence < text.Sentences.Count && text.Sentences[sentence].Paragraph == p; sentence++)
            {
                first = first < 0 ? text.Sentences[sentence].First : first;
                end = text.Sentences[sentence].End;
            }

            var isHeading = first >= 0 && end - first <= LongestHeading && !(text.Tokens[end - 1].Tag is "." or "\"" or ":");
            section += isHeading || text.Paragraphs[p].Kind == BlockKind.Title ? 1 : 0;
            sections[p] = section;
        }

        return sections;
    }

    private sealed record Kept(EntityDraft Source, IReadOnlyList<HopDraft> Relays, StatementDraft Draft, int Paragraph);
}
