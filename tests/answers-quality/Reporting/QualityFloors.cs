namespace Hearsay.Answers.Quality.Tests.Reporting;

/// <summary>Every line of the table: what is measured, the project's goals, trivial baselines, and floors, so that a floor is raised in one place.</summary>
internal static class QualityFloors
{
    public static IReadOnlyList<QualityRow> All { get; } =
    [
        new("origins", "count: mean error of the most", "<= 0.5", score => score.MostOrigins.Value)
        {
            LessIsBetter = true,
            Baselines = [("outlets", score => score.OutletsForOrigins.Value), ("texts", score => score.TextsForOrigins.Value)],
        },
        new("origins", "count: mean error of the least", "", score => score.LeastOrigins.Value) { LessIsBetter = true },
        new("origins", "count: intervals that meet gold's", "", score => score.IntervalsMet.Value),
        new("origins", "cycles, precision", "1.0", score => score.Cycles.Precision),
        new("origins", "cycles, recall", ">= 0.9", score => score.Cycles.Recall),
        new("copies", "groups of documents, adjusted Rand", ">= 0.92", score => score.Copies.AdjustedRand)
        {
            Baselines = [("same words", score => score.CopiesBySameWords.AdjustedRand), ("none", score => score.CopiesByNothing.AdjustedRand)],
        },
        new("claims", "statements of gold that were extracted", "", score => score.StatementsFound.Value),
        new("claims", "found statements by claim, B-cubed F1", ">= 0.8", score => score.Claims.F1)
        {
            Baselines = [("same words", score => score.ClaimsBySameWords.F1)],
        },
        new("claims", "found statements by claim, precision", "", score => score.Claims.Precision) { Baselines = [("same words", score => score.ClaimsBySameWords.Precision)] },
        new("claims", "found statements by claim, recall", "", score => score.Claims.Recall) { Baselines = [("same words", score => score.ClaimsBySameWords.Recall)] },
        new("claims", "all statements by claim, B-cubed F1", "", score => score.AllClaims.F1),
        new("contradictions", "kind and pair of claims, F1", ">= 0.75", score => score.Contradictions.F1),
        new("contradictions", "kind and pair of claims, precision", "", score => score.Contradictions.Precision),
        new("contradictions", "kind and pair of claims, recall", "", score => score.Contradictions.Recall),
        new("contradictions", "between claims that gold does not tell of, number", "", score => score.ContradictionsElsewhere) { LessIsBetter = true },
        new("search", "questions whose claim comes first", "", score => score.FoundFirst.Value),
        new("search", "questions whose claim is in the first three", "", score => score.FoundInThree.Value),
        new("quotations", "quotations of gold that were extracted", "", score => score.QuotesFound.Value),
        new("quotations", "found quotations by family, B-cubed F1", "", score => score.Quotes.F1),
        new("quotations", "kind of variant, of those in a family", "", score => score.QuoteKinds.Value),
        new("entities", "entities of gold in a document that were found", "", score => score.EntitiesFound.Value),
        new("entities", "found entities over documents, B-cubed F1", "", score => score.Entities.F1)
        {
            Baselines = [("same name", score => score.EntitiesBySameName.F1)],
        },
        new("entities", "found entities over documents, precision", "", score => score.Entities.Precision) { Baselines = [("same name", score => score.EntitiesBySameName.Precision)] },
        new("entities", "found entities over documents, recall", "", score => score.Entities.Recall) { Baselines = [("same name", score => score.EntitiesBySameName.Recall)] },
        new("timeline", "reports of events in gold that were found", "", score => score.ReportsFound.Value) { Baselines = [("extracted", score => score.ReportsExtracted.Value)] },
        new("timeline", "status of those found", "", score => score.Statuses.Value),
        new("timeline", "day of those found", "", score => score.Dates.Value),
        new("timeline", "found reports by event, B-cubed F1", "", score => score.Events.F1),
    ];
}
