namespace Hearsay.Corpus.Claims;

/// <summary>
/// How sure it is that two propositions assert the same, numbers and times aside: logistic weights, fitted on pairs of statements of invented
/// scenarios, with and without sentence vectors. Links begin a little above a half; groups want more than one of them
/// (<see cref="PropositionKind.LinkShare"/>).
/// </summary>
internal static class PairScore
{
    /// <summary>From here on they are held to be the same. Above a half: a stranger in a claim adds an origin, one that is missing seldom takes one away.</summary>
    private const double Same = 0.6;

    // A denial is worded as what it denies only in part: "nothing had been hidden" of "kept two results from inspectors".
    private const double SameAsDenied = 0.35;

    // From here on two that differ in a number or a time are held to be about the same. Likeness by meaning comes easily within one story, and more so
    // where two numbers count what has two names.
    private const double ApartByMeaning = 0.8, ApartByWords = 0.8, ApartOfOtherThings = 0.9;

    // Neither this nor the weight of a single shared word is fitted: pairs of one scenario do not show what two stories have in common by chance.
    private const double OtherStory = -2;

    // Two that share next to no word, number or time are of one matter at best: the vectors alone do not make them one claim.
    private const double FewWords = 0.15, WithoutWords = 1.5;

    public static double Of(PairFeatures pair)
    {
        var sum = (pair.Cosine is { } cosine ? WithVectors(pair, cosine) : Alone(pair)) + (OtherStory * One(pair.OtherStory));
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>From which score on two are held to be the same.</summary>
    public static double SameFrom(PairFeatures pair) => pair is { OneSpeakerDenies: true, NoWord: false, Cosine: not null } ? SameAsDenied : Same;

    /// <summary>Whether two that differ in a number or a time are so much alike that they contradict each other. Who is named alone does not make them so.</summary>
    public static bool IsApart(PairFeatures pair, double score, PropositionConflict conflict) => !pair.NoWord && score >= conflict switch
    {
        { OfOtherThings: true } => ApartOfOtherThings,
        _ when pair.Cosine is null => ApartByWords,
        _ => ApartByMeaning,
    };

    private static double WithVectors(PairFeatures pair, double cosine) =>
        -14.63 - (WithoutWords * One(pair.Held < FewWords && !pair.SameNumber && !pair.SameTime)) + (21.35 * cosine) + (2.59 * pair.Held) - (2.58 * pair.HeldLess) - (0.58 * pair.Names)
        + (1.91 * One(pair.SameNumber)) - (1.21 * One(pair.NumberOnOneSide)) + (2.10 * One(pair.SameTime)) + (0.68 * One(pair.BothDenied)) + (1.38 * One(pair.OneDenied));

    private static double Alone(PairFeatures pair) =>
        -2.7 + (3.2 * pair.Held) + (4.2 * pair.HeldLess) - (1.5 * pair.Names) - (1.4 * One(pair.OneWord))
        + (2.9 * One(pair.SameNumber)) - (1.4 * One(pair.NumberOnOneSide)) + (3 * One(pair.SameTime)) + (0.93 * One(pair.BothDenied)) + (0.69 * One(pair.OneDenied));

    private static double One(bool holds) => holds ? 1 : 0;
}
