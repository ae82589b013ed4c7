using Hearsay.Tagger.Inference;

namespace Hearsay.Tagger.Decoding;

/// <summary>How sure a cue is that each piece has a role: log odds of the role against none.</summary>
internal sealed class RoleMargins
{
    private readonly double[] _margins;

    // Sums of all pieces before each, so that a span's costs no walk.
    private readonly double[] _before;

    /// <param name="roles">The roles that pieces have to one cue.</param>
    /// <param name="begin">The role's first label; the next one goes on with it.</param>
    public RoleMargins(RoleScores roles, RoleLabel begin)
    {
        _margins = new double[roles.Length];
        _before = new double[roles.Length + 1];
        for (var t = 0; t < roles.Length; t++)
        {
            _margins[t] = LogSum.Of(roles[t, begin], roles[t, begin + 1]) - roles[t, RoleLabel.Outside];
            _before[t + 1] = _before[t] + _margins[t];
        }
    }

    public double Sum(PieceSpan span) => _before[span.End] - _before[span.Start];

    public double Mean(PieceSpan span) => Mean(span.Start, span.End);

    public double Mean(int start, int end) => (_before[end] - _before[start]) / (end - start);

    /// <summary>What the role adds to the pointers, as sums up to each piece: that of [a, b) is the b-th less the a-th. One more than pieces.</summary>
    public double[] Weights(DecodingRules rules)
    {
        var sums = new double[_margins.Length + 1];
        for (var t = 0; t < _margins.Length; t++)
        {
            sums[t + 1] = sums[t] + (rules.RoleWeight * Math.Clamp(_margins[t], -rules.WidestMargin, rules.WidestMargin));
        }

        return sums;
    }
}
