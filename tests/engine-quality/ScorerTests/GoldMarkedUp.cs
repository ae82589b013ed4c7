using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.GoldScoring;

namespace Hearsay.Engine.Quality.Tests.ScorerTests;

/// <summary>A tiny article with annotation and evidence, whose spans are given by their words (the first place where they stand).</summary>
internal sealed class GoldMarkedUp(string text)
{
    private static readonly EngineVersion Version = new Hearsay.Engine.Cues.RuleTagger().Version;

    public List<GoldStatement> Gold { get; } = [];

    public List<Statement> Found { get; } = [];

    public List<GoldEntity> GoldEntities { get; } = [];

    public List<Entity> Entities { get; } = [];

    public TextSpan At(string words) => ModelSpans.Places(new CodePointText(text), words).First();

    public Span SpanOf(string words) => new(At(words).Start, At(words).End, words);

    public GoldStatement GoldOf(string id, string source, string cue, string content, params string[] alsoRight) =>
        new(id, new AttributionSpans(Many(source), Many(cue), Many(content)), new AlsoRight(alsoRight)) { Kind = "INDIRECT", Certainty = "ASSERTED", Stance = "AFFIRMS" };

    public Statement FoundOf(string id, string source, string cue, string content) => new()
    {
        Id = id,
        Source = ModelSpansOf(source),
        Cue = ModelSpansOf(cue),
        Content = ModelSpansOf(content),
        Sentence = new Span(0, text.Length, text),
        Kind = StatementKind.Indirect,
        Certainty = Certainty.Asserted,
        Stance = Stance.Affirms,
    };

    public Entity EntityOf(string id, EntityType type, string name, params string[] mentions) =>
        new() { Id = id, Type = type, Name = name, Mentions = [.. mentions.Select(SpanOf)] };

    public static GoldEntity GoldEntityOf(string id, string type, params string[] aliases) => new(id, type, aliases[0], AlsoRight.Nothing) { Aliases = aliases };

    public GoldArticle Article() => new() { Name = "tiny", Value = text, Statements = Gold, Entities = GoldEntities };

    public Evidence Evidence => new() { Engine = Version, TextSha256 = "", Facts = new PublicationFacts(), Statements = Found, Entities = Entities };

    public GoldScore Score(Action<GoldReading, GoldScore> scorer, GoldArticle? article = null, Evidence? evidence = null)
    {
        var score = new GoldScore();
        scorer(new GoldReading(article ?? Article(), evidence ?? Evidence), score);
        return score;
    }

    /// <summary>Stretches are parted by a bar.</summary>
    private IEnumerable<TextSpan> Many(string words) => words.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(At);

    private List<Span> ModelSpansOf(string words) => [.. words.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(SpanOf)];
}
