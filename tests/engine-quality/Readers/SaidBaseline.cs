using System.Text.RegularExpressions;
using Hearsay.Articles;

namespace Hearsay.Engine.Quality.Tests.Readers;

/// <summary>
/// The least that a reader could do. Each "said", "says" or "according to" is a cue, the nearest run of capitalised words in its sentence the source,
/// the rest of the sentence the content. Names are runs of capitalised words: one in capitals is an organization, one of several words a person, others a location.
/// </summary>
internal static partial class SaidBaseline
{
    public static ArticleReading Read(string text, string published, CancellationToken cancellationToken)
    {
        var index = new CodePointIndex(text);
        var attributions = new List<AttributionSpans>();
        var names = new List<TypedName>();
        foreach (Match sentence in Sentence().Matches(text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var runs = CapitalRun().Matches(sentence.Value).Select(run => (Start: sentence.Index + run.Index, End: sentence.Index + run.Index + run.Length)).ToList();
            names.AddRange(runs.Select(run => new TypedName(TypeOf(text[run.Start..run.End]), Span(run.Start, run.End))));
            foreach (Match cue in Cue().Matches(sentence.Value))
            {
                attributions.Add(AttributionOf(sentence, sentence.Index + cue.Index, sentence.Index + cue.Index + cue.Length, runs));
            }
        }

        return new ArticleReading(attributions, [], names);

        TextSpan Span(int start, int end) => new(index.ToCodePoint(start), index.ToCodePoint(end));

        AttributionSpans AttributionOf(Match sentence, int start, int end, List<(int Start, int End)> runs)
        {
            var source = runs.Where(run => run.End <= start || run.Start >= end).OrderBy(run => run.End <= start ? start - run.End : run.Start - end).Take(1).ToList();
            var cuts = source.Append((Start: start, End: end)).OrderBy(cut => cut.Start).ToList();
            var content = new List<TextSpan>();
            var at = sentence.Index;
            foreach (var cut in cuts.Append((Start: sentence.Index + sentence.Length, End: 0)))
            {
                var rest = text[at..cut.Start];
                var lead = rest.Length - rest.TrimStart(' ', ',').Length;
                content.Add(Span(at + Math.Min(lead, rest.Length), Math.Max(at + lead, at + rest.TrimEnd(' ', ',', '.').Length)));
                at = cut.End;
            }

            return new AttributionSpans(source.Select(run => Span(run.Start, run.End)), [Span(start, end)], content);
        }
    }

    private static NameType TypeOf(string run) =>
        run.Length > 1 && run.All(letter => !char.IsLower(letter)) ? NameType.Organization : run.Contains(' ', StringComparison.Ordinal) ? NameType.Person : NameType.Location;

    [GeneratedRegex(@"[^\s](?:[^\n.!?]|[.!?](?!\W*\s))*(?:[.!?]+[^\s\w]*|(?=\n)|$)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\b(?:said|says|[Aa]ccording to)\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Cue();

    [GeneratedRegex(@"\b\p{Lu}[\p{L}\-]*(?: \p{Lu}[\p{L}\-]*)*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CapitalRun();
}
