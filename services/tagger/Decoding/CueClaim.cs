using Hearsay.Tagger.Inference;

namespace Hearsay.Tagger.Decoding;

/// <summary>A cue and the contents that it claims, in the order of the text and apart.</summary>
internal sealed class CueClaim
{
    // The kinds of spans that a path of roles gives.
    private const int ContentKind = 1;
    private const int CueKind = 2;

    private CueClaim(int anchor, PieceSpan cue, List<PieceSpan> contents, ContentMargins margins)
    {
        Anchor = anchor;
        Cue = cue;
        Contents = contents;
        Margins = margins;
    }

    /// <summary>The piece that the roles were asked for.</summary>
    public int Anchor { get; }

    public PieceSpan Cue { get; }

    public List<PieceSpan> Contents { get; set; }

    public ContentMargins Margins { get; }

    /// <param name="head">Where the cue head sees the cue.</param>
    /// <param name="roles">The roles of its first piece.</param>
    public static CueClaim Of(PieceSpan head, RoleScores roles)
    {
        var cue = head;
        var contents = new List<PieceSpan>();
        foreach (var span in BioPath.Spans(BioPath.Best(roles.Values, Labels.RoleCount)))
        {
            if (span.Kind == ContentKind)
            {
                contents.Add(span);
            }
            else if (span.Kind == CueKind && span.Holds(head.Start))
            {
                cue = span;
            }
        }

        return new CueClaim(head.Start, cue, contents, new ContentMargins(roles));
    }
}
