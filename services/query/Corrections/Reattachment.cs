using Hearsay.Articles;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>Which statement of a reading a correction is about.</summary>
/// <param name="Position">Its place in the evidence; -1 where there is none.</param>
/// <param name="Reason">Why there is none, or why not all of the correction holds.</param>
internal readonly record struct Attachment(int Position, UnattachedReason Reason)
{
    /// <summary>About no statement.</summary>
    public static Attachment None(UnattachedReason reason) => new(-1, reason);
}

/// <summary>
/// Finds for corrections the statements of a reading that they are about: in the text that they were made about by the place of the words, in another one by
/// the words themselves, and then the statement that is read from most of them. A correction is tied to no statement rather than to one that it may not be about.
/// </summary>
internal sealed class Reattachment
{
    /// <summary>Least share of the words that both have, of those that either has.</summary>
    public const double LeastLikeness = 0.5;

    private readonly Evidence _evidence;
    private readonly CodePointIndex _text;
    private readonly QuoteLocator _quotes;

    /// <param name="evidence">What was read.</param>
    /// <param name="text">Of its text.</param>
    public Reattachment(Evidence evidence, string text)
    {
        _evidence = evidence;
        _text = new CodePointIndex(text);
        _quotes = new QuoteLocator(_text);
    }

    /// <summary>The statement that an anchor of a revision leads to.</summary>
    public Attachment Find(CorrectionAnchor anchor, int revision)
    {
        var isAmbiguous = false;
        var placed = revision == _evidence.Revision && CorrectionAnchors.All(anchor).All(Stands) ? anchor : _quotes.Find(anchor, out isAmbiguous);
        return placed is not null ? MostAlike(placed) : Attachment.None(isAmbiguous ? UnattachedReason.Ambiguous : UnattachedReason.WordsGone);
    }

    private bool Stands(Span span) => span.Start >= 0 && span.End <= _text.Length && _text.Slice(span.Start, span.End) == span.Text;

    private Attachment MostAlike(CorrectionAnchor anchor)
    {
        var alike = _evidence.Statements
            .Select((statement, position) => (Position: position, Likeness: LikenessOf(anchor, statement)))
            .Where(candidate => candidate.Likeness >= LeastLikeness)
            .OrderByDescending(candidate => candidate.Likeness)
            .Take(2)
            .ToList();
        return alike switch
        {
            [] => Attachment.None(UnattachedReason.StatementGone),
            [var first, var second] when first.Likeness <= second.Likeness => Attachment.None(UnattachedReason.Ambiguous),
            [var first, ..] => new Attachment(first.Position, UnattachedReason.Unspecified),
        };
    }

    /// <summary>Up to 1 by the words; one more where the cue is the same, so that of statements inside each other the one of this cue is meant.</summary>
    private static double LikenessOf(CorrectionAnchor anchor, Statement statement)
    {
        var hasCues = anchor.Cue.Count > 0 && statement.Cue.Count > 0;
        var sameCue = hasCues && StretchLikeness.Meet(anchor.Cue, statement.Cue);
        var words = CorrectionAnchors.WordsOf(statement);
        var likeness = anchor.Content.Count > 0 || words.Count > 0 ? StretchLikeness.Of(anchor.Content, words) : StretchLikeness.Of(anchor.Cue, statement.Cue);
        return likeness >= LeastLikeness && (sameCue || !hasCues || likeness >= 1) ? likeness + (sameCue ? 1 : 0) : 0;
    }
}
