using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Answers.Quality.Tests.Scoring;
using Hearsay.Answers.Quality.Tests.Service;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Answers.Quality.Tests.ScorerTests;

/// <summary>Two articles of one statement each about a harbour, and answers that a test makes up.</summary>
internal sealed class InventedView
{
    public const string One = "https://ledger.example/harbour", Other = "https://echo.example/harbour";

    private const string Text = "Mayor Brandt said the harbour would close in June.", Said = "the harbour would close in June";

    public InventedView() => Documents = [DocumentOf(One, "The Marrowby Ledger"), DocumentOf(Other, "Tern Bay Echo")];

    public IReadOnlyList<StoredDocument> Documents { get; }

    public CorpusAnswers Answers { get; } = new();

    public Gold Gold { get; set; } = new("", [ClaimOf("closes", One, Other)], [], [], [], [], [], []);

    /// <summary>Gold of one claim that articles carry.</summary>
    public static GoldClaim ClaimOf(string id, params string[] urls) =>
        new(id, "The harbour closes in June", ["when does the harbour close?"], [.. urls.Select(url => new GoldStatement(url, Said, "AFFIRMS"))], new GoldOrigins(1, 1, ["Mayor Brandt"]), urls[0]);

    /// <summary>Puts the statements of both articles into claims of these ids.</summary>
    public InventedView Claimed(string one, string other)
    {
        Answers.Claims = [.. new[] { one, other }.Distinct().Select(id => new Claim { Id = id })];
        Answers.ClaimOf = new Dictionary<string, string> { [$"s-{One}"] = one, [$"s-{Other}"] = other };
        return this;
    }

    public ScenarioView View() => new(new Scenario("harbour", "tuned", [.. Documents.Select(document => new SubmitDocumentRequest { Facts = new PublicationFacts { Url = document.Url }, PlainText = Text })], Gold), Documents, Answers);

    /// <summary>A result that stands in one of the articles.</summary>
    public StatementResult Result(string url) => new() { Passage = new Passage { DocumentId = url } };

    private static StoredDocument DocumentOf(string url, string outlet)
    {
        var start = Text.IndexOf(Said, StringComparison.Ordinal);
        var statement = new Statement { Id = $"s-{url}", Content = { new Span { Start = start, End = start + Said.Length, Text = Said } } };
        return new StoredDocument(url, outlet, new QuotedText(Text), new Revision { DocumentId = url }, new Contracts.Evidence.V1.Evidence { Statements = { statement } });
    }
}
