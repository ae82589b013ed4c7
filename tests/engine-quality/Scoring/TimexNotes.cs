using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.GoldScoring;

namespace Hearsay.Engine.Quality.Tests.Scoring;

/// <summary>What is missed (-), found beside (+) and other than annotated (!) in a text of a development set.</summary>
internal static class TimexNotes
{
    public static IEnumerable<string> Of(TimedText text, IReadOnlyList<TimeExpression> found)
    {
        var words = new CodePointText(text.Value);
        var pairs = TimexScorer.Pairs(found, text.Times);
        foreach (var (time, gold) in pairs)
        {
            if (!TimexScorer.HasValue(time, gold) || ModelSpans.Of(time.Span) != gold.Span)
            {
                yield return $"! '{time.Span.Text}' {time.Value}, not '{words.Of([gold.Span])}' {ValueOf(gold)}: {Around(gold.Span)}";
            }
        }

        foreach (var gold in text.Times.Except(pairs.Select(pair => pair.Gold)))
        {
            yield return $"- '{words.Of([gold.Span])}' {ValueOf(gold)}: {Around(gold.Span)}";
        }

        foreach (var time in found.Except(pairs.Select(pair => pair.Found)))
        {
            yield return $"+ '{time.Span.Text}' {time.Value}: {Around(ModelSpans.Of(time.Span))}";
        }

        string Around(TextSpan span) => words.Of([new TextSpan(Math.Max(0, span.Start - 40), Math.Min(words.Length, span.End + 40))]).ReplaceLineEndings(" ");
    }

    private static string ValueOf(Timex gold) => gold.Value ?? $"{gold.Begin ?? gold.NotBefore}..{gold.End ?? gold.NotAfter}";
}
