using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Query.Tests;

/// <summary>
/// Invented news of a few stories as it comes in: documents with revisions, readings by a newer engine, copies, and documents that are taken back, in any order
/// of arrival. All of it follows from the seed.
/// </summary>
internal sealed class RandomHistory
{
    /// <summary>When the first revision is received.</summary>
    public static readonly DateTimeOffset Start = new(2021, 3, 1, 6, 0, 0, TimeSpan.Zero);

    private const string Filler = "The river has been watched since the flood of the spring before last, when the lower town stood under water for nine days and the mills could not work.";

    private static readonly (string Text, string Figure, string Number)[] Claims =
    [
        ("the dam at Tarn has 28 gates", "28 gates", "28"),
        ("the dam at Tarn has 29 gates", "29 gates", "29"),
        ("the great dam at Tarn has got 28 gates", "28 gates", "28"),
        ("the bridge at Olm will be closed for repairs", "", ""),
        ("the repairs will close the bridge at Olm", "", ""),
        ("the mill at Farrow employs 300 weavers", "300 weavers", "300"),
        ("the council of Marrowby bought both ferries", "", ""),
    ];

    private static readonly (string Name, EntityType Type, string[] Aliases)[] Speakers =
    [
        ("Maud Serrick", EntityType.Person, ["Serrick"]),
        ("Ottilie Brandt", EntityType.Person, []),
        ("Otilie Brandt", EntityType.Person, ["Brandt"]),
        ("Piet Oss", EntityType.Person, []),
        ("Ministry of Water", EntityType.Organization, ["the ministry"]),
        ("Water Ministry", EntityType.Organization, []),
        ("Harbour Board", EntityType.Organization, ["Board"]),
    ];

    private static readonly string[] Outlets = ["The Tarn Post", "Olm Wire", "Tern Bay Echo", "The Marrowby Ledger"];

    private readonly Random _random;
    private readonly List<int[]> _stories = [];

    public RandomHistory(int seed)
    {
        _random = new Random(seed);
        var articles = new List<InventedArticle>();
        for (var document = 0; document < 7; document++)
        {
            Documents.Add(Id());
            articles.AddRange(Document(Documents[^1]));
        }

        Retracted = [.. Documents.Where(_ => _random.Next(6) == 0)];
        Articles = [.. articles];
        Arrivals = [.. articles.OrderBy(_ => _random.Next())];
        RetractedAfter = Retracted.ToDictionary(id => id, _ => _random.Next(Arrivals.Count));
    }

    /// <summary>Ids of all documents.</summary>
    public List<string> Documents { get; } = [];

    /// <summary>Documents that are taken back.</summary>
    public IReadOnlyList<string> Retracted { get; }

    /// <summary>After how many arrivals each of them is.</summary>
    public IReadOnlyDictionary<string, int> RetractedAfter { get; }

    /// <summary>All readings of all revisions.</summary>
    public IReadOnlyList<InventedArticle> Articles { get; }

    /// <summary>The same in the order in which they come.</summary>
    public IReadOnlyList<InventedArticle> Arrivals { get; }

    /// <summary>What a fresh platform would get that received nothing after a time: of each revision the newest reading, in an order of its own.</summary>
    public IReadOnlyList<InventedArticle> Until(DateTimeOffset time) =>
    [
        .. Articles.Where(article => article.ReceivedAt <= time)
            .GroupBy(article => (article.DocumentId, article.Revision))
            .Select(readings => readings.MaxBy(reading => reading.Evidence.Engine.Version)!)
            .OrderBy(_ => _random.Next()),
    ];

    /// <summary>A time to ask for: before all, at a receipt, between two, or after all.</summary>
    public DateTimeOffset Time()
    {
        var receipts = Articles.Select(article => article.ReceivedAt).Order().ToList();
        var at = receipts[_random.Next(receipts.Count)];
        return _random.Next(8) switch
        {
            0 => receipts[0].AddTicks(-10),
            1 => receipts[^1].AddHours(1),
            2 or 3 => at,
            4 => at.AddTicks(-10),
            _ => at.AddMinutes(_random.Next(90)),
        };
    }

    private IEnumerable<InventedArticle> Document(string id)
    {
        var received = Start.AddMinutes(_random.Next(600));
        var revisions = 1 + _random.Next(3);
        for (var revision = 1; revision <= revisions; revision++)
        {
            var story = Story();
            for (var engine = 1; engine <= (_random.Next(5) == 0 ? 2 : 1); engine++)
            {
                yield return Article(id, revision, engine, story, received);
            }

            // Clocks of ingestion may differ: a revision may seem to come at the time of the one before, or earlier.
            received = _random.Next(8) == 0 ? received.AddMinutes(-_random.Next(3)) : received.AddMinutes(1 + _random.Next(300));
        }
    }

    /// <summary>Which claims are told by whom, and how; now and then a story that was told before, in the same words.</summary>
    private int[] Story()
    {
        if (_stories.Count > 0 && _random.Next(3) == 0)
        {
            return _stories[_random.Next(_stories.Count)];
        }

        var claims = Enumerable.Range(0, Claims.Length).OrderBy(_ => _random.Next()).Take(1 + _random.Next(3));
        var speakers = Enumerable.Range(0, Speakers.Length).OrderBy(_ => _random.Next());
        int[] story = [.. claims.Zip(speakers).SelectMany(pair => new[] { pair.First, pair.Second, _random.Next(4) })];
        _stories.Add(story);
        return story;
    }

    private InventedArticle Article(string id, int revision, int engine, int[] story, DateTimeOffset received)
    {
        var parts = story.Chunk(3).ToList();
        var sentences = parts.Select(part => $"{Speakers[part[1]].Name} {(part[2] == 0 ? "denied" : "said")} that {Claims[part[0]].Text}.");
        var article = new InventedArticle($"{string.Join(' ', sentences)} They conferred at Tarn. {Filler}", id, revision, engine) { ReceivedAt = received };
        article.With(facts =>
        {
            (facts.Outlet, facts.Url) = (Outlets[(id[0] + id[1]) % Outlets.Length], $"https://news.example/{id}");
            facts.Published = id[2] % 4 == 0 ? "" : $"2021-03-0{1 + (id[3] % 6)}T0{id[4] % 10}:00:00Z";
        });
        foreach (var part in parts)
        {
            Add(article, part[0], part[1], denies: part[2] == 0, _random);
        }

        article.Event("CONSULT", "conferred", (EventStatus)(1 + (parts.Count % 3)), [.. article.Evidence.Entities.Select(entity => entity.Id)]);
        return article;
    }

    private static void Add(InventedArticle article, int claim, int speaker, bool denies, Random random)
    {
        var (name, type, aliases) = Speakers[speaker];
        var entity = article.MentionedEntity(name, type, aliases);
        var statement = article.Statement(Claims[claim].Text, entity);
        statement.Id = Id(random);
        statement.Stance = denies ? Stance.Denies : Stance.Affirms;
        statement.Sentence = article.Span(Claims[claim].Text);
        statement.Source.Add(article.Span(name));
        statement.Chain.Add(new Hop { EntityId = entity, Span = article.Span(name), Kind = HopKind.Source });
        if (Claims[claim].Figure.Length > 0 && article.Text.Split(Claims[claim].Figure).Length == 2)
        {
            var (number, unit) = (Claims[claim].Number, Claims[claim].Figure.Split(' ')[1]);
            article.Evidence.Figures.Add(new Figure { Span = article.Span(Claims[claim].Figure), Number = number, Unit = unit });
        }
    }

    private string Id() => Id(_random);

    private static string Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
