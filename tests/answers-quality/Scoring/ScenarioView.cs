using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Answers.Quality.Tests.Service;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Answers.Quality.Tests.Scoring;

/// <summary>A scenario beside what the service answers, with what belongs to what.</summary>
internal sealed class ScenarioView
{
    private readonly Dictionary<string, StoredDocument> _documents;
    private readonly Dictionary<GoldStatement, Statement?> _found;
    private readonly Dictionary<string, string> _goldOf;

    public ScenarioView(Scenario scenario, IReadOnlyList<StoredDocument> documents, CorpusAnswers answers)
    {
        (Scenario, Documents, Answers) = (scenario, documents, answers);
        _documents = documents.ToDictionary(document => document.Url, StringComparer.Ordinal);
        _found = scenario.Gold.Claims.SelectMany(claim => claim.Statements).Distinct().ToDictionary(statement => statement, statement => StatementOf(statement.Document, statement.Quote));
        _goldOf = scenario.Gold.Claims.SelectMany(claim => claim.Statements.Select(statement => (Gold: claim.Id, Found: ClaimOf(statement))))
            .Where(pair => pair.Found is not null).GroupBy(pair => pair.Found!, pair => pair.Gold, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => MostFrequent(group)!, StringComparer.Ordinal);
    }

    public Scenario Scenario { get; }

    public Gold Gold => Scenario.Gold;

    public IReadOnlyList<StoredDocument> Documents { get; }

    public CorpusAnswers Answers { get; }

    public StoredDocument Document(string url) => _documents[url];

    /// <summary>The statement that was extracted for an occurrence in gold; null where none was.</summary>
    public Statement? StatementOf(GoldStatement statement) => _found[statement];

    /// <summary>The statement whose content shares most with words of a document; null where none shares enough.</summary>
    public Statement? StatementOf(string url, string quote) => _documents.TryGetValue(url, out var document) ? StatementFinder.Find(document, quote) : null;

    /// <summary>The claim that an occurrence was put into.</summary>
    public string? ClaimOf(GoldStatement statement) => StatementOf(statement) is { } found ? Answers.ClaimOf.GetValueOrDefault(found.Id) : null;

    /// <summary>The claim that holds most occurrences of a claim of gold, of equals that of the first; null where none was found.</summary>
    public string? ClaimOf(GoldClaim claim) => MostFrequent(claim.Statements.Select(ClaimOf).OfType<string>());

    /// <summary>The claim of gold that most occurrences in a claim are of; null where it holds none.</summary>
    public string? GoldOf(string claimId) => _goldOf.GetValueOrDefault(claimId);

    /// <summary>Whether a document is one of the scenario.</summary>
    public bool Holds(string documentId) => Documents.Any(document => document.Id == documentId);

    // Of equally frequent ones the first.
    private static string? MostFrequent(IEnumerable<string> values) => values.CountBy(value => value, StringComparer.Ordinal).OrderByDescending(pair => pair.Value).FirstOrDefault().Key;
}
