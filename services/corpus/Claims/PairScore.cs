namespace Hearsay.Corpus.Claims;

/// <summary>How sure it is that two propositions assert the same, numbers and times aside: logistic weights, with and without sentence vectors.</summary>
internal static class PairScore
{
    /// <summary>From here on they are held to be the same.</summary>
    public const double Same = 0.5;

    /// <summary>From here on two that differ in a number or a time are held to be about the same.</summary>
    public const double Apart = 0.5;

    public static double Of(PairFeatures pair)
    {
        var sum = pair.Cosine is { } cosine
            ? -16 + (14 * cosine) + (6 * pair.HeldLess) + (3 * pair.Held) + (1.5 * One(pair.SameNumber)) - (1.5 * One(pair.NumberOnOneSide)) - (2 * One(pair.NamesDiffer)) + (0.5 * One(pair.SameTime)) + pair.Setting
            : -6 + (6 * pair.HeldLess) + (4 * pair.Held) + (1.5 * One(pair.SameNumber)) - (1.5 * One(pair.NumberOnOneSide)) - (2 * One(pair.NamesDiffer)) + (0.5 * One(pair.SameTime)) + pair.Setting;
        return 1 / (1 + Math.Exp(-sum));
    }

    private static double One(bool holds) => holds ? 1 : 0;
}
