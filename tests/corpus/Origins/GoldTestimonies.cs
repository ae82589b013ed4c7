using System.Text.Json;
using Hearsay.Articles;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Linking;
using Hearsay.Corpus.Names;
using Hearsay.Corpus.Origins;
using Hearsay.Corpus.Tests.Scenarios;
using Hearsay.Corpus.Texts;
using Hearsay.Engine.Cues;

namespace Hearsay.Corpus.Tests.Origins;

/// <summary>The statements that the engine finds where the gold of a scenario has them: the grouping is the reader's, the chains are the engine's.</summary>
internal sealed class GoldTestimonies
{
    private readonly Scenario _scenario;
    private readonly Dictionary<string, Evidence> _evidence;
    private readonly Dictionary<string, IReadOnlyDictionary<string, EntityNames>> _names;
    private readonly IReadOnlyDictionary<Guid, Guid> _entities;
    private readonly IReadOnlyDictionary<Guid, Guid> _texts;
    private readonly Dictionary<string, Guid> _textOf;
    private readonly ILookup<Guid, string> _roles;

    public GoldTestimonies(Scenario scenario, ITagger tagger)
    {
        _scenario = scenario;
        _evidence = scenario.Articles.Keys.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(url => (url, Evidence: scenario.Read(url, tagger))).ToDictionary(pair => pair.url, pair => pair.Evidence);
        _names = _evidence.ToDictionary(pair => pair.Key, pair => EntityNames.OfAll(pair.Value));
        var all = _names.Values.SelectMany(document => document.Values).ToList();
        var publishers = scenario.Articles.Values.Select(article => EntityNames.OfPublisher(article.Facts.Outlet)).OfType<Unit>();
        _entities = Grouping.Of(new Corpus.Names.NameKind(), all.SelectMany(item => item.Others.Prepend(item.Primary)).Concat(publishers), all.SelectMany(item => item.Links));
        _roles = _evidence.SelectMany(pair => pair.Value.Entities.Where(entity => _names[pair.Key].ContainsKey(entity.Id))
            .SelectMany(entity => ToldChain.RolesOf(entity).Select(role => (Id: _entities[_names[pair.Key][entity.Id].Primary.Id], role)))).Distinct().ToLookup(pair => pair.Id, pair => pair.role);
        var texts = scenario.Articles.ToDictionary(pair => pair.Key, pair => TextUnit.Of(pair.Value.CanonicalText, Scenario.BlocksOf(pair.Value))!);
        _texts = Grouping.Of(new TextKind(), texts.Values, []);
        _textOf = texts.ToDictionary(pair => pair.Key, pair => pair.Value.Id);
    }

    /// <summary>The testimonies of a claim of the gold, and the members that the engine has no statement for.</summary>
    public (IReadOnlyList<Testimony> Found, IReadOnlyList<string> Missing) Of(JsonElement claim)
    {
        var (found, missing) = (new List<Testimony>(), new List<string>());
        foreach (var member in claim.GetProperty("statements").EnumerateArray())
        {
            var (url, quote) = (member.GetProperty("document").GetString()!, member.GetProperty("quote").GetString()!);
            if (Best(url, quote) is { } statement)
            {
                found.Add(TestimonyOf(url, statement, member.GetProperty("stance").GetString()!));
            }
            else
            {
                missing.Add($"{_scenario.Articles[url].Facts.Outlet}: {quote}");
            }
        }

        return ([.. found.DistinctBy(testimony => testimony.StatementId)], missing);
    }

    // Of several, the one whose content is most like the quotation, the outer one of equals.
    private Statement? Best(string url, string quote)
    {
        var text = _scenario.Articles[url].CanonicalText;
        var index = new CodePointIndex(text);
        var at = text.IndexOf(quote, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var (start, end) = (index.ToCodePoint(at), index.ToCodePoint(at + quote.Length));
        return _evidence[url].Statements.Where(statement => statement.Stance != Stance.NoComment).Select(statement => (Statement: statement, Likeness: Likeness(statement, start, end)))
            .Where(pair => pair.Likeness > 0.15).OrderByDescending(pair => pair.Likeness).ThenBy(pair => pair.Statement.Content[0].Start).Select(pair => pair.Statement).FirstOrDefault();
    }

    private static double Likeness(Statement statement, int start, int end)
    {
        double common = statement.Content.Sum(span => Math.Max(0, Math.Min(end, span.End) - Math.Max(start, span.Start)));
        return common / (statement.Content.Sum(span => span.End - span.Start) + end - start - common);
    }

    private Testimony TestimonyOf(string url, Statement statement, string stance)
    {
        var evidence = _evidence[url];
        var facts = _scenario.Articles[url].Facts;
        Guid? EntityOf(string id) => _names[url].TryGetValue(id, out var names) ? _entities[names.Primary.Id] : null;
        return new Testimony
        {
            StatementId = Story.Id($"{url} {statement.Id}"),
            DocumentId = Story.Id(url),
            TextId = _texts[_textOf[url]],
            Publisher = new NamedParty(facts.Outlet, EntityNames.OfPublisher(facts.Outlet) is { } unit ? _entities[unit.Id] : null),
            Published = PublicationTime.TryParse(facts.Published, out var time) ? time.EarliestInstant : null,
            Url = url,
            Position = statement.Content[0].Start,
            Stance = stance switch { "AFFIRMS" => Stance.Affirms, "DENIES" => Stance.Denies, "REJECTS" => Stance.Rejects, _ => Stance.Questions },
            Certainty = Certainty.Asserted,
            Chain = [.. ToldChain.Of(evidence, statement, EntityOf).Select(link => link.EntityId is { } id ? link with { Roles = [.. _roles[id]] } : link)],
            Reasons = [.. statement.Reasons],
            UnresolvedSource = statement.SpeakerEntityId.Length == 0 ? statement.Source.FirstOrDefault() : null,
            Credit = ToldChain.CreditOf(evidence, EntityOf),
        };
    }
}
