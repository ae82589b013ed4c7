using Google.Protobuf.WellKnownTypes;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>What holds of one statement: the latest correction of each aspect over what was read.</summary>
/// <param name="read">The statement as it was read.</param>
/// <param name="index">Finds names of the reading.</param>
/// <param name="parties">Finds those who are named.</param>
internal sealed class HeldValues(Statement read, EvidenceIndex index, NamedParties parties)
{
    private static readonly string[] OfSpeaker = ["SPEAKER_BY_PRONOUN", "SPEAKER_BY_DESCRIPTION"];
    private static readonly string[] OfOrigin = ["ORIGIN_UNNAMED", "ORIGIN_UNRESOLVED"];

    private readonly SortedDictionary<(CorrectedAspect Aspect, int Hop), HeldCorrection> _held = [];
    private readonly Dictionary<int, CorrectedParty> _hops = [];
    private CorrectedParty? _speaker;

    /// <summary>Whether people rejected the statement.</summary>
    public bool IsRejected => _held.ContainsKey((CorrectedAspect.Rejection, 0));

    /// <summary>Puts a correction over those before. False where one of the hops is not there.</summary>
    public bool Add(HeldCorrection correction)
    {
        var change = correction.Change;
        if (change.Speaker is { } speaker)
        {
            (_speaker, _held[(CorrectedAspect.Speaker, 0)]) = (speaker, correction);
        }

        foreach (var aspect in CorrectionAspects.Of(change).Where(aspect => aspect is CorrectedAspect.Stance or CorrectedAspect.Certainty or CorrectedAspect.Rejection))
        {
            _held[(aspect, 0)] = correction;
        }

        var found = true;
        foreach (var (hop, name) in change.Hops.Zip(correction.Anchor.HopNames))
        {
            var at = StatementHops.Find(read, index, hop.Position - 1, name);
            found &= at >= 0;
            if (at >= 0)
            {
                (_hops[at], _held[(CorrectedAspect.Hop, at + 1)]) = (hop.Party, correction);
            }
        }

        return found;
    }

    /// <summary>The statement as it holds.</summary>
    public Statement ToStatement()
    {
        var holds = read.Clone();
        var corrected = new HashSet<Hop>(ReferenceEqualityComparer.Instance);
        foreach (var (at, party) in _hops.OrderBy(pair => pair.Key))
        {
            holds.Chain[at].EntityId = parties.Of(party).Id;
            corrected.Add(holds.Chain[at]);
        }

        if (_speaker is not null)
        {
            corrected.Add(PutSpeaker(holds, parties.Of(_speaker)));
            Drop(holds, OfSpeaker);
        }

        if (_hops.Count > 0)
        {
            Drop(holds, ["RELAY_UNRESOLVED"]);
        }

        if (holds.Chain.LastOrDefault() is { } origin && corrected.Contains(origin))
        {
            Drop(holds, OfOrigin);
            holds.Reasons.AddRange(IsUnnamed(origin.EntityId) ? OfOrigin.Take(1) : []);
        }

        holds.Stance = Latest(CorrectedAspect.Stance)?.Change.Stance ?? holds.Stance;
        holds.Certainty = Latest(CorrectedAspect.Certainty)?.Change.Certainty ?? holds.Certainty;
        return holds;
    }

    /// <summary>What answers show beside what was read.</summary>
    /// <param name="holds">The statement as it holds.</param>
    /// <param name="all">Finds names, of those too whom the text does not name.</param>
    public StatementCorrection ToCorrection(Statement holds, EvidenceIndex all) => new()
    {
        Rejected = IsRejected,
        Statement = holds,
        Speaker = all.NameOf(holds.SpeakerEntityId),
        Chain = { holds.Chain.Select(all.NameOf) },
        Named = { parties.Added.Where(entity => entity.Id == holds.SpeakerEntityId || holds.Chain.Any(hop => hop.EntityId == entity.Id)) },
        Values = { _held.Select(pair => ValueOf(pair.Key.Aspect, pair.Key.Hop, pair.Value, holds, all)) },
    };

    private HeldCorrection? Latest(CorrectedAspect aspect) => _held.GetValueOrDefault((aspect, 0));

    private bool IsUnnamed(string entityId) => parties.All.FirstOrDefault(entity => entity.Id == entityId) is { Unnamed: true };

    /// <summary>The speaker's hop follows the speaker. Where there was none it is added: inside another statement after those who make that one, else before whom the text cites.</summary>
    private static Hop PutSpeaker(Statement holds, Entity speaker)
    {
        var own = StatementHops.OfSpeaker(holds);
        (holds.SpeakerEntityId, holds.SpeakerUnresolvedReason) = (speaker.Id, "");
        if (own >= 0)
        {
            holds.Chain[own].EntityId = speaker.Id;
            return holds.Chain[own];
        }

        var added = new Hop { EntityId = speaker.Id, Kind = HopKind.Source, Span = holds.Source.FirstOrDefault()?.Clone(), Cue = holds.Cue.FirstOrDefault()?.Clone() };
        if (holds.Chain.LastOrDefault() is not { Kind: HopKind.Source } last)
        {
            holds.Chain.Add(added);
            return added;
        }

        var isInside = holds.ParentId.Length > 0;
        (isInside ? last : added).Kind = HopKind.Reported;
        holds.Chain.Insert(isInside ? holds.Chain.Count : holds.Chain.Count - 1, added);
        return added;
    }

    private static void Drop(Statement holds, string[] codes)
    {
        var kept = holds.Reasons.Where(code => !codes.Contains(code)).ToList();
        holds.Reasons.Clear();
        holds.Reasons.AddRange(kept);
    }

    private CorrectedValue ValueOf(CorrectedAspect aspect, int hop, HeldCorrection correction, Statement holds, EvidenceIndex all)
    {
        var (value, before) = aspect switch
        {
            CorrectedAspect.Speaker => (all.NameOf(holds.SpeakerEntityId), index.NameOf(read.SpeakerEntityId)),
            CorrectedAspect.Hop => (all.NameOf(holds.Chain[hop - 1]), index.NameOf(read.Chain[hop - 1])),
            CorrectedAspect.Stance => (EnumNames.Of(holds.Stance), EnumNames.Of(read.Stance)),
            CorrectedAspect.Certainty => (EnumNames.Of(holds.Certainty), EnumNames.Of(read.Certainty)),
            _ => ("", ""),
        };
        return new CorrectedValue
        {
            Aspect = aspect,
            Hop = hop,
            Value = value,
            Read = before,
            CorrectionId = correction.Id.ToString("D"),
            CorrectedBy = correction.CorrectedBy,
            Reason = correction.Reason,
            CorrectTime = Timestamp.FromDateTime(correction.CorrectedAt),
        };
    }
}
