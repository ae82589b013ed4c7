namespace Hearsay.Answers.Quality.Tests.Scoring;

/// <summary>What the figures of a half are made of. Each scorer adds what it counts in one scenario; figures are of the sums.</summary>
internal sealed class AnswerScore
{
    /// <summary>Error of the count of origins: of the most, of the least, and of what could be counted without us.</summary>
    public Mean MostOrigins, LeastOrigins, OutletsForOrigins, TextsForOrigins;

    /// <summary>Claims whose interval of origins has a number in common with gold's.</summary>
    public Mean IntervalsMet;

    public Tally Cycles;

    public PairCounts Copies, CopiesBySameWords, CopiesByNothing;

    /// <summary>Occurrences of claims that were extracted as statements.</summary>
    public Mean StatementsFound;

    /// <summary>Claims over what was found, over all, and by the same words alone.</summary>
    public BCubed Claims, AllClaims, ClaimsBySameWords;

    public Tally Contradictions;

    /// <summary>Contradictions between claims that gold does not tell of.</summary>
    public int ContradictionsElsewhere;

    /// <summary>Questions whose claim comes first, or among the first three.</summary>
    public Mean FoundFirst, FoundInThree;

    public Mean QuotesFound, QuoteKinds;

    public BCubed Quotes;

    public Mean EntitiesFound;

    public BCubed Entities, EntitiesBySameName;

    /// <summary>Reports of events in timelines, and in the evidence that they are made of.</summary>
    public Mean ReportsFound, ReportsExtracted;

    public Mean Statuses, Dates;

    public BCubed Events;

    /// <summary>How often what gold has was missed, by cause.</summary>
    public SortedDictionary<string, int> Causes { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a scenario.</summary>
    public void Add(ScenarioView view)
    {
        OriginScorer.Score(view, this);
        CopyScorer.Score(view, this);
        ClaimScorer.Score(view, this);
        ContradictionScorer.Score(view, this);
        QuestionScorer.Score(view, this);
        QuoteScorer.Score(view, this);
        EntityScorer.Score(view, this);
        TimelineScorer.Score(view, this);
        CauseScorer.Score(view, this);
    }
}
