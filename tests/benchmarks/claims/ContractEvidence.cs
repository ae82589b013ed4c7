using Hearsay.Contracts.Evidence.V1;
using Model = Hearsay.Engine.Model;

namespace Hearsay.ClaimQuality;

/// <summary>Of what the engine found, what propositions are read from, in the contract's words.</summary>
internal static class ContractEvidence
{
    public static Evidence Of(Model.Evidence found) => new()
    {
        Facts = new PublicationFacts { Url = found.Facts.Url, Outlet = found.Facts.Outlet, Title = found.Facts.Title, Published = found.Facts.Published },
        Statements = { found.Statements.Select(Of) },
        Entities =
        {
            found.Entities.Select(entity => new Entity { Id = entity.Id, Name = entity.Name, Type = (EntityType)entity.Type, Unnamed = entity.Unnamed, Mentions = { entity.Mentions.Select(Of) } }),
        },
        Times = { found.Times.Select(time => new TimeExpression { Id = time.Id, Span = Of(time.Span), Type = (TimeType)time.Type, Value = time.Value, Begin = time.Begin, End = time.End, Mod = time.Mod }) },
        Figures = { found.Figures.Select(Of) },
    };

    private static Statement Of(Model.Statement statement) => new()
    {
        Id = statement.Id,
        ParentId = statement.ParentId,
        Kind = (StatementKind)statement.Kind,
        Certainty = (Certainty)statement.Certainty,
        Stance = (Stance)statement.Stance,
        Source = { statement.Source.Select(Of) },
        Cue = { statement.Cue.Select(Of) },
        Content = { statement.Content.Select(Of) },
        SpeakerEntityId = statement.SpeakerEntityId,
        Chain = { statement.Chain.Select(hop => new Hop { EntityId = hop.EntityId, Kind = (HopKind)hop.Kind }) },
        Sentence = Of(statement.Sentence),
    };

    private static Figure Of(Model.Figure figure)
    {
        var made = new Figure { Span = Of(figure.Span), Number = figure.Number, HighNumber = figure.HighNumber, Unit = figure.Unit, Bound = (Bound)figure.Bound };
        made.Of = figure.Of is { } of ? Of(of) : null;
        return made;
    }

    private static Span Of(Model.Span span) => new() { Start = span.Start, End = span.End, Text = span.Text };
}
