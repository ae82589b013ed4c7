using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Engine;
using Model = Hearsay.Engine.Model;
using Proto = Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Extraction;

/// <summary>Between the engine's records and the contract's messages. Enums have the same numbers on both sides.</summary>
internal static class EvidenceMapping
{
    /// <summary>What the engine reads of a stored revision.</summary>
    public static EngineInput ToInput(Revision revision) => new(
        revision.Text,
        [.. revision.Blocks.Select(block => new Model.Block((Model.BlockKind)block.Kind, block.Start, block.End))],
        ToModel(revision.Facts ?? new Proto.PublicationFacts()));

    /// <summary>What the engine reads of an article that is not stored.</summary>
    public static EngineInput ToInput(Articles.Article article) => new(
        article.CanonicalText,
        [.. article.Blocks.Select(block => new Model.Block((Model.BlockKind)block.Kind, block.Start, block.End))],
        new Model.PublicationFacts
        {
            Url = article.Facts.Url,
            Outlet = article.Facts.Outlet,
            Title = article.Facts.Title,
            Author = article.Facts.Author,
            Language = article.Facts.Language,
            Published = article.Facts.Published,
            Updated = article.Facts.Updated,
            Dateline = article.Facts.Dateline,
            Credits = article.Facts.Credits,
        });

    /// <summary>Facts as sent with a text; unset gives empty ones.</summary>
    public static Articles.PublicationFacts ToArticle(Proto.PublicationFacts? facts) => facts is null
        ? new Articles.PublicationFacts()
        : new Articles.PublicationFacts
        {
            Url = facts.Url,
            Outlet = facts.Outlet,
            Title = facts.Title,
            Author = facts.Author,
            Language = facts.Language,
            Published = facts.Published,
            Updated = facts.Updated,
            Dateline = facts.Dateline,
            Credits = [.. facts.Credits],
        };

    /// <summary>Evidence in the words of the contract; document and revision are for the caller to set.</summary>
    public static Proto.Evidence ToContract(Model.Evidence found) => new()
    {
        Engine = new Proto.Engine
        {
            Version = found.Engine.Version,
            Profile = found.Engine.Profile,
            WeightsSha256 = found.Engine.WeightsSha256,
        },
        TextSha256 = found.TextSha256,
        Facts = ToContract(found.Facts),
        Blocks =
        {
            found.Blocks.Select(block => new Proto.Block { Kind = (Proto.BlockKind)block.Kind, Start = block.Start, End = block.End }),
        },
        Statements = { found.Statements.Select(ToContract) },
        Entities = { found.Entities.Select(ToContract) },
        Times = { found.Times.Select(ToContract) },
        Events = { found.Events.Select(ToContract) },
        Figures = { found.Figures.Select(ToContract) },
        Unknowns = { found.Unknowns.Select(unknown => new Proto.Unknown { Span = ToContract(unknown.Span), Confidence = unknown.Confidence, Rule = unknown.Rule }) },
        ReachedLimits =
        {
            found.ReachedLimits.Select(limit => new Proto.ReachedLimit { Item = limit.Item, Kept = limit.Kept, Found = limit.Found }),
        },
        Shortfalls = { found.Shortfalls.Select(shortfall => (Proto.Shortfall)shortfall) },
    };

    private static Model.PublicationFacts ToModel(Proto.PublicationFacts facts) => new()
    {
        Url = facts.Url,
        Outlet = facts.Outlet,
        Title = facts.Title,
        Author = facts.Author,
        Language = facts.Language,
        Published = facts.Published,
        Updated = facts.Updated,
        Dateline = facts.Dateline,
        Credits = [.. facts.Credits],
    };

    private static Proto.PublicationFacts ToContract(Model.PublicationFacts facts) => new()
    {
        Url = facts.Url,
        Outlet = facts.Outlet,
        Title = facts.Title,
        Author = facts.Author,
        Language = facts.Language,
        Published = facts.Published,
        Updated = facts.Updated,
        Dateline = facts.Dateline,
        Credits = { facts.Credits },
    };

    private static Proto.Statement ToContract(Model.Statement statement) => new()
    {
        Id = statement.Id,
        ParentId = statement.ParentId,
        Kind = (Proto.StatementKind)statement.Kind,
        Certainty = (Proto.Certainty)statement.Certainty,
        Stance = (Proto.Stance)statement.Stance,
        Source = { statement.Source.Select(ToContract) },
        Cue = { statement.Cue.Select(ToContract) },
        Content = { statement.Content.Select(ToContract) },
        SpeakerEntityId = statement.SpeakerEntityId,
        SpeakerUnresolvedReason = statement.SpeakerUnresolvedReason,
        AddresseeEntityId = statement.AddresseeEntityId,
        Addressee = ToOptional(statement.Addressee),
        Chain =
        {
            statement.Chain.Select(hop => new Proto.Hop { EntityId = hop.EntityId, Span = ToOptional(hop.Span), Cue = ToOptional(hop.Cue), Kind = (Proto.HopKind)hop.Kind }),
        },
        SaidTimeId = statement.SaidTimeId,
        Confidence = statement.Confidence,
        Medium = (Proto.Medium)statement.Medium,
        MediumSpan = ToOptional(statement.MediumSpan),
        Rule = statement.Rule,
        Reasons = { statement.Reasons },
        Sentence = ToContract(statement.Sentence),
    };

    private static Proto.Entity ToContract(Model.Entity entity) => new()
    {
        Id = entity.Id,
        Type = (Proto.EntityType)entity.Type,
        Name = entity.Name,
        Unnamed = entity.Unnamed,
        Aliases = { entity.Aliases },
        Roles = { entity.Roles.Select(role => new Proto.Role { Role_ = role.Name, Of = role.Of, Span = ToContract(role.Span) }) },
        Mentions = { entity.Mentions.Select(ToContract) },
        UnnamedSource = entity.UnnamedSource is { } source ? ToContract(source) : null,
        Confidence = entity.Confidence,
        Rule = entity.Rule,
        Reasons = { entity.Reasons },
    };

    private static Proto.UnnamedSource ToContract(Model.UnnamedSource source) => new()
    {
        Number = source.Number,
        Affiliation = ToOptional(source.Affiliation),
        Basis = ToOptional(source.Basis),
        AnonymityReason = ToOptional(source.AnonymityReason),
    };

    private static Proto.TimeExpression ToContract(Model.TimeExpression time) => new()
    {
        Id = time.Id,
        Span = ToContract(time.Span),
        Type = (Proto.TimeType)time.Type,
        Value = time.Value,
        UnresolvedReason = time.UnresolvedReason,
        Mod = time.Mod,
        Begin = time.Begin,
        End = time.End,
        Quant = time.Quant,
        Freq = time.Freq,
        Confidence = time.Confidence,
        Rule = time.Rule,
        Reasons = { time.Reasons },
    };

    private static Proto.Event ToContract(Model.Event happening) => new()
    {
        Id = happening.Id,
        Type = happening.Type,
        Trigger = ToContract(happening.Trigger),
        ParticipantEntityIds = { happening.Participants.Select(item => item.EntityId) },
        Participants =
        {
            happening.Participants.Select(item => new Proto.Participant { EntityId = item.EntityId, Role = (Proto.ParticipantRole)item.Role, Span = ToOptional(item.Span) }),
        },
        PlaceEntityId = happening.PlaceEntityId,
        TimeId = happening.TimeId,
        Status = (Proto.EventStatus)happening.Status,
        AccordingToStatementId = happening.AccordingToStatementId,
        Confidence = happening.Confidence,
        Rule = happening.Rule,
        Reasons = { happening.Reasons },
    };

    private static Proto.Figure ToContract(Model.Figure figure) => new()
    {
        Span = ToContract(figure.Span),
        Number = figure.Number,
        Unit = figure.Unit,
        Of = ToOptional(figure.Of),
        Items = { figure.Items.Select(ToContract) },
        Bound = (Proto.Bound)figure.Bound,
        HighNumber = figure.HighNumber,
        Confidence = figure.Confidence,
        Rule = figure.Rule,
        Reasons = { figure.Reasons },
    };

    private static Proto.Span ToContract(Model.Span span) => new() { Start = span.Start, End = span.End, Text = span.Text };

    private static Proto.Span? ToOptional(Model.Span? span) => span is null ? null : ToContract(span);
}
