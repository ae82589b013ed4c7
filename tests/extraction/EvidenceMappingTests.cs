using Google.Protobuf;
using Google.Protobuf.Reflection;
using Hearsay.Engine;
using Hearsay.Engine.Model;
using Proto = Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Extraction.Tests;

public sealed class EvidenceMappingTests
{
    [Theory]
    [InlineData(typeof(BlockKind), typeof(Proto.BlockKind))]
    [InlineData(typeof(StatementKind), typeof(Proto.StatementKind))]
    [InlineData(typeof(Certainty), typeof(Proto.Certainty))]
    [InlineData(typeof(Stance), typeof(Proto.Stance))]
    [InlineData(typeof(EntityType), typeof(Proto.EntityType))]
    [InlineData(typeof(TimeType), typeof(Proto.TimeType))]
    [InlineData(typeof(EventStatus), typeof(Proto.EventStatus))]
    [InlineData(typeof(Medium), typeof(Proto.Medium))]
    [InlineData(typeof(HopKind), typeof(Proto.HopKind))]
    [InlineData(typeof(ParticipantRole), typeof(Proto.ParticipantRole))]
    [InlineData(typeof(Bound), typeof(Proto.Bound))]
    [InlineData(typeof(Shortfall), typeof(Proto.Shortfall))]
    public void Enums_OfEngineAndContract_HaveTheSameNamesAndNumbers(Type engine, Type contract) =>
        Assert.Equal(Enum.GetNames(engine).Select(name => (name, (int)Enum.Parse(engine, name))),
            Enum.GetNames(contract).Select(name => (name, (int)Enum.Parse(contract, name))));

    [Fact]
    public void ToContract_EveryFieldIsSet_EveryFieldOfTheContractIsSet()
    {
        var message = EvidenceMapping.ToContract(Full());

        // Who the evidence belongs to is the caller's to say.
        Assert.Equal(["document_id", "revision"], Unset(message));
    }

    [Fact]
    public void ToContract_OptionalSpansAreMissing_AreUnset()
    {
        var span = new Span(0, 1, "a");
        var statement = new Statement { Id = "s1", Sentence = span, Chain = [new Hop("e1", null, null, HopKind.Source)] };
        var message = EvidenceMapping.ToContract(Full() with
        {
            Statements = [statement],
            Figures = [new Figure { Span = span, Number = "1" }],
        });

        Assert.Null(message.Statements[0].Addressee);
        Assert.Null(message.Statements[0].Chain[0].Span);
        Assert.Null(message.Statements[0].Chain[0].Cue);
        Assert.Null(message.Figures[0].Of);
    }

    private static IEnumerable<string> Unset(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            var value = field.Accessor.GetValue(message);
            if (IsUnset(field, value))
            {
                yield return field.Name;
            }

            var inner = value is System.Collections.IList list ? list.OfType<IMessage>() : value is IMessage one ? [one] : [];
            foreach (var name in inner.SelectMany(Unset))
            {
                yield return $"{field.Name}.{name}";
            }
        }
    }

    private static bool IsUnset(FieldDescriptor field, object? value) => value switch
    {
        null or "" or 0 or 0.0 or false => true,
        System.Collections.IList list => list.Count == 0,
        Enum number => Convert.ToInt32(number, System.Globalization.CultureInfo.InvariantCulture) == 0,
        _ => field.IsMap,
    };

    private static Evidence Full()
    {
        var span = new Span(1, 2, "a");
        return new Evidence
        {
            Engine = new EngineVersion(3, "rules", "00ff"),
            TextSha256 = "ab",
            Facts = new PublicationFacts
            {
                Url = "https://marrowby.example/1",
                Outlet = "Marrowby Ledger",
                Title = "Bridge shut",
                Author = "Cal Dunn",
                Language = "en",
                Published = "2031-05-06",
                Updated = "2031-05-07",
                Dateline = "MARROWBY",
                Credits = ["Ada Venn"],
            },
            Blocks = [new Block(BlockKind.Paragraph, 1, 2)],
            Statements =
            [
                new Statement
                {
                    Id = "s1",
                    ParentId = "s0",
                    Kind = StatementKind.Mixed,
                    Certainty = Certainty.Hedged,
                    Stance = Stance.Questions,
                    Source = [span],
                    Cue = [span],
                    Content = [span],
                    SpeakerEntityId = "e1",
                    SpeakerUnresolvedReason = "AMBIGUOUS",
                    AddresseeEntityId = "e2",
                    Addressee = span,
                    Chain = [new Hop("e1", span, span, HopKind.Quoted)],
                    Confidence = 0.5,
                    Rule = "told",
                    Reasons = ["ORIGIN_UNNAMED"],
                    Medium = Medium.Letter,
                    MediumSpan = span,
                    SaidTimeId = "t1",
                    Sentence = span,
                },
            ],
            Entities =
            [
                new Entity
                {
                    Id = "e1",
                    Type = EntityType.Person,
                    Name = "Ada Venn",
                    Unnamed = true,
                    Aliases = ["Venn"],
                    Roles = [new Role("clerk", "town", span)],
                    Mentions = [span],
                    UnnamedSource = new UnnamedSource("2", span, span, span),
                    Confidence = 0.5,
                    Rule = "name",
                    Reasons = ["R"],
                },
            ],
            Times = [new TimeExpression("t1", span, TimeType.Set, "P1D", "NO_ANCHOR")
            {
                Mod = "APPROX",
                Begin = "2031",
                End = "2032",
                Quant = "EVERY",
                Freq = "2X",
                Confidence = 0.5,
                Rule = "set",
                Reasons = ["R"],
            }],
            Events =
            [
                new Event
                {
                    Id = "v1",
                    Type = "CONSULT",
                    Trigger = span,
                    Participants = [new Participant("e1", ParticipantRole.Actor, span)],
                    Confidence = 0.5,
                    Rule = "verb",
                    Reasons = ["R"],
                    PlaceEntityId = "e2",
                    TimeId = "t1",
                    Status = EventStatus.Reported,
                    AccordingToStatementId = "s1",
                },
            ],
            Figures = [new Figure { Span = span, Number = "28", Unit = "points", Of = span, Items = [span], Bound = Bound.Between, HighNumber = "30", Confidence = 0.5, Rule = "count", Reasons = ["R"] }],
            Unknowns = [new Unknown(span) { Confidence = 0.5, Rule = "unclear" }],
            ReachedLimits = [new ReachedLimit("statements", 1, 2)],
            Shortfalls = [Shortfall.PartialModelBudget],
        };
    }
}
