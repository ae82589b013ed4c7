namespace Hearsay.Corpus.Claims;

/// <summary>How well a proposition answers a question. Not symmetric: a question has fewer words, and all of them should be met.</summary>
public static class ClaimMatch
{
    // What a document is about may be left out of its sentences, but says less than the sentence itself.
    private const double BySetting = 0.6;

    private const double OtherNumber = 0.5, SameNumber = 0.25, Answers = 0.12, CosineFloor = 0.45, CosineShare = 0.55;

    /// <summary>0 for nothing in common, 1 for all that was asked.</summary>
    public static double Score(QuestionProposition question, Proposition proposition)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(proposition);
        var asked = question.Asked;
        var (words, backwards) = (Met(asked, proposition, BySetting), Met(proposition, asked, 0));
        var score = (0.85 * words) + (0.15 * backwards);
        if (asked.Vector is { } one && proposition.Vector is { } other)
        {
            var cosine = Math.Max(0, PairFeatures.CosineOf(one, other) - CosineFloor) / (1 - CosineFloor);
            score = (CosineShare * cosine) + ((1 - CosineShare) * score);
        }

        score += question.AsksNumber && proposition.Figures.Count > 0 ? Answers : 0;
        score += question.AsksTime && proposition.Times.Any(PropositionConflict.IsDate) ? Answers : 0;
        if (asked.Figures.Count > 0)
        {
            var agrees = asked.Figures.Any(figure => proposition.Figures.Any(known => PropositionConflict.Agree(figure, known)));
            score = agrees ? score + SameNumber : score * OtherNumber;
        }

        return Math.Clamp(words == 0 && asked.Vector is null ? 0 : score, 0, 1);
    }

    private static double Met(Proposition asked, Proposition by, double setting)
    {
        double all = 0, met = 0;
        foreach (var word in asked.Words)
        {
            var likeness = by.Setting.Contains(word.Stem, StringComparer.Ordinal) ? setting : 0;
            foreach (var known in by.Words)
            {
                likeness = word.Stem == known.Stem || (known.IsName && PairFeatures.IsSameName(word.Stem, known.Stem)) ? 1 : likeness;
            }

            all += word.Weight;
            met += word.Weight * likeness;
        }

        return all > 0 ? met / all : 0;
    }
}
