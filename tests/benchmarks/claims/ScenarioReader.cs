using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Claims;
using Hearsay.Corpus.Linking;
using Hearsay.Engine;
using Hearsay.Tagger.Sentences;
using Model = Hearsay.Engine.Model;

namespace Hearsay.ClaimQuality;

/// <summary>Runs engine and encoder over the articles of a scenario.</summary>
internal sealed class ScenarioReader(EvidenceEngine engine, SentenceEncoder? encoder)
{
    public List<ReadStatement> Read(Scenario scenario)
    {
        var found = new List<ReadStatement>();
        foreach (var (article, place) in scenario.Articles.Select((article, place) => (article, place)))
        {
            var evidence = Evidence(article);
            var reader = new PropositionReader(evidence);
            foreach (var statement in evidence.Statements)
            {
                if (reader.Read(statement) is { } proposition)
                {
                    var whole = encoder is null ? proposition : proposition.With(encoder.Encode([proposition.Text, statement.Sentence.Text], CancellationToken.None));
                    found.Add(new ReadStatement(Id(scenario.Name, place, statement.Id), scenario.Name, article.Url, place, evidence.Facts.Published, statement, whole, whole.ToUnit(), evidence));
                }
            }
        }

        return found;
    }

    private Evidence Evidence(ScenarioArticle article)
    {
        var facts = article.Article.Facts;
        return ContractEvidence.Of(engine.Read(
            new EngineInput(
                article.Article.CanonicalText,
                [.. article.Article.Blocks.Select(block => new Model.Block((Model.BlockKind)block.Kind, block.Start, block.End))],
                new Model.PublicationFacts { Url = facts.Url, Outlet = facts.Outlet, Title = facts.Title, Author = facts.Author, Language = facts.Language, Published = facts.Published, Updated = facts.Updated, Dateline = facts.Dateline, Credits = facts.Credits }),
            CancellationToken.None));
    }

    // Repeatable, and in the order of scenario, article and statement.
    private static Guid Id(string scenario, int article, string statement) =>
        Unit.Of(System.Text.Encoding.UTF8.GetBytes($"{scenario}\n{article}\n{statement}")).Id;
}
