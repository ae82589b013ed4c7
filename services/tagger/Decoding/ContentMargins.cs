using Hearsay.Tagger.Inference;

namespace Hearsay.Tagger.Decoding;

/// <summary>How sure a cue is of each piece as its content: log odds of content against nothing.</summary>
internal sealed class ContentMargins
{
    // Sums of all pieces before each, so that a span's costs no walk.
    private readonly double[] _before;

    public ContentMargins(RoleScores roles)
    {
        _before = new double[roles.Length + 1];
        for (var t = 0; t < roles.Length; t++)
        {
            _before[t + 1] = _before[t] + LogSum.Of(roles[t, RoleLabel.ContentBegin], roles[t, RoleLabel.ContentInside]) - roles[t, RoleLabel.Outside];
        }
    }

    public double Sum(PieceSpan span) => _before[span.End] - _before[span.Start];

    public double Mean(PieceSpan span) => Mean(span.Start, span.End);

    public double Mean(int start, int end) => (_before[end] - _before[start]) / (end - start);
}
