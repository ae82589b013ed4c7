using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>
/// Statements of the engine and annotated ones, one to one, the most alike first: the contents share half of the characters of either or more
/// (Jaccard over code points), and the sources share a character or both have none. Other readings that are right too count as the annotated one:
/// another content or source, one statement for two, stretches that stand alone, and what may be left out.
/// </summary>
internal sealed class StatementPairs
{
    private const double LeastJaccard = 0.5;

    private readonly GoldArticle _article;
    private readonly Dictionary<string, GoldStatement> _byId;
    private readonly List<HashSet<string>> _joined;

    public StatementPairs(GoldArticle article, Evidence evidence)
    {
        _article = article;
        _byId = article.Statements.ToDictionary(statement => statement.Id, StringComparer.Ordinal);
        var ids = _byId.Keys.ToHashSet(StringComparer.Ordinal);
        _joined = [.. article.Statements.Select(statement => statement.AlsoRight.JoinedWith(ids).ToHashSet(StringComparer.Ordinal)).Where(joined => joined.Count > 1)];
        var pairs = OneToOne.Pair(evidence.Statements, article.Statements, (found, gold) => Likeness(found, gold)).ToList();
        var free = evidence.Statements.Except(pairs.Select(pair => pair.Found)).ToList();
        var missed = article.Statements.Except(pairs.Select(pair => pair.Gold)).ToList();

        // One statement in place of two that a judge lets be one: it is both.
        foreach (var gold in missed.ToList())
        {
            var joined = pairs.FirstOrDefault(pair =>
                (JoinedWith(gold).Contains(pair.Gold.Id, StringComparer.Ordinal) && Likeness(pair.Found, gold) is not null)
                || (pair.Gold.AlsoRight.MayJoinTheNext && Next(pair.Gold) == gold && SpanLists.Overlap(ModelSpans.Of(pair.Found.Content), gold.Spans.Content) * 2 >= SpanLists.Length(gold.Spans.Content)));
            if (joined.Found is not null)
            {
                pairs.Add((joined.Found, gold));
                missed.Remove(gold);
            }
        }

        Pairs = [.. pairs.OrderBy(pair => pair.Gold.Spans.Content.Select(span => span.Start).FirstOrDefault())];
        Missed = [.. missed.Where(gold => !gold.AlsoRight.MayBeMissing)];
        Others = [.. free.Where(found => !pairs.Any(pair => pair.Gold.AlsoRight.MayBeSplit && IsStretch(found, pair.Gold)))];
    }

    public IReadOnlyList<(Statement Found, GoldStatement Gold)> Pairs { get; }

    /// <summary>Annotated, not found, and not such as may be left out.</summary>
    public IReadOnlyList<GoldStatement> Missed { get; }

    /// <summary>Found, and no reading of anything annotated.</summary>
    public IReadOnlyList<Statement> Others { get; }

    private double? Likeness(Statement found, GoldStatement gold)
    {
        var source = ModelSpans.Of(found.Source);
        if (!SourcesFit(source, gold))
        {
            return null;
        }

        var content = SpanLists.Merged(ModelSpans.Of(found.Content));
        var best = Contents(gold).Max(accepted => SpanLists.Jaccard(content, accepted));
        // Of equals, the one whose cue is the annotated one: "said" and "adding" may share a sentence.
        return best >= LeastJaccard ? best + (0.001 * SpanLists.Dice(ModelSpans.Of(found.Cue), gold.Spans.Cue)) : null;
    }

    private bool SourcesFit(IReadOnlyList<TextSpan> source, GoldStatement gold) =>
        (source.Count == 0 && (gold.Spans.Source.Count == 0 || gold.AlsoRight.MayLackSource))
        || SpanLists.Overlap(source, gold.Spans.Source) > 0
        || gold.AlsoRight.Quoted("source").SelectMany(words => Places(words, gold)).Any(place => SpanLists.Overlap(source, [place]) > 0);

    private IEnumerable<IReadOnlyList<TextSpan>> Contents(GoldStatement gold)
    {
        yield return gold.Spans.Content;
        foreach (var words in gold.AlsoRight.QuotedTogether("content"))
        {
            yield return SpanLists.Merged(words.SelectMany(stretch => Places(stretch, gold)));
        }

        foreach (var other in JoinedWith(gold))
        {
            yield return SpanLists.Merged([.. gold.Spans.Content, .. _byId[other].Spans.Content]);
        }

        if (gold.AlsoRight.MayJoinTheNext && Next(gold) is { } next)
        {
            yield return SpanLists.Merged([.. gold.Spans.Content, .. next.Spans.Content]);
        }

        if (gold.AlsoRight.MayBeWhole && gold.Spans.Content.Count > 0)
        {
            yield return [new TextSpan(gold.Spans.Content[0].Start, gold.Spans.Content[^1].End)];
        }

        if (gold.AlsoRight.MayRunOn && gold.Spans.Content.Count > 0)
        {
            yield return SpanLists.Merged([.. gold.Spans.Content, new TextSpan(gold.Spans.Content[^1].End, SentenceEnd(gold.Spans.Content[^1].End))]);
        }

        if (gold.AlsoRight.MayBeSplit)
        {
            foreach (var stretch in gold.Spans.Content)
            {
                yield return [stretch];
            }
        }
    }

    /// <summary>The statement whose content begins next behind this one's.</summary>
    private GoldStatement? Next(GoldStatement gold) => gold.Spans.Content.Count == 0 ? null
        : _article.Statements.Where(other => other.Spans.Content.Count > 0 && other.Spans.Content[0].Start >= gold.Spans.Content[^1].End).MinBy(other => other.Spans.Content[0].Start);

    private IEnumerable<string> JoinedWith(GoldStatement gold) =>
        _joined.Where(ids => ids.Contains(gold.Id)).SelectMany(ids => ids).Where(id => id != gold.Id).Distinct(StringComparer.Ordinal);

    private static bool IsStretch(Statement found, GoldStatement gold) =>
        gold.Spans.Content.Any(stretch => SpanLists.Jaccard(SpanLists.Merged(ModelSpans.Of(found.Content)), [stretch]) >= LeastJaccard);

    /// <summary>The words in the statement's neighbourhood.</summary>
    private IEnumerable<TextSpan> Places(string words, GoldStatement gold)
    {
        var first = gold.Spans.Content.Concat(gold.Spans.Cue).Concat(gold.Spans.Source).Select(span => span.Start).DefaultIfEmpty().Min();
        var all = ModelSpans.Places(_article.Text, words).ToList();
        return all.OrderBy(place => Math.Abs(place.Start - first)).Take(1);
    }

    private int SentenceEnd(int at)
    {
        while (at < _article.Text.Length && _article.Words(new TextSpan(at, at + 1)) is not ("." or "!" or "?" or "\n"))
        {
            at++;
        }

        return at;
    }
}
