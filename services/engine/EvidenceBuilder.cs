using System.Security.Cryptography;
using System.Text;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Events;
using Hearsay.Engine.Figures;
using Hearsay.Engine.Model;
using Hearsay.Engine.Statements;
using Hearsay.Engine.Text;
using Hearsay.Engine.Times;

namespace Hearsay.Engine;

/// <summary>Turns drafts into the model: ids, code-point spans, bounds.</summary>
internal sealed class EvidenceBuilder(ReadText text)
{
    private const int MostStatements = 5000, MostEntities = 5000, MostMentions = 20000, MostTimes = 5000, MostEvents = 5000, MostFigures = 5000, MostUnknowns = 1000;

    private readonly List<ReachedLimit> _limits = [];
    private readonly Dictionary<EntityDraft, string> _entityIds = [];
    private IReadOnlyList<TimeExpression> _times = [];
    private IReadOnlyList<TimeReading> _timeReadings = [];

    public Evidence Build(EngineVersion version, PublicationFacts facts, IReadOnlyList<Block> blocks, Drafts drafts, CancellationToken cancellationToken)
    {
        _timeReadings = Bound("times", drafts.Times, MostTimes);
        _times = [.. _timeReadings.Select((time, i) => new TimeExpression($"t{i + 1}", TokenSpan(time.First, time.End), time.Type, time.Value, time.Reason)
        {
            Mod = time.Mod,
            Begin = time.RangeBegin,
            End = time.RangeEnd,
            Quant = time.Quant,
            Freq = time.Freq,
            Confidence = time.Grounds.Rounded,
            Rule = time.Grounds.Rule,
            Reasons = time.Grounds.Reasons,
        })];
        var kept = Bound("statements", drafts.Statements, MostStatements, drafts.CuesLeftOut);
        for (var i = 0; i < kept.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            kept[i].Id = $"s{i + 1}";
        }

        var entities = Entities(drafts.Entities);
        return new Evidence
        {
            Engine = version,
            TextSha256 = Sha256(text.Value),
            Facts = facts,
            Blocks = blocks,
            Entities = entities,
            Times = _times,
            Statements = [.. kept.Select(draft => Statement(draft, cancellationToken))],
            Events = [.. Bound("events", drafts.Events, MostEvents).Select(Event)],
            Figures = [.. Bound("figures", drafts.Figures, MostFigures).Select(Figure)],
            Unknowns = [.. Bound("unknowns", drafts.Unknowns, MostUnknowns).Select(range => new Unknown(Span(range)) { Confidence = 0.9, Rule = "unknown" })],
            ReachedLimits = _limits,
            Shortfalls = drafts.StoppedEarly ? [Shortfall.PartialModelBudget] : [],
        };
    }

    /// <summary>Evidence of a text that was not read.</summary>
    public static Evidence OfUnread(EngineVersion version, EngineInput input, Shortfall reason) => new()
    {
        Engine = version,
        TextSha256 = Sha256(input.Text),
        Facts = input.Facts,
        Blocks = input.Blocks,
        Shortfalls = [reason],
    };

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private Span Span(TextRange range) => text.Source.Span(range.Start, range.End);

    private Span? Optional(TextRange? range) => range is { } given ? Span(given) : null;

    private Span TokenSpan(int first, int end) => text.Source.Span(text.Tokens[first].Start, text.Tokens[end - 1].End);

    private IReadOnlyList<T> Bound<T>(string item, IReadOnlyList<T> all, int most, int leftOut = 0)
    {
        var kept = all.Count <= most ? all : [.. all.Take(most)];
        if (kept.Count < all.Count + leftOut)
        {
            _limits.Add(new ReachedLimit(item, kept.Count, all.Count + leftOut));
        }

        return kept;
    }

    private List<Entity> Entities(IReadOnlyList<EntityDraft> drafts)
    {
        var ordered = Bound("entities", [.. drafts.Where(entity => entity.Mentions.Count > 0).OrderBy(entity => entity.Mentions.Min(range => range.Start))], MostEntities);
        var all = ordered.Sum(entity => entity.Mentions.Distinct().Count());
        var left = MostMentions;
        var entities = new List<Entity>();
        foreach (var draft in ordered)
        {
            var mentions = draft.Mentions.Distinct().OrderBy(range => range.Start).ThenBy(range => range.End).Take(left).Select(Span).ToList();
            left -= mentions.Count;
            var id = $"e{entities.Count + 1}";
            _entityIds[draft] = id;
            entities.Add(new Entity
            {
                Id = id,
                Type = draft.Type,
                Name = draft.Name,
                Unnamed = draft.Unnamed,
                Aliases = [.. mentions.Take(500).Select(span => span.Text).Where(form => form != draft.Name && !IsPronoun(form)).Distinct(StringComparer.Ordinal)],
                Roles = [.. draft.Roles.Take(20).Select(role => new Role(role.Name, role.Of, Span(role.Range)))],
                Mentions = mentions,
                UnnamedSource = draft.UnnamedSource is { } source ? new UnnamedSource(source.Number, Optional(source.Affiliation), Optional(source.Basis), Optional(source.AnonymityReason)) : null,
                Confidence = draft.Grounds.Rounded,
                Rule = draft.Grounds.Rule,
                Reasons = draft.Grounds.Reasons,
            });
        }

        if (all > MostMentions)
        {
            _limits.Add(new ReachedLimit("mentions", MostMentions - left, all));
        }

        return entities;
    }

    private static bool IsPronoun(string form) => form.ToLowerInvariant() is "he" or "she" or "it" or "they" or "him" or "her" or "them" or "who" or "his" or "i" or "we";

    private string IdOf(EntityDraft? entity) => entity is null ? "" : _entityIds.GetValueOrDefault(entity, "");

    private Statement Statement(StatementDraft draft, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Statement(draft);
    }

    private Statement Statement(StatementDraft draft) => new()
    {
        Id = draft.Id,
        ParentId = draft.Parent?.Id ?? "",
        Kind = draft.Kind,
        Certainty = draft.Certainty,
        Stance = draft.Stance,
        Source = [.. draft.Reading.Source.Select(Span)],
        Cue = [.. draft.Reading.Cue.Select(Span)],
        Content = [.. draft.Reading.Content.Select(Span)],
        SpeakerEntityId = IdOf(draft.Speaker),
        SpeakerUnresolvedReason = IdOf(draft.Speaker).Length > 0 ? "" : draft.UnresolvedReason.Length > 0 ? draft.UnresolvedReason : "NO_ANTECEDENT",
        AddresseeEntityId = IdOf(draft.Addressee),
        Addressee = Optional(draft.Reading.Addressee),
        Chain = [.. draft.Chain.Where(hop => IdOf(hop.Entity).Length > 0).Select(hop => new Hop(IdOf(hop.Entity), Optional(hop.Range), Optional(hop.Cue), hop.Kind))],
        Medium = draft.Medium,
        MediumSpan = Optional(draft.MediumRange),
        SaidTimeId = draft.SaidTime >= 0 && draft.SaidTime < _times.Count ? _times[draft.SaidTime].Id : "",
        Confidence = Math.Round(Math.Clamp(draft.Reading.Confidence, 0.01, 1), 2),
        Rule = draft.Reading.Rule,
        Reasons = draft.Reasons,
        Sentence = Sentences(draft.Extent),
    };

    private Span Sentences(TextRange extent)
    {
        var first = text.Sentences[text.SentenceOfToken[text.TokenAt(extent.Start)]];
        var last = text.Sentences[text.SentenceOfToken[text.TokenAt(extent.End - 1)]];
        return text.Source.Span(Math.Min(extent.Start, text.Tokens[first.First].Start), Math.Max(extent.End, text.Tokens[last.End - 1].End));
    }

    private Event Event(EventDraft draft, int index) => new()
    {
        Id = $"v{index + 1}",
        Type = draft.Type,
        Trigger = Span(draft.Trigger),
        Participants = [.. draft.Participants.Select(item => new Participant(IdOf(item.Entity), item.Role, Optional(item.Range))).Where(item => item.EntityId.Length > 0).DistinctBy(item => item.EntityId, StringComparer.Ordinal)],
        PlaceEntityId = IdOf(draft.Place),
        TimeId = draft.Time >= 0 && draft.Time < _times.Count ? _times[draft.Time].Id : "",
        Status = draft.Status,
        AccordingToStatementId = draft.AccordingTo?.Id ?? "",
        Confidence = draft.Grounds.Rounded,
        Rule = draft.Grounds.Rule,
        Reasons = draft.Grounds.Reasons,
    };

    private Figure Figure(FigureDraft draft) => new()
    {
        Span = Span(draft.Range),
        Number = draft.Number,
        Unit = draft.Unit,
        Of = Optional(draft.Of),
        Items = [.. draft.Items.Select(Span)],
        Bound = draft.Bound,
        HighNumber = draft.HighNumber,
        Confidence = draft.Grounds.Rounded,
        Rule = draft.Grounds.Rule,
        Reasons = draft.Grounds.Reasons,
    };
}

/// <summary>What the stages found.</summary>
internal sealed record Drafts(
    IReadOnlyList<StatementDraft> Statements,
    IReadOnlyList<EntityDraft> Entities,
    IReadOnlyList<TimeReading> Times,
    IReadOnlyList<EventDraft> Events,
    IReadOnlyList<FigureDraft> Figures,
    IReadOnlyList<TextRange> Unknowns)
{
    /// <summary>Cues that the tagger found and that were too many or too long to keep.</summary>
    public int CuesLeftOut { get; init; }

    /// <summary>Whether the tagger's model did not reach the end.</summary>
    public bool StoppedEarly { get; init; }
}
