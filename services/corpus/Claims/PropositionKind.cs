using Hearsay.Corpus.Linking;

namespace Hearsay.Corpus.Claims;

/// <summary>
/// When two wordings assert the same: they share words that tell much, on either side little is left over, and no number, time or name of the
/// one is at odds with the other. Where only a number or a time is, they are kept apart and contradict each other.
/// </summary>
public sealed class PropositionKind : UnitKind<Proposition>
{
    /// <summary>Reason of a pair that differs in a number.</summary>
    public const string NumberReason = "NUMBER";

    /// <summary>Reason of a pair that differs in a time.</summary>
    public const string DateReason = "DATE";

    /// <summary>Reason of a pair with the same words.</summary>
    public const string TextReason = "TEXT";

    /// <summary>Reason of a pair with like words.</summary>
    public const string WordsReason = "WORDS";

    /// <summary>Share of the pairs between two groups of wordings that must be linked before they are one claim.</summary>
    public const double LinkShare = 0.34;

    /// <inheritdoc/>
    public override short Number => 1;

    /// <summary>The same for propositions that are at hand.</summary>
    public static Likeness Compare(Proposition one, Proposition other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (one.Text == other.Text && one.Times.SequenceEqual(other.Times, StringComparer.Ordinal))
        {
            return new Likeness(Relation.Same, 1, TextReason, []);
        }

        var features = PairFeatures.Of(one, other);
        var score = PairScore.Of(features);
        if (PropositionConflict.Of(one, other) is { } conflict)
        {
            return PairScore.IsApart(features, score, conflict) ? new Likeness(Relation.Apart, score, conflict.Reason, conflict.Differing) : Likeness.Unrelated;
        }

        return score >= PairScore.SameFrom(features) ? new Likeness(Relation.Same, score, WordsReason, []) : Likeness.Unrelated;
    }
    /// <inheritdoc/>
    protected override Proposition Read(byte[] bytes) => PropositionBytes.Read(bytes);

    /// <inheritdoc/>
    protected override IReadOnlyList<long> KeysOf(Proposition unit) => PropositionKeys.Of(unit);

    /// <inheritdoc/>
    protected override Likeness CompareRead(Proposition one, Proposition other) => Compare(one, other);
}
