using Hearsay.Contracts.Evidence.V1;
using Hearsay.Engine;
using Model = Hearsay.Engine.Model;

namespace Hearsay.Corpus.Claims;

/// <summary>What a user asks for, in words of his own: a sentence, a question or a few words.</summary>
/// <param name="Asked">What the words assert, as far as they do.</param>
/// <param name="AsksNumber">Whether a number is asked for: "how many".</param>
/// <param name="AsksTime">Whether a time is asked for: "when".</param>
public sealed record QuestionProposition(Proposition Asked, bool AsksNumber, bool AsksTime)
{
    /// <summary>UTF-16 code units that are read.</summary>
    public const int LongestText = 500;

    private static readonly EvidenceEngine Engine = new();

    /// <summary>Reads a question; what says nothing gives a proposition without words.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static QuestionProposition Of(string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        var asked = text.Length > LongestText ? text[..LongestText] : text;
        var read = Engine.Read(new EngineInput(asked, [], new Model.PublicationFacts { Language = "en" }), cancellationToken);
        var content = new ContentWords("", isSpoken: false);
        var whole = new Span { Start = 0, End = asked.EnumerateRunes().Count(), Text = asked };
        content.Add(asked, new ContentMarks(ToContract(read)).Within(whole));
        var words = ContentWords.Cut(asked).ToList();
        return new QuestionProposition(
            content.ToProposition([]),
            HasPair(words, "how", "many") || HasPair(words, "how", "much") || words.Contains("number") || words.Contains("figure") || HasPair(words, "what", "price"),
            words.Contains("when") || HasPair(words, "what", "date") || HasPair(words, "what", "day") || HasPair(words, "which", "day"));
    }

    private static bool HasPair(List<string> words, string first, string second)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (words[i] == first && words[i + 1] == second)
            {
                return true;
            }
        }

        return false;
    }

    // What marks are made from, and no more.
    private static Evidence ToContract(Model.Evidence read) => new()
    {
        Entities =
        {
            read.Entities.Select(entity => new Entity { Id = entity.Id, Name = entity.Name, Type = (EntityType)entity.Type, Unnamed = entity.Unnamed, Mentions = { entity.Mentions.Select(ToContract) } }),
        },
        Times = { read.Times.Select(time => new TimeExpression { Span = ToContract(time.Span), Type = (TimeType)time.Type, Value = time.Value }) },
        Figures = { read.Figures.Select(ToContract) },
    };

    private static Figure ToContract(Model.Figure figure) => new()
    {
        Span = ToContract(figure.Span),
        Number = figure.Number,
        HighNumber = figure.HighNumber,
        Unit = figure.Unit,
        Of = figure.Of is { } of ? ToContract(of) : null,
        Bound = (Bound)figure.Bound,
    };

    private static Span ToContract(Model.Span span) => new() { Start = span.Start, End = span.End, Text = span.Text };
}
