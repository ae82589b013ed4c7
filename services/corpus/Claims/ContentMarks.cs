using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Claims;

/// <summary>Times, names and figures of a document by where they stand. Of two that overlap the time wins, then the name, then the longer one.</summary>
internal sealed class ContentMarks
{
    // Longer stretches are no marks of words in a content.
    private const int LongestMark = 200;

    // " of ", ", ": a month and its year. "2025-02" begins with "2025".
    private const int LongestJoint = 4, YearLength = 4, MonthLength = 7;

    private readonly List<ContentMark> _ordered;
    private readonly Dictionary<string, Entity> _entities = new(StringComparer.Ordinal);

    public ContentMarks(Evidence evidence)
    {
        foreach (var entity in evidence.Entities)
        {
            _entities.TryAdd(entity.Id, entity);
        }

        var times = evidence.Times.Where(time => time.Span is not null && time.Value.Length > 0 && time.Type is not (TimeType.Published or TimeType.Updated))
            .Select(time => new ContentMark(time.Span.Start, time.Span.End, time, null, null));
        var names = evidence.Entities.Where(entity => !entity.Unnamed && entity.Type is not EntityType.Unspecified)
            .SelectMany(entity => entity.Mentions.Select(span => new ContentMark(span.Start, span.End, null, null, entity.Name)));
        var figures = evidence.Figures.Where(figure => figure.Span is not null).Select(figure => new ContentMark(figure.Span.Start, figure.Span.End, null, figure, null));
        _ordered = [.. times.Concat(names).Concat(figures)
            .Where(mark => mark.End > mark.Start && mark.End - mark.Start <= LongestMark)
            .OrderBy(mark => mark.Start).ThenBy(mark => mark.Figure is not null).ThenBy(mark => mark.Name is not null).ThenByDescending(mark => mark.End)];
    }

    /// <summary>The marks inside a span, in order, none overlapping; counted from its beginning.</summary>
    public List<ContentMark> Within(Span span)
    {
        var found = new List<ContentMark>();
        for (var i = FirstFrom(span.Start); i < _ordered.Count && _ordered[i].Start < span.End; i++)
        {
            var mark = _ordered[i];
            if (mark.End <= span.End)
            {
                Put(found, mark with { Start = mark.Start - span.Start, End = mark.End - span.Start });
            }
        }

        return YearsJoined(found);
    }

    /// <summary>The name of who speaks; empty where it has none.</summary>
    public string SpeakerName(Statement statement) =>
        _entities.TryGetValue(statement.SpeakerEntityId, out var entity) && !entity.Unnamed && entity.Type == EntityType.Person ? entity.Name : "";

    // "February of last year" may be read as two times: the month of that year is meant.
    private static List<ContentMark> YearsJoined(List<ContentMark> found)
    {
        for (var i = found.Count - 2; i >= 0; i--)
        {
            var (month, year) = (found[i], found[i + 1]);
            if (month.Time is { Value.Length: >= MonthLength } told && year.Time is { Value.Length: YearLength } of && year.Start - month.End <= LongestJoint
                && told.Value[YearLength] == '-' && char.IsAsciiDigit(told.Value[YearLength + 1]) && told.Value[..YearLength].All(char.IsAsciiDigit) && of.Value.All(char.IsAsciiDigit))
            {
                found[i] = month with { End = year.End, Time = new TimeExpression(told) { Value = of.Value + told.Value[YearLength..] } };
                found.RemoveAt(i + 1);
            }
        }

        return found;
    }

    private static void Put(List<ContentMark> found, ContentMark mark)
    {
        while (found.Count > 0 && found[^1].End > mark.Start)
        {
            if (Rank(mark) < Rank(found[^1]))
            {
                return;
            }

            if (Rank(mark) == Rank(found[^1]) && mark.End - mark.Start <= found[^1].End - found[^1].Start)
            {
                return;
            }

            found.RemoveAt(found.Count - 1);
        }

        found.Add(mark);
    }

    private static int Rank(ContentMark mark) => mark.Time is not null ? 2 : mark.Name is not null ? 1 : 0;

    private int FirstFrom(int start)
    {
        int low = 0, high = _ordered.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ordered[middle].Start < start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
