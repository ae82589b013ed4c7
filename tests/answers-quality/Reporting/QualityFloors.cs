namespace Hearsay.Answers.Quality.Tests.Reporting;

/// <summary>Every line of the table: what is measured, the project's goals, trivial baselines, and floors, so that a floor is raised in one place.</summary>
internal static class QualityFloors
{
    public static IReadOnlyList<QualityRow> All { get; } =
    [
        new("origins", "count: mean error of the most", "<= 0.5", score => score.MostOrigins.Value, 0.58, 0.82)
        {
            LessIsBetter = true,
            Baselines = [("outlets", score => score.OutletsForOrigins.Value), ("texts", score => score.TextsForOrigins.Value)],
        },
        new("origins", "count: mean error of the least", "", score => score.LeastOrigins.Value, 0.57, 0.75) { LessIsBetter = true },
        new("origins", "count: intervals that meet gold's", "", score => score.IntervalsMet.Value, 0.66, 0.55),
        new("origins", "cycles, precision", "1.0", score => score.Cycles.Precision, 0.9, 0.9),
        new("origins", "cycles, recall", ">= 0.9", score => score.Cycles.Recall, 0.33, 0.25),
        new("copies", "groups of documents, adjusted Rand", ">= 0.92", score => score.Copies.AdjustedRand, 0.96, 0.96)
        {
            Baselines = [("same words", score => score.CopiesBySameWords.AdjustedRand), ("none", score => score.CopiesByNothing.AdjustedRand)],
        },
        new("claims", "statements of gold that were extracted", "", score => score.StatementsFound.Value, 0.93, 0.88),
        new("claims", "found statements by claim, B-cubed F1", ">= 0.8", score => score.Claims.F1, 0.83, 0.74)
        {
            Baselines = [("same words", score => score.ClaimsBySameWords.F1)],
        },
        new("claims", "found statements by claim, precision", "", score => score.Claims.Precision, 0.90, 0.87) { Baselines = [("same words", score => score.ClaimsBySameWords.Precision)] },
        new("claims", "found statements by claim, recall", "", score => score.Claims.Recall, 0.76, 0.64) { Baselines = [("same words", score => score.ClaimsBySameWords.Recall)] },
        new("claims", "all statements by claim, B-cubed F1", "", score => score.AllClaims.F1, 0.80, 0.69),
        new("contradictions", "kind and pair of claims, F1", ">= 0.75", score => score.Contradictions.F1, 0.70, 0.35),
        new("contradictions", "kind and pair of claims, precision", "", score => score.Contradictions.Precision, 0.72, 0.55),
        new("contradictions", "kind and pair of claims, recall", "", score => score.Contradictions.Recall, 0.64, 0.24),
        new("contradictions", "between claims that gold does not tell of, number", "", score => score.ContradictionsElsewhere, 3, 3) { LessIsBetter = true },
        new("search", "questions whose claim comes first", "", score => score.FoundFirst.Value, 0.60, 0.55),
        new("search", "questions whose claim is in the first three", "", score => score.FoundInThree.Value, 0.70, 0.65),
        new("quotations", "quotations of gold that were extracted", "", score => score.QuotesFound.Value, 0.87, 0.84),
        new("quotations", "found quotations by family, B-cubed F1", "", score => score.Quotes.F1, 0.90, 0.86),
        new("quotations", "kind of variant, of those in a family", "", score => score.QuoteKinds.Value, 0.65, 0.80),
        new("entities", "entities of gold in a document that were found", "", score => score.EntitiesFound.Value, 0.87, 0.88),
        new("entities", "found entities over documents, B-cubed F1", "", score => score.Entities.F1, 0.90, 0.91)
        {
            Baselines = [("same name", score => score.EntitiesBySameName.F1)],
        },
        new("entities", "found entities over documents, precision", "", score => score.Entities.Precision, 0.92, 0.93) { Baselines = [("same name", score => score.EntitiesBySameName.Precision)] },
        new("entities", "found entities over documents, recall", "", score => score.Entities.Recall, 0.88, 0.88) { Baselines = [("same name", score => score.EntitiesBySameName.Recall)] },
        new("timeline", "reports of events in gold that were found", "", score => score.ReportsFound.Value, 0.19, 0.00) { Baselines = [("extracted", score => score.ReportsExtracted.Value)] },
        new("timeline", "status of those found", "", score => score.Statuses.Value, 0.75),
        new("timeline", "day of those found", "", score => score.Dates.Value, 0.70),
        new("timeline", "found reports by event, B-cubed F1", "", score => score.Events.F1, 0.65),
    ];
}
