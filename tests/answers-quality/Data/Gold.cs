namespace Hearsay.Answers.Quality.Tests.Data;

/// <summary>What a careful reader concludes from the articles of a scenario. The names of its parts are those of `gold.json`.</summary>
internal sealed record Gold(
    string About,
    IReadOnlyList<GoldClaim> Claims,
    IReadOnlyList<IReadOnlyList<string>> Copies,
    IReadOnlyList<GoldCycle> Cycles,
    IReadOnlyList<GoldContradiction> Contradictions,
    IReadOnlyList<GoldQuote> Quotes,
    IReadOnlyList<GoldEntity> Entities,
    IReadOnlyList<GoldEvent> Timeline);

/// <summary>A claim with every attributed occurrence of it.</summary>
internal sealed record GoldClaim(
    string Id, string Text, IReadOnlyList<string>? Questions, IReadOnlyList<GoldStatement> Statements, GoldOrigins Origins, string First)
{
    /// <summary>Addresses of the articles that carry it.</summary>
    public IReadOnlyList<string> Documents { get; } = [.. Statements.Select(statement => statement.Document).Distinct(StringComparer.Ordinal)];
}

/// <summary>One occurrence.</summary>
internal sealed record GoldStatement(string Document, string Quote, string Stance);

/// <summary>How many origins, between bounds.</summary>
internal sealed record GoldOrigins(int AtLeast, int AtMost, IReadOnlyList<string> Names);

/// <summary>Outlets whose reports of a claim rest on each other.</summary>
internal sealed record GoldCycle(string Claim, IReadOnlyList<string> Outlets);

/// <summary>Two claims that cannot both be true; a denial is of one claim.</summary>
internal sealed record GoldContradiction(string Kind, string Claim, string? Other);

/// <summary>Quotations of one utterance.</summary>
internal sealed record GoldQuote(string Id, IReadOnlyList<GoldQuotation> Members);

/// <summary>One wording of it.</summary>
internal sealed record GoldQuotation(string Document, string Quote, string Variant);

/// <summary>Somebody or something, with the words that name it in each article.</summary>
internal sealed record GoldEntity(string Name, string Type, IReadOnlyDictionary<string, IReadOnlyList<string>> Documents);

/// <summary>An event with what each article tells of it.</summary>
internal sealed record GoldEvent(string Event, string Type, IReadOnlyList<GoldReport> Reports);

/// <summary>What one article tells.</summary>
internal sealed record GoldReport(string Document, string Quote, string Status, string? Date);
