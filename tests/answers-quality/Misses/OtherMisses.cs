using System.Text;
using Hearsay.Answers.Quality.Tests.Scoring;
using static Hearsay.Answers.Quality.Tests.Misses.MissReport;

namespace Hearsay.Answers.Quality.Tests.Misses;

/// <summary>What is not as gold has it beside claims and origins.</summary>
internal static class OtherMisses
{
    public static void Add(ScenarioView view, StringBuilder text)
    {
        AddCopies(view, text);
        AddContradictions(view, text);
        AddQuestions(view, text);
        AddQuotes(view, text);
        AddEntities(view, text);
        AddTimeline(view, text);
    }

    private static void AddCopies(ScenarioView view, StringBuilder text)
    {
        if (view.Answers.Copies is null)
        {
            return;
        }

        var (gold, found) = (CopyScorer.GoldGroups(view), CopyScorer.FoundGroups(view));
        Line(text, 0, $"COPIES");
        foreach (var one in view.Documents)
        {
            foreach (var other in view.Documents.Where(other => string.CompareOrdinal(one.Url, other.Url) < 0 && (gold[one.Url] == gold[other.Url]) != (found[one.Url] == found[other.Url])))
            {
                Line(text, 1, $"{(gold[one.Url] == gold[other.Url] ? "missed" : "beside")}: {one.Url} and {other.Url}");
            }
        }
    }

    private static void AddContradictions(ScenarioView view, StringBuilder text)
    {
        if (view.Answers.Contradictions is null)
        {
            return;
        }

        var (gold, found) = (ContradictionScorer.OfGold(view), ContradictionScorer.Found(view).ToList());
        Line(text, 0, $"CONTRADICTIONS");
        foreach (var missed in gold.Except(found.Select(item => item.Key)))
        {
            Line(text, 1, $"missed: {missed}");
        }

        foreach (var (key, item) in found.Where(item => !gold.Contains(item.Key)))
        {
            Line(text, 1, $"{(ContradictionScorer.IsElsewhere((key, item)) ? "elsewhere" : "beside")}: {item.Kind} {NameOf(view, item.ClaimId)} and {NameOf(view, item.OtherClaimId)}: {string.Join(" v ", item.Differing)}");
        }
    }

    private static void AddQuestions(ScenarioView view, StringBuilder text)
    {
        if (view.Answers.Found is null)
        {
            return;
        }

        Line(text, 0, $"QUESTIONS whose claim is not first");
        foreach (var claim in view.Gold.Claims)
        {
            foreach (var question in (claim.Questions ?? []).Where(question => QuestionScorer.RankOf(view, question, claim.Id) != 1))
            {
                var first = view.Answers.Found.GetValueOrDefault(question)?.Claims.FirstOrDefault();
                Line(text, 1, $"{claim.Id}: \"{question}\" is {QuestionScorer.RankOf(view, question, claim.Id)}.; first {(first is null ? "none" : $"{first.Score:F2} {NameOf(view, first.Claim.Id)}")}");
            }
        }
    }

    private static void AddQuotes(ScenarioView view, StringBuilder text)
    {
        if (view.Answers.Claims is null)
        {
            return;
        }

        Line(text, 0, $"QUOTATIONS");
        foreach (var quote in view.Gold.Quotes)
        {
            foreach (var member in quote.Members)
            {
                var place = QuoteScorer.PlaceOf(view, member);
                var words = place is null ? "NOT EXTRACTED" : place.Family is null ? "in no family" : $"{place.Family[^4..]} {place.Kind}";
                Line(text, 1, $"{quote.Id} {member.Variant}: {words}, {view.Document(member.Document).Outlet}: {member.Quote}");
            }
        }
    }

    private static void AddEntities(ScenarioView view, StringBuilder text)
    {
        if (view.Answers.Entities is null)
        {
            return;
        }

        Line(text, 0, $"ENTITIES that are not one, or one with others");
        var items = EntityScorer.Items(view).ToList();
        foreach (var group in items.GroupBy(item => item.Name, StringComparer.Ordinal))
        {
            var ids = group.Where(item => item.Found is not null).Select(item => item.Found!.CanonicalId).Distinct().ToList();
            var others = items.Where(item => item.Name != group.Key && item.Found is { CanonicalId.Length: > 0 } && ids.Contains(item.Found.CanonicalId)).Select(item => item.Name).Distinct().ToList();
            if (ids.Count == 1 && others.Count == 0 && group.All(item => item.Found is not null))
            {
                continue;
            }

            Line(text, 1, $"{group.Key}{(others.Count > 0 ? $" TOGETHER WITH {string.Join(", ", others)}" : "")}");
            foreach (var (_, url, found) in group)
            {
                Line(text, 2, $"{(found is null ? "NOT FOUND" : $"{(found.CanonicalId.Length > 4 ? found.CanonicalId[^4..] : "none")} {found.Entity.Type} {found.Entity.Name}")}  {view.Document(url).Outlet}");
            }
        }
    }

    private static void AddTimeline(ScenarioView view, StringBuilder text)
    {
        if (view.Answers.Timelines is null)
        {
            return;
        }

        Line(text, 0, $"TIMELINE");
        var groups = TimelineScorer.Groups(view.Answers.Timelines);
        foreach (var gold in view.Gold.Timeline)
        {
            Line(text, 1, $"{gold.Event} ({gold.Type})");
            foreach (var report in gold.Reports)
            {
                var found = TimelineScorer.ReportOf(view, gold, report);
                var words = found is null ? "NOT FOUND" : $"{groups[TimelineScorer.KeyOf(found)][^9..]} {found.Event.Event.Type} {found.Event.Event.Status} {found.Event.Time} \"{found.Event.Event.Trigger.Text}\"";
                Line(text, 2, $"{words} for {report.Status} {report.Date}  {view.Document(report.Document).Outlet}: {report.Quote}");
            }
        }
    }
}
