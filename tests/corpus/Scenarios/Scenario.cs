using System.Runtime.CompilerServices;
using System.Text.Json;
using Hearsay.Articles;
using Hearsay.Engine;
using Hearsay.Engine.Cues;
using Wire = Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Tests.Scenarios;

/// <summary>An invented bundle of articles with what a careful reader concludes.</summary>
/// <param name="Name">Its folder.</param>
/// <param name="Articles">By address.</param>
/// <param name="Gold">The conclusions.</param>
internal sealed record Scenario(string Name, IReadOnlyDictionary<string, Article> Articles, JsonElement Gold)
{
    /// <summary>Those that rules may be tuned on.</summary>
    public static IReadOnlyList<Scenario> Tuned() => [.. Directory.EnumerateDirectories(Path.Combine(Root(), "seeds", "scenarios", "tuned")).Order(StringComparer.Ordinal)
        .Where(folder => File.Exists(Path.Combine(folder, "gold.json"))).Select(Load)];

    public Wire.Evidence Read(string url, ITagger tagger)
    {
        var article = Articles[url];
        var facts = new Engine.Model.PublicationFacts { Url = url, Outlet = article.Facts.Outlet, Title = article.Facts.Title, Author = article.Facts.Author, Language = article.Facts.Language, Published = article.Facts.Published, Credits = article.Facts.Credits };
        var blocks = article.Blocks.Select(block => new Engine.Model.Block((Engine.Model.BlockKind)(int)block.Kind, block.Start, block.End)).ToList();
        return ToWire(new EvidenceEngine(tagger).Read(new EngineInput(article.CanonicalText, blocks, facts), TestContext.Current.CancellationToken));
    }

    public static List<Wire.Block> BlocksOf(Article article) => [.. article.Blocks.Select(block => new Wire.Block { Kind = (Wire.BlockKind)(int)block.Kind, Start = block.Start, End = block.End })];

    // As much of it as names and origins are read from.
    private static Wire.Evidence ToWire(Engine.Model.Evidence evidence) => new()
    {
        Facts = new Wire.PublicationFacts { Outlet = evidence.Facts.Outlet, Published = evidence.Facts.Published, Credits = { evidence.Facts.Credits } },
        Statements =
        {
            evidence.Statements.Select(statement => new Wire.Statement
            {
                Id = statement.Id,
                ParentId = statement.ParentId,
                Kind = (Wire.StatementKind)(int)statement.Kind,
                Certainty = (Wire.Certainty)(int)statement.Certainty,
                Stance = (Wire.Stance)(int)statement.Stance,
                Source = { statement.Source.Select(Of) },
                Content = { statement.Content.Select(Of) },
                SpeakerEntityId = statement.SpeakerEntityId,
                Chain = { statement.Chain.Select(Of) },
                Reasons = { statement.Reasons },
                Sentence = Of(statement.Sentence),
            }),
        },
        Entities =
        {
            evidence.Entities.Select(entity => new Wire.Entity
            {
                Id = entity.Id,
                Type = (Wire.EntityType)(int)entity.Type,
                Name = entity.Name,
                Unnamed = entity.Unnamed,
                Aliases = { entity.Aliases },
                Roles = { entity.Roles.Select(role => new Wire.Role { Role_ = role.Name, Of = role.Of, Span = Of(role.Span) }) },
                Mentions = { entity.Mentions.Select(Of) },
                UnnamedSource = entity.UnnamedSource is { } source ? new Wire.UnnamedSource { Number = source.Number, Affiliation = source.Affiliation is { } affiliation ? Of(affiliation) : null } : null,
                Rule = entity.Rule,
            }),
        },
    };

    private static Wire.Hop Of(Engine.Model.Hop hop) => new()
    {
        EntityId = hop.EntityId, Span = hop.Span is { } span ? Of(span) : null, Cue = hop.Cue is { } cue ? Of(cue) : null, Kind = (Wire.HopKind)(int)hop.Kind,
    };

    private static Wire.Span Of(Engine.Model.Span span) => new() { Start = span.Start, End = span.End, Text = span.Text };

    private static Scenario Load(string folder)
    {
        var articles = new Dictionary<string, Article>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Path.Combine(folder, "articles.jsonl")).Where(line => line.Length > 0))
        {
            using var row = JsonDocument.Parse(line);
            var facts = row.RootElement.GetProperty("facts");
            var submitted = new Articles.PublicationFacts
            {
                Url = Field(facts, "url"), Outlet = Field(facts, "outlet"), Title = Field(facts, "title"), Author = Field(facts, "author"), Language = Field(facts, "language"), Published = Field(facts, "published"),
            };
            articles[submitted.Url] = ArticleReader.Read(Field(row.RootElement, "plainText"), submitted);
        }

        using var gold = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "gold.json")));
        return new Scenario(Path.GetFileName(folder), articles, gold.RootElement.Clone());
    }

    private static string Field(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
