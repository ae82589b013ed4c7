using Hearsay.Engine.Quality.Tests.Data;

namespace Hearsay.Engine.Quality.Tests;

/// <summary>The annotated articles fit their texts and themselves.</summary>
public sealed class GoldFilesTests
{
    public static TheoryData<string, string> Files =>
        [.. new[] { GoldLibrary.Tuned, GoldLibrary.Untuned }.SelectMany(half => GoldLibrary.Ours(half).Select(article => new TheoryDataRow<string, string>(half, article.Name)))];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Files))]
    public void Gold_OfOurs_IsConsistent(string half, string name) => Assert.Empty(Faults(GoldLibrary.Ours(half).Single(article => article.Name == name), asOurs: true));

    [Fact]
    public void Gold_OfTheRealArticle_IsConsistent() => Assert.Empty(Faults(GoldLibrary.Real(), asOurs: false));

    [Fact]
    public void Gold_OfOurs_HasEachNameOnce()
    {
        var names = Files.Select(row => row.Data.Item2).ToList();

        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
    }

    // The real article's unnamed sources stand in its statements only.
    private static List<string> Faults(GoldArticle article, bool asOurs)
    {
        List<string> faults = [.. article.Quotations.Where(item => item.Words is not null && !Holds(article, item.Span, item.Words)).Select(item => $"{item.Span} is not '{item.Words}'")];
        Twice(article.Statements.Select(item => item.Id), "statement");
        Twice(article.Entities.Select(item => item.Id), "entity");
        Twice(article.Events.Select(item => item.Id), "event");
        Twice(article.Times.Select(item => item.Span.ToString()), "time at");
        Twice(article.Events.Select(item => item.Trigger.ToString()), "event at");
        Twice(article.Figures.Select(item => item.Span.ToString()), "figure at");
        Twice(article.Statements.Select(item => string.Join(' ', item.Spans.Source.Concat(item.Spans.Cue).Concat(item.Spans.Content))), "statement at");
        var entities = article.Entities.Where(item => !asOurs || item.IsListed).Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var statement in article.Statements)
        {
            Known(entities, statement.Chain.Append(statement.Speaker).Append(statement.Origin).Append(statement.Addressee), statement.Id);
            Known(article.Statements.Select(item => item.Id).ToHashSet(StringComparer.Ordinal), [statement.Parent], statement.Id);
            faults.AddRange(statement.Origin == (statement.Chain is [.., var last] ? last : null) ? [] : [$"{statement.Id}: the origin is not the chain's last"]);
            faults.AddRange(statement.Spans.Content.Count > 0 ? [] : [$"{statement.Id} has no content"]);
            faults.AddRange(statement.Parent == statement.Id ? [$"{statement.Id} is its own parent"] : []);
        }

        foreach (var item in article.Events.Where(_ => asOurs))
        {
            Known(entities, item.Participants.Append(item.Place).Append(item.AccordingTo), item.Id);
        }

        faults.AddRange(article.Times.Where(time => string.IsNullOrEmpty(time.Value)).Select(time => $"{time.Span} has no value"));
        return faults;

        void Twice(IEnumerable<string> keys, string what) =>
            faults.AddRange(keys.GroupBy(key => key, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => $"{what} {group.Key} twice"));

        void Known(HashSet<string> ids, IEnumerable<string?> used, string where) =>
            faults.AddRange(used.OfType<string>().Where(id => !ids.Contains(id)).Select(id => $"{where}: there is no {id}"));
    }

    private static bool Holds(GoldArticle article, TextSpan span, string words) =>
        span.Start >= 0 && span.Start < span.End && span.End <= article.Text.Length && article.Words(span) == words;
}
