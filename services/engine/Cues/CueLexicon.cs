using System.Collections.Frozen;
using System.Globalization;
using Hearsay.Engine.Lexicons;

namespace Hearsay.Engine.Cues;

/// <summary>How often a verb, in a given construction, was a cue in annotated news.</summary>
internal static class CueLexicon
{
    // Weight of the more general count where the particular one is thin.
    private const double Backing = 3;

    private static readonly FrozenDictionary<string, (double Right, double All)> Counts =
        LexiconFile.Rows("cue-frames.tsv").ToFrozenDictionary(
            row => row[0] + "\t" + row[1],
            row => (double.Parse(row[2], CultureInfo.InvariantCulture), double.Parse(row[3], CultureInfo.InvariantCulture)),
            StringComparer.Ordinal);

    private static readonly FrozenSet<string> Saying = Verbs("say");
    private static readonly FrozenSet<string> Reporting = Verbs("report").Concat(Saying).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Known = Verbs("other").Concat(Reporting).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Verbs that take a bare quotation or a clause: say, add, tell.</summary>
    public static bool IsSaying(string lemma) => Saying.Contains(lemma);

    /// <summary>Those, and verbs that report in other ways: deny, criticise, promise.</summary>
    public static bool IsReporting(string lemma) => Reporting.Contains(lemma);

    public static bool IsKnown(string lemma) => Known.Contains(lemma);

    /// <summary>0 to 1: how likely the construction reports something.</summary>
    public static double Likelihood(string lemma, string frame)
    {
        var kind = IsSaying(lemma) ? "*say" : IsReporting(lemma) ? "*report" : "*other";
        var side = frame[..frame.IndexOf(':', StringComparison.Ordinal)];
        var general = Smooth("*any", side, 0.2);
        general = Smooth("*any", frame, general);
        general = Smooth(kind, frame, general);
        return Smooth(lemma, frame, (general + Smooth(lemma, side, Smooth(lemma, "*", general))) / 2);
    }

    private static double Smooth(string lemma, string frame, double general)
    {
        var (right, all) = Counts.GetValueOrDefault(lemma + "\t" + frame);
        return (right + (Backing * general)) / (all + Backing);
    }

    private static FrozenSet<string> Verbs(string kind) =>
        LexiconFile.Rows("reporting-verbs.tsv").Where(row => row[1] == kind).Select(row => row[0]).ToFrozenSet(StringComparer.Ordinal);
}
