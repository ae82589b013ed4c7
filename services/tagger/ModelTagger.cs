using Hearsay.Engine;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;
using Hearsay.Tagger.Decoding;
using Hearsay.Tagger.Inference;
using Hearsay.Tagger.Names;
using Hearsay.Tagger.Pieces;
using Hearsay.Tagger.Windows;

namespace Hearsay.Tagger;

/// <summary>
/// Finds cues and names with the trained model, window by window on the caller's thread. The rules add what the model does not tell: the
/// cues' lemmas, reports that were missed, statements inside statements, outlets. What lies past its budget they read alone, and the reading says so.
/// The same text gives the same reading, on any number of threads.
/// </summary>
public sealed class ModelTagger : ITagger
{
    /// <summary>Pieces of a document that the encoder reads at most, those twice that two windows see: about 15 seconds of one slow core.</summary>
    public const int Budget = 40_000;

    private readonly TaggerModel _model;
    private readonly int _budget;
    private readonly RuleTagger _rules = new();

    /// <param name="model">Stays the caller's: it has to outlive the tagger.</param>
    public ModelTagger(TaggerModel model)
        : this(model, Budget)
    {
    }

    internal ModelTagger(TaggerModel model, int budget)
    {
        _model = model;
        _budget = budget;
        Version = new EngineVersion(10, "model", model.WeightsSha256);
    }

    public EngineVersion Version { get; }

    /// <exception cref="OperationCanceledException">The token was cancelled; it is looked at in every window.</exception>
    public TaggerReading Read(ReadText text, CancellationToken cancellationToken)
    {
        var pieces = PieceReader.Read(text.Value, Stops(text), cancellationToken);
        var windows = WindowCutter.Cut(pieces);
        var affordable = Affordable(windows);
        var end = affordable == 0 ? 0 : windows[affordable - 1].End;
        // Between paragraphs, or in one that is too long for a window.
        var border = end == pieces.Count ? text.Value.Length : pieces.Starts[end];
        var found = Complete(text, Read(text, pieces, windows.Take(affordable), end, cancellationToken), border, cancellationToken);
        if (end == pieces.Count)
        {
            return found;
        }

        var rest = _rules.Read(text, border, cancellationToken);
        return new TaggerReading([.. found.Cues, .. rest.Cues], [.. found.Names, .. rest.Names]) { StoppedEarly = true };
    }

    // Headlines, standfirsts, bylines and captions often have no full stop: without one the first sentence below would be read as their end.
    private static List<int> Stops(ReadText text) =>
    [
        .. text.Paragraphs.Where(paragraph => (paragraph.Kind is BlockKind.Title or BlockKind.Standfirst || !RuleTagger.IsRead(paragraph.Kind)) && paragraph.End < text.Value.Length && paragraph.End > paragraph.Start
                && text.Value[paragraph.End - 1] is not ('.' or '!' or '?' or ':') && char.IsWhiteSpace(text.Value[paragraph.End]))
            .Select(paragraph => paragraph.End),
    ];

    private int Affordable(IReadOnlyList<Window> windows)
    {
        var left = _budget;
        for (var i = 0; i < windows.Count; i++)
        {
            left -= windows[i].Length;
            if (left < 0)
            {
                return i;
            }
        }

        return windows.Count;
    }

    private TaggerReading Read(ReadText text, PieceText pieces, IEnumerable<Window> windows, int end, CancellationToken cancellationToken)
    {
        var cues = new List<CueReading>();
        var names = new NameScores(end);
        foreach (var window in windows)
        {
            using var scores = _model.Read(pieces, window, cancellationToken);
            cues.AddRange(AttributionReader.Read(pieces, window, scores, _model.Confidence).Where(cue => IsRead(text, cue.Cue[0])));
            names.Add(window, scores.Name);
        }

        return new TaggerReading([.. cues.OrderBy(cue => cue.Cue[0].Start)], NameDecoder.Read(pieces, names.Values, cancellationToken));
    }

    // What the rules find past the border is theirs already.
    private static TaggerReading Complete(ReadText text, TaggerReading found, int border, CancellationToken cancellationToken)
    {
        var cues = CueCompletion.Complete(text, found.Cues, cancellationToken);
        return new TaggerReading([.. cues.Where(cue => cue.Cue.Count == 0 || cue.Cue[0].Start < border)], NameMerge.Merge(text, found.Names, border, cancellationToken));
    }

    // Whether a cue begins in a part that statements are looked for in.
    private static bool IsRead(ReadText text, TextRange cue)
    {
        int low = 0, high = text.Paragraphs.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = text.Paragraphs[middle].End <= cue.Start ? (middle + 1, high) : (low, middle);
        }

        return low < text.Paragraphs.Count && text.Paragraphs[low].Start <= cue.Start && RuleTagger.IsRead(text.Paragraphs[low].Kind);
    }
}
