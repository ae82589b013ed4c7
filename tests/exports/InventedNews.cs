using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using PublicationFacts = Hearsay.Contracts.Evidence.V1.PublicationFacts;

namespace Hearsay.Exports.Tests;

/// <summary>
/// Documents whose text is made of given pieces, so that spans are known without searching: a statement takes ten of them, for the outlet that relays, its
/// cue, the source, the cue, two stretches of content and the addressee, with others between.
/// </summary>
internal static class InventedNews
{
    public const int PiecesOfStatement = 10;

    public static readonly DateTimeOffset Received = new(2031, 5, 4, 12, 0, 0, 250, TimeSpan.Zero);

    public static readonly string[] Plain =
    [
        "The Tern Bay Echo", " reported", " that ", "Mayor Ottilie Brandt", " told", " ", "the Quill", " the harbour would close", ", and that, ", "the ferries go. ",
    ];

    /// <summary>A document with a statement for every ten pieces.</summary>
    public static ExportedDocument Document(IReadOnlyList<string> pieces, bool isWhole = true, int revision = 1, Action<Evidence>? change = null)
    {
        var spans = SpansOf(pieces);
        var text = string.Concat(pieces);
        var evidence = new Evidence
        {
            DocumentId = "01976f2e-0000-7000-8000-00000000000a",
            Revision = revision,
            Engine = new Engine { Version = 7, Profile = "model", WeightsSha256 = new string('a', 64) },
            TextSha256 = new string('b', 64),
            Facts = new PublicationFacts
            {
                Outlet = "The Marrowby Ledger",
                Url = "https://ledger.example/harbour?day=4 may",
                Title = "Harbour \"to close\"",
                Author = "=Edda",
                Language = "en-GB",
                Published = "2031-05-04T09:30+02:00",
            },
            Times = { new TimeExpression { Id = "t1", Type = TimeType.Date, Value = "2031-05-03" } },
        };
        var results = Enumerable.Range(0, pieces.Count / PiecesOfStatement).Select(number => Statement(evidence, spans, number)).ToList();
        change?.Invoke(evidence);
        return new ExportedDocument(evidence, text, Received, results, isWhole);
    }

    /// <summary>Adds a meeting that the first statement tells as planned, and what the publisher tells: an agreement, and a rejection that is denied.</summary>
    public static void AddEvents(Evidence evidence)
    {
        var (first, place) = (evidence.Statements[0], evidence.Entities[2].Id);
        evidence.Events.Add(new Event
        {
            Id = "v1",
            Type = "CONSULT",
            Status = EventStatus.Scheduled,
            Trigger = first.Cue[0],
            AccordingToStatementId = first.Id,
            ParticipantEntityIds = { evidence.Entities[0].Id, evidence.Entities[1].Id },
            Participants =
            {
                new Participant { EntityId = evidence.Entities[0].Id, Role = ParticipantRole.Party, Span = first.Source[0] },
                new Participant { EntityId = evidence.Entities[1].Id, Role = ParticipantRole.Recipient },
            },
            PlaceEntityId = place,
            TimeId = "t1",
            Confidence = 0.7,
        });
        evidence.Events.Add(new Event { Id = "v2", Type = "AGREE", Status = EventStatus.Occurred, Trigger = first.Content[0], ParticipantEntityIds = { evidence.Entities[1].Id } });
        evidence.Events.Add(new Event { Id = "v3", Type = "REJECT", Status = EventStatus.Denied, Trigger = first.Content[1] });
    }

    /// <summary>The whole file of one format.</summary>
    public static async Task<byte[]> ExportAsync(string format, params ExportedDocument[] documents) => (await WriteAsync(format, documents)).File;

    /// <summary>The whole file of one format, and what was counted.</summary>
    public static async Task<(byte[] File, ExportTally Tally)> WriteAsync(string format, params ExportedDocument[] documents)
    {
        using var output = new MemoryStream();
        var writer = ExportFormat.Of(format)!.Create(output, new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero));
        writer.Begin();
        foreach (var document in documents)
        {
            await writer.WriteAsync(document, CancellationToken.None);
        }

        await writer.EndAsync(CancellationToken.None);
        return (output.ToArray(), writer.Tally);
    }

    /// <summary>The code points [start, end) of a text, found without our own index of them.</summary>
    public static string Slice(string text, int start, int end) => string.Concat(text.EnumerateRunes().Skip(start).Take(end - start));

    private static StatementResult Statement(Evidence evidence, IReadOnlyList<Span> spans, int number)
    {
        var piece = (int index) => spans[(number * PiecesOfStatement) + index];
        var speaker = Entity(evidence, piece(3), EntityType.Person);
        var relay = Entity(evidence, piece(0), EntityType.Outlet);
        var addressee = Entity(evidence, piece(6), EntityType.Outlet);
        var statement = new Statement
        {
            Id = $"01976f2e-0000-5000-8000-{number + 1:D12}",
            Kind = StatementKind.Indirect,
            Certainty = Certainty.Hedged,
            Stance = Stance.NoComment,
            Source = { piece(3) },
            Cue = { piece(4) },
            Content = { piece(7), piece(9) },
            SpeakerEntityId = speaker.Id,
            AddresseeEntityId = addressee.Id,
            Addressee = piece(6),
            Chain =
            {
                new Hop { EntityId = relay.Id, Kind = HopKind.Reported, Span = piece(0), Cue = piece(1) },
                new Hop { EntityId = speaker.Id, Kind = HopKind.Source, Span = piece(3), Cue = piece(4) },
            },
            SaidTimeId = "t1",
            Sentence = new Span { Start = piece(0).Start, End = piece(9).End, Text = string.Concat(Enumerable.Range(0, PiecesOfStatement).Select(index => piece(index).Text)) },
            Confidence = 0.85,
            Rule = "model",
            Reasons = { "ORIGIN_UNNAMED" },
        };
        evidence.Statements.Add(statement);
        return new StatementResult
        {
            Statement = statement,
            Speaker = speaker.Name,
            Addressee = addressee.Name,
            Chain = { relay.Name, speaker.Name },
            Said = "2031-05-03",
            Passage = new Passage { DocumentId = evidence.DocumentId, Revision = evidence.Revision, Outlet = evidence.Facts.Outlet, Sentence = statement.Sentence },
        };
    }

    private static Entity Entity(Evidence evidence, Span mention, EntityType type)
    {
        var entity = new Entity { Id = $"e{evidence.Entities.Count + 1}", Type = type, Name = mention.Text, Mentions = { mention } };
        evidence.Entities.Add(entity);
        return entity;
    }

    private static List<Span> SpansOf(IReadOnlyList<string> pieces)
    {
        var spans = new List<Span>();
        var at = 0;
        foreach (var piece in pieces)
        {
            var length = piece.EnumerateRunes().Count();
            spans.Add(new Span { Start = at, End = at + length, Text = piece });
            at += length;
        }

        return spans;
    }
}
