using Google.Protobuf.WellKnownTypes;
using Hearsay.Articles.Canonical;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Ingestion.V1;
using CodePointIndex = Hearsay.Articles.CodePointIndex;

namespace Hearsay.Query.Tests;

/// <summary>A text with evidence that a test builds word by word. Spans are found by their words, so each must stand once.</summary>
public sealed class InventedArticle
{
    private readonly CodePointIndex _index;

    public InventedArticle(string text, string? documentId = null, int revision = 1, int engineVersion = 1)
    {
        Text = text;
        _index = new CodePointIndex(text);
        DocumentId = documentId ?? Guid.CreateVersion7().ToString();
        Revision = revision;
        Evidence = new Evidence
        {
            DocumentId = DocumentId,
            Revision = revision,
            Engine = new Contracts.Evidence.V1.Engine { Version = engineVersion, Profile = "test" },
            TextSha256 = CanonicalText.Sha256(text),
            Facts = new PublicationFacts
            {
                Outlet = "The Marrowby Ledger",
                Url = "https://ledger.example/harbour",
                Title = "Harbour to close",
                Published = "2031-05-04",
            },
            Blocks = { new Block { Kind = BlockKind.Paragraph, Start = 0, End = _index.Length } },
        };
    }

    public string Text { get; }

    public string DocumentId { get; }

    public int Revision { get; }

    public Evidence Evidence { get; }

    /// <summary>When ingestion received it.</summary>
    public DateTimeOffset ReceivedAt { get; set; } = new(2031, 5, 4, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Whether ingestion tells when it received it, as it must.</summary>
    public bool HasReceiveTime { get; set; } = true;

    /// <summary>The span of words that stand once in the text.</summary>
    public Span Span(string words)
    {
        var start = Text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(start >= 0 && Text.IndexOf(words, start + 1, StringComparison.Ordinal) < 0, $"'{words}' must stand once in the text");
        return new Span { Start = _index.ToCodePoint(start), End = _index.ToCodePoint(start + words.Length), Text = words };
    }

    /// <summary>Adds facts or changes them.</summary>
    public InventedArticle With(Action<PublicationFacts> change)
    {
        change(Evidence.Facts);
        return this;
    }

    /// <summary>Adds an entity and returns its id.</summary>
    public string Entity(string name, EntityType type = EntityType.Person, params string[] aliases)
    {
        var id = $"e{Evidence.Entities.Count + 1}";
        Evidence.Entities.Add(new Entity { Id = id, Type = type, Name = name, Aliases = { aliases } });
        return id;
    }

    /// <summary>Adds an entity that is mentioned by its name.</summary>
    public string MentionedEntity(string name, EntityType type = EntityType.Person, params string[] aliases)
    {
        var id = Entity(name, type, aliases);
        Evidence.Entities[^1].Mentions.Add(Span(name));
        return id;
    }

    /// <summary>Adds a statement, affirming and asserted unless the test changes it.</summary>
    public Statement Statement(string content, string speaker = "", string? cue = null)
    {
        var statement = new Statement
        {
            Id = Guid.CreateVersion7().ToString(),
            Kind = StatementKind.Indirect,
            Certainty = Certainty.Asserted,
            Stance = Stance.Affirms,
            Content = { Span(content) },
            SpeakerEntityId = speaker,
            Sentence = new Span { Start = 0, End = _index.Length, Text = Text },
        };
        if (cue is not null)
        {
            statement.Cue.Add(Span(cue));
        }

        Evidence.Statements.Add(statement);
        return statement;
    }

    /// <summary>Gives each statement the sentence that it stands in, where it had the whole text.</summary>
    public InventedArticle WithSentences()
    {
        foreach (var statement in Evidence.Statements)
        {
            var at = _index.ToUtf16(statement.Content.Concat(statement.Cue).First().Start);
            var start = Text.LastIndexOf(". ", at, StringComparison.Ordinal) is var before and >= 0 ? before + 2 : 0;
            var end = Text.IndexOf(". ", at, StringComparison.Ordinal) is var after and >= 0 ? after + 1 : Text.Length;
            statement.Sentence = new Span { Start = _index.ToCodePoint(start), End = _index.ToCodePoint(end), Text = Text[start..end] };
        }

        return this;
    }

    /// <summary>Adds an event.</summary>
    public Event Event(string type, string trigger, EventStatus status = EventStatus.Occurred, params string[] participants)
    {
        var told = new Event
        {
            Id = $"v{Evidence.Events.Count + 1}",
            Type = type,
            Trigger = Span(trigger),
            Status = status,
            ParticipantEntityIds = { participants },
        };
        Evidence.Events.Add(told);
        return told;
    }

    public Revision AsRevision() => new()
    {
        DocumentId = DocumentId,
        Revision_ = Revision,
        Text = Text,
        TextSha256 = CanonicalText.Sha256(Text),
        Blocks = { Evidence.Blocks },
        Facts = Evidence.Facts,
        ReceiveTime = HasReceiveTime ? Timestamp.FromDateTimeOffset(ReceivedAt) : null,
    };
}
