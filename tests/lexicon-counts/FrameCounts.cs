using System.Text;
using Hearsay.Engine.Cues;

namespace Hearsay.LexiconCounts;

/// <summary>How often a verb in a construction was a report, of how often it was seen: each proposal of the engine against what annotators marked.</summary>
internal static class FrameCounts
{
    public const string File = "cue-frames.tsv";

    private const string Header = "# lemma, frame, times right, times seen; counted over annotated news\n";

    public static string Of(IEnumerable<AnnotatedArticle> articles)
    {
        var counts = new Dictionary<(string Lemma, string Frame), (int Right, int Seen)>();
        foreach (var article in articles)
        {
            foreach (var candidate in Candidates(article).Where(item => Overlap(item.Content, article.Aside) == 0))
            {
                var right = article.Attributions.Any(gold => Agrees(candidate, gold));
                // Annotators mark one level only, so that a proposal inside another report proves nothing where they did not mark it.
                if (!right && article.Attributions.Any(gold => Overlap(candidate.Cue, gold.Content) > 0))
                {
                    continue;
                }

                foreach (var key in Keys(candidate.Lemma, candidate.Frame))
                {
                    var (before, seen) = counts.GetValueOrDefault(key);
                    counts[key] = (before + (right ? 1 : 0), seen + 1);
                }
            }
        }

        return Lines(counts);
    }

    // All that the engine proposes, however likely it holds each: the counts must not decide what is counted.
    private static IEnumerable<Candidate> Candidates(AnnotatedArticle article) =>
        article.Text.Sentences
            .Where(sentence => RuleTagger.IsRead(article.Text.Paragraphs[sentence.Paragraph].Kind))
            .SelectMany(sentence => CueFinder.Find(new Clause(article.Text, sentence)));

    // From the particular to the general, as CueLexicon backs off.
    private static IEnumerable<(string Lemma, string Frame)> Keys(string lemma, string frame)
    {
        var side = frame.Split(':')[0];
        var kind = CueLexicon.IsSaying(lemma) ? "*say" : CueLexicon.IsReporting(lemma) ? "*report" : "*other";
        return new[] { (lemma, frame), (lemma, side), (lemma, "*"), ("*any", frame), ("*any", side), (kind, frame) }.Distinct();
    }

    private static string Lines(Dictionary<(string Lemma, string Frame), (int Right, int Seen)> counts)
    {
        var content = new StringBuilder(Header);
        var listed = counts.Where(item => item.Value.Seen >= 2 || item.Key.Lemma[0] == '*')
            .OrderBy(item => item.Key.Lemma, StringComparer.Ordinal).ThenBy(item => item.Key.Frame, StringComparer.Ordinal);
        foreach (var ((lemma, frame), (right, seen)) in listed)
        {
            content.Append(lemma).Append('\t').Append(frame).Append('\t').Append(right).Append('\t').Append(seen).Append('\n');
        }

        return content.ToString();
    }

    // Contents share half of their characters, and sources overlap or both have none.
    private static bool Agrees(Candidate candidate, GoldAttribution gold)
    {
        var shared = Overlap(candidate.Content, gold.Content);
        return shared * 2 >= Length(candidate.Content) + Length(gold.Content) - shared
            && (Overlap(candidate.Source, gold.Source) > 0 || (candidate.Source.Count == 0 && gold.Source.Count == 0));
    }

    private static int Length(IReadOnlyList<TextRange> ranges) => ranges.Sum(range => range.Length);

    private static int Overlap(IReadOnlyList<TextRange> a, IReadOnlyList<TextRange> b) =>
        a.Sum(x => b.Sum(y => Math.Max(0, Math.Min(x.End, y.End) - Math.Max(x.Start, y.Start))));
}
