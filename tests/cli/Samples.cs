using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Cli.Tests;

/// <summary>Evidence of an invented article.</summary>
internal static class Samples
{
    public static Evidence Evidence() => new()
    {
        Engine = new Engine { Version = 3, Profile = "rules" },
        Facts = new PublicationFacts
        {
            Outlet = "The Quarry Bell",
            Title = "Mill of Torvane [red]to close[/]",
            Published = "2026-03-05T09:00:00+00:00",
            Url = "https://quarrybell.example/mill",
        },
        Entities =
        {
            new Entity { Id = "e1", Type = EntityType.Person, Name = "Orla Venn", Roles = { new Role { Role_ = "mayor", Of = "Torvane" } } },
            new Entity { Id = "e2", Type = EntityType.Outlet, Name = "Torvane Wire" },
            new Entity
            {
                Id = "e3",
                Type = EntityType.Person,
                Name = "a senior clerk",
                Unnamed = true,
                UnnamedSource = new UnnamedSource { Number = "1", Affiliation = Words("the town hall"), Basis = Words("who saw the order"), AnonymityReason = Words("to speak freely") },
            },
        },
        Times =
        {
            new TimeExpression { Id = "t1", Type = TimeType.Date, Value = "2026-03-04", Span = Words("Wednesday") },
            new TimeExpression { Id = "t2", Type = TimeType.Date, UnresolvedReason = "NO_ANCHOR", Span = Words("tomorrow") },
            new TimeExpression { Id = "t3", Type = TimeType.Date, Value = "2026-03", Mod = "START", Begin = "2026-03", End = "2026-05", Span = Words("early March") },
            new TimeExpression { Id = "t4", Type = TimeType.Set, Value = "P1W", Quant = "EVERY", Freq = "2X", Span = Words("twice a week") },
        },
        Statements =
        {
            new Statement
            {
                Id = "s1",
                Kind = StatementKind.Direct,
                Certainty = Certainty.Asserted,
                Stance = Stance.NoComment,
                Source = { Words("Ms Venn") },
                Cue = { Words("told") },
                Content = { Words("the wheel\nturns [bold]no more[/] \u001b[31m") },
                SpeakerEntityId = "e1",
                AddresseeEntityId = "e2",
                Chain = { new Hop { EntityId = "e2", Kind = HopKind.SaidTo, Cue = Words("told") }, new Hop { EntityId = "e3", Kind = HopKind.Source, Cue = Words("told") } },
                SaidTimeId = "t1",
                Medium = Medium.Letter,
                Reasons = { "ORIGIN_UNNAMED" },
            },
            new Statement
            {
                Id = "s2",
                ParentId = "s1",
                Kind = StatementKind.Belief,
                Certainty = Certainty.Hedged,
                Stance = Stance.Affirms,
                Source = { Words("he") },
                Content = { Words("it will rain") },
                SpeakerUnresolvedReason = "NO_ANTECEDENT",
            },
        },
        Events =
        {
            new Event
            {
                Type = "CONSULT",
                Status = EventStatus.Scheduled,
                Trigger = Words("meet"),
                ParticipantEntityIds = { "e1", "e3" },
                TimeId = "t2",
                AccordingToStatementId = "s1",
            },
        },
        Figures =
        {
            new Figure { Span = Words("12 points"), Number = "12", Unit = "points", Of = Words("the plan"), Items = { Words("locks") } },
            new Figure { Span = Words("at least 40 boats"), Number = "40", Unit = "boats", Bound = Bound.AtLeast },
            new Figure { Span = Words("20 to 30"), Number = "20", HighNumber = "30", Bound = Bound.Between },
        },
        Unknowns = { new Unknown { Span = Words("It is not clear who pays") } },
        ReachedLimits = { new ReachedLimit { Item = "mentions", Kept = 10, Found = 12 } },
    };

    private static Span Words(string text) => new() { Text = text };
}
