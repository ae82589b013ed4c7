using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.Data;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>An annotated article, what the engine reads in it, and which statement and entity is which: what every scorer needs.</summary>
internal sealed class GoldReading(GoldArticle article, Evidence evidence)
{
    private readonly Dictionary<string, Statement> _statements = evidence.Statements.ToDictionary(statement => statement.Id, StringComparer.Ordinal);

    public GoldArticle Article { get; } = article;

    public Evidence Evidence { get; } = evidence;

    public StatementPairs Statements { get; } = new(article, evidence);

    public EntityMatch Entities { get; } = new(article, evidence);

    public Statement? Statement(string id) => _statements.GetValueOrDefault(id);

    /// <summary>Value of one of the engine's times; empty where there is none.</summary>
    public string TimeValue(string id) => Evidence.Times.FirstOrDefault(time => time.Id == id)?.Value ?? "";

    /// <summary>How an entity of the engine is called in notes.</summary>
    public string NameOf(string id) => Evidence.Entities.FirstOrDefault(entity => entity.Id == id)?.Name ?? (id.Length == 0 ? "nobody" : id);

    public string Words(IEnumerable<TextSpan> spans) => Article.Text.Of(spans);

    public string Describe(GoldStatement gold) => $"{gold.Id} [{Words(gold.Spans.Source)} | {Words(gold.Spans.Cue)} | {Words(gold.Spans.Content)}]";

    public static string Describe(Statement found) => $"{found.Id} [{Join(found.Source)} | {Join(found.Cue)} | {Join(found.Content)}]";

    private static string Join(IEnumerable<Span> spans) => string.Join(" ... ", spans.Select(span => span.Text));
}
