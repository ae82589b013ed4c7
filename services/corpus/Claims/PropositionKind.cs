using Hearsay.Corpus.Linking;

namespace Hearsay.Corpus.Claims;

/// <summary>
/// When two wordings assert the same: they share words that tell much, on either side little is left over, and no number, time or name of the
/// one is at odds with the other. Where only a number or a time is, they are kept apart and contradict each other.
/// </summary>
public sealed class PropositionKind : IUnitKind
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
    public short Number => 1;

    /// <inheritdoc/>
    public IReadOnlyList<long> KeysOf(byte[] unit) => PropositionKeys.Of(PropositionBytes.Read(unit));

    /// <inheritdoc/>
    public Likeness Compare(byte[] one, byte[] other) => Compare(PropositionBytes.Read(one), PropositionBytes.Read(other));

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
            return PairScore.IsApart(features, score) ? new Likeness(Relation.Apart, score, conflict.Reason, conflict.Differing) : Likeness.Unrelated;
        }

        return score >= PairScore.Same ? new Likeness(Relation.Same, score, WordsReason, []) : Likeness.Unrelated;
    }
}
