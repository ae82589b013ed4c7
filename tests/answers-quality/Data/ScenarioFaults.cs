using Hearsay.Articles;
using Hearsay.Extraction;

namespace Hearsay.Answers.Quality.Tests.Data;

/// <summary>What is wrong in the files of a scenario.</summary>
internal static class ScenarioFaults
{
    private static readonly HashSet<string> Stances = ["AFFIRMS", "DENIES", "REJECTS", "QUESTIONS"], Contradictions = ["DENIAL", "NUMBER", "DATE"],
        Variants = ["EXACT", "TRUNCATED", "ALTERED", "REATTRIBUTED"], Statuses = ["OCCURRED", "ONGOING", "SCHEDULED", "CANCELLED", "DENIED", "REPORTED"];

    public static IReadOnlyList<string> Of(Scenario scenario)
    {
        var faults = new List<string>();
        var gold = scenario.Gold;
        var texts = scenario.Articles.DistinctBy(article => article.Facts.Url).ToDictionary(
            article => article.Facts.Url, article => new QuotedText(ArticleReader.Read(article.PlainText, EvidenceMapping.ToArticle(article.Facts)).CanonicalText), StringComparer.Ordinal);
        var claims = gold.Claims.Select(claim => claim.Id).ToHashSet(StringComparer.Ordinal);
        Check(texts.Count == scenario.Articles.Count, "two articles have one address");
        Check(claims.Count == gold.Claims.Count, "two claims have one id");
        foreach (var claim in gold.Claims)
        {
            claim.Statements.ToList().ForEach(statement => Quoted(statement.Document, statement.Quote, claim.Id));
            Check(claim.Statements.All(statement => Stances.Contains(statement.Stance)), $"{claim.Id} has a stance that is none");
            Check(claim.Origins.AtLeast <= claim.Origins.AtMost, $"{claim.Id} has more origins at least than at most");
            Check(texts.ContainsKey(claim.First), $"{claim.Id} begins with an article that is not there");
        }

        gold.Copies.SelectMany(group => group).ToList().ForEach(url => Check(texts.ContainsKey(url), $"{url} is a copy that is not there"));
        Check(gold.Copies.SelectMany(group => group).Distinct().Count() == gold.Copies.Sum(group => group.Count), "a copy is in two groups");
        gold.Cycles.ToList().ForEach(cycle => Check(claims.Contains(cycle.Claim), $"there is no {cycle.Claim}"));
        foreach (var item in gold.Contradictions)
        {
            Check(Contradictions.Contains(item.Kind) && claims.Contains(item.Claim) && (item.Kind == "DENIAL" ? item.Other is null : claims.Contains(item.Other ?? "")), $"{item} does not fit");
        }

        foreach (var member in gold.Quotes.SelectMany(quote => quote.Members))
        {
            Quoted(member.Document, member.Quote, "a quotation");
            Check(Variants.Contains(member.Variant), $"{member.Variant} is no variant");
        }

        foreach (var (url, names) in gold.Entities.SelectMany(entity => entity.Documents))
        {
            names.ToList().ForEach(name => Quoted(url, name, "an entity"));
        }

        foreach (var report in gold.Timeline.SelectMany(item => item.Reports))
        {
            Quoted(report.Document, report.Quote, "an event");
            Check(Statuses.Contains(report.Status), $"{report.Status} is no status");
        }

        return faults;

        void Quoted(string url, string quote, string where) =>
            Check(texts.TryGetValue(url, out var text) && text.Find(quote).Count > 0, $"{where}: '{quote}' is not in {url}");

        void Check(bool right, string fault)
        {
            if (!right)
            {
                faults.Add(fault);
            }
        }
    }
}
