using System.Globalization;
using System.Text;
using Hearsay.Articles.Canonical;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.QueryBenchmark;

/// <summary>Writes a text sentence by sentence, and what an engine would read from it. All letters are ASCII, so an index is a code point.</summary>
internal sealed class ArticleWriter
{
    /// <summary>Statements of a document.</summary>
    public const int Statements = 10;

    private const string Unnamed = "A senior official";
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, Entity> _entities = new(StringComparer.Ordinal);
    private readonly List<string> _claims = [];
    private readonly Evidence _evidence;
    private readonly DateTimeOffset _published;

    public ArticleWriter(Guid id, string outlet, DateTimeOffset published, int ordinal)
    {
        _published = published;
        _evidence = new Evidence
        {
            DocumentId = id.ToString("D"),
            Revision = 1,
            Engine = new Contracts.Evidence.V1.Engine { Version = 1, Profile = "invented" },
            Facts = new PublicationFacts
            {
                Outlet = outlet,
                Url = string.Create(CultureInfo.InvariantCulture, $"https://news.example/{ordinal}"),
                Published = published.ToString("yyyy-MM-ddTHH:mmZ", CultureInfo.InvariantCulture),
            },
            Times = { new TimeExpression { Id = "t1", Type = TimeType.Date, Value = published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) } },
        };
    }

    /// <summary>Adds a sentence with a statement.</summary>
    public void Add(StoryClaim claim, string content, string? cited, bool denies, Guid id)
    {
        var start = _text.Length;
        (Entity Entity, Span Mention)? relay = cited is null ? null : Write(cited, EntityType.Outlet);
        var reported = cited is null ? null : Span(" reported that ");
        var (speaker, source) = claim.Speaker is { } person ? Write(person) : Write(Unnamed, EntityType.Person);
        var cue = Span(denies ? " denied that " : " said that ");
        var said = Span(content);
        _text.Append(".\n");
        var statement = new Statement
        {
            Id = id.ToString("D"),
            Kind = _claims.Count % 3 == 0 ? StatementKind.Mixed : StatementKind.Indirect,
            Certainty = _claims.Count % 5 == 0 ? Certainty.Hedged : Certainty.Asserted,
            Stance = denies ? Stance.Denies : Stance.Affirms,
            SpeakerEntityId = speaker.Id,
            Source = { source },
            Cue = { cue },
            Content = { said },
            Sentence = new Span { Start = start, End = _text.Length - 1, Text = _text.ToString(start, _text.Length - 1 - start) },
            SaidTimeId = _claims.Count % 4 == 0 ? "t1" : "",
            Confidence = 0.9,
        };
        if (relay is { } way)
        {
            statement.Chain.Add(new Hop { EntityId = way.Entity.Id, Span = way.Mention, Cue = reported, Kind = HopKind.Reported });
        }

        statement.Chain.Add(new Hop { EntityId = speaker.Id, Span = source, Kind = HopKind.Source });
        _evidence.Statements.Add(statement);
        _claims.Add(claim.Key);
        if (claim.About is { } named)
        {
            var (first, last) = Wordbook.Person(named);
            Of($"{first} {last}", EntityType.Person, last).Mentions.Add(Part(said, said.Text.Length - first.Length - last.Length - 1, said.Text.Length));
        }
    }

    /// <summary>The document, with two events.</summary>
    public NewsDocument Finish(string textKey, Draws draws, string? credit)
    {
        string[] types = ["CONSULT", "AGREE", "REJECT", "AID"];
        for (var number = 0; number < 2; number++)
        {
            var statement = _evidence.Statements[draws.Below(_evidence.Statements.Count)];
            _evidence.Events.Add(new Event
            {
                Id = $"v{number}",
                Type = types[draws.Skewed(types.Length, 1)],
                Trigger = Part(statement.Content[0], 4, 4 + Math.Min(6, statement.Content[0].Text.Length - 4)),
                Status = (EventStatus)(1 + draws.Below(5)),
                ParticipantEntityIds = { statement.SpeakerEntityId },
                TimeId = draws.Is(0.6) ? "t1" : "",
                AccordingToStatementId = statement.Id,
            });
        }

        if (credit is not null)
        {
            Of(credit, EntityType.Outlet, null);
            _evidence.Facts.Credits.Add(credit);
        }

        var text = _text.ToString();
        _evidence.TextSha256 = CanonicalText.Sha256(text);
        _evidence.Facts.Title = _evidence.Statements[0].Content[0].Text;
        _evidence.Blocks.Add(new Block { Kind = BlockKind.Paragraph, Start = 0, End = text.Length });
        return new NewsDocument(_evidence, text, _published.AddMinutes(5), _claims, textKey);
    }

    private (Entity Entity, Span Mention) Write(int person)
    {
        var (first, last) = Wordbook.Person(person);
        var entity = Of($"{first} {last}", EntityType.Person, last);
        return (entity, Mention(entity));
    }

    private (Entity Entity, Span Mention) Write(string name, EntityType type)
    {
        var entity = Of(name, type, null);
        return (entity, Mention(entity));
    }

    private Span Mention(Entity entity)
    {
        var span = Span(entity.Name);
        entity.Mentions.Add(span);
        return span;
    }

    private Entity Of(string name, EntityType type, string? alias)
    {
        if (!_entities.TryGetValue(name, out var entity))
        {
            entity = new Entity { Id = $"e{_entities.Count}", Type = type, Name = name, Unnamed = name == Unnamed };
            if (alias is not null)
            {
                entity.Aliases.Add(alias);
            }

            _entities.Add(name, entity);
            _evidence.Entities.Add(entity);
        }

        return entity;
    }

    private Span Span(string words)
    {
        var start = _text.Length;
        _text.Append(words);
        return new Span { Start = start, End = _text.Length, Text = words };
    }

    private static Span Part(Span span, int start, int end) => new() { Start = span.Start + start, End = span.Start + end, Text = span.Text[start..end] };
}
