using Hearsay.Tagger.Inference;

namespace Hearsay.Tagger.Decoding;

/// <summary>A cue and the contents that it claims, in the order of the text and apart.</summary>
internal sealed class CueClaim
{
    // The kind of spans that a path of roles gives for content.
    private const int ContentKind = 1;

    /// <param name="anchor">The cue's first piece.</param>
    /// <param name="roles">The roles that pieces have to it.</param>
    public CueClaim(int anchor, RoleScores roles)
    {
        Anchor = anchor;
        Roles = roles;
        Margins = new RoleMargins(roles, RoleLabel.ContentBegin);
        Contents = BioPath.Spans(BioPath.Best(roles.Values, Labels.RoleCount)).FindAll(span => span.Kind == ContentKind);
    }

    public int Anchor { get; }

    public RoleScores Roles { get; }

    /// <summary>How sure it is of each piece as its content.</summary>
    public RoleMargins Margins { get; }

    public List<PieceSpan> Contents { get; set; }
}
