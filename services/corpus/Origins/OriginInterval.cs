namespace Hearsay.Corpus.Origins;

/// <summary>How many origins, between bounds.</summary>
/// <param name="AtLeast">Those that are reached and surely different; at least 1 where anything affirms.</param>
/// <param name="AtMost">Those together with each end that is not reached, taken for one of its own.</param>
public readonly record struct OriginInterval(int AtLeast, int AtMost);
