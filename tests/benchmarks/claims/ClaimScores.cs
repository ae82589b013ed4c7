using System.Globalization;
using Hearsay.Corpus.Claims;
using Hearsay.Corpus.Linking;

namespace Hearsay.ClaimQuality;

/// <summary>Right, found and annotated; F1 of them.</summary>
internal readonly record struct Counted(double Right, double Found, double RightOfGold, double Gold)
{
    public double Precision => Found > 0 ? Right / Found : 0;

    public double Recall => Gold > 0 ? RightOfGold / Gold : 0;

    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;

    public static Counted operator +(Counted one, Counted other) => new(one.Right + other.Right, one.Found + other.Found, one.RightOfGold + other.RightOfGold, one.Gold + other.Gold);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"P {Precision:0.000} R {Recall:0.000} F1 {F1:0.000}");
}

/// <summary>Groups the statements of all scenarios into claims and holds them against the annotation.</summary>
internal sealed class ClaimScores
{
    private const int Hubs = 96;

    private static readonly PropositionKind Kind = new();

    private readonly List<ReadStatement> _statements;
    private readonly Dictionary<Guid, Guid> _claimOf;
    private readonly List<ApartClaims> _apart = [];

    public ClaimScores(List<ReadStatement> statements)
    {
        _statements = statements;
        var units = statements.GroupBy(statement => statement.Unit.Id).ToDictionary(group => group.Key, group => group.First());
        var links = new List<Link>();
        var apart = new List<(Guid One, Guid Other, Likeness Likeness)>();
        foreach (var (one, other) in Candidates(units.Values))
        {
            var likeness = PropositionKind.Compare(one.Proposition, other.Proposition);
            if (likeness.Relation == Relation.Same)
            {
                links.Add(new Link(one.Unit.Id, other.Unit.Id, likeness.Score, likeness.Reason));
            }
            else if (likeness.Relation == Relation.Apart)
            {
                apart.Add((one.Unit.Id, other.Unit.Id, likeness));
            }
        }

        var clusters = Clusters.Of(units.Keys, links, [.. apart.Select(pair => (pair.One, pair.Other))], PropositionKind.LinkShare);
        _claimOf = statements.ToDictionary(statement => statement.Id, statement => clusters[statement.Unit.Id]);
        foreach (var (one, other, likeness) in apart)
        {
            _apart.Add(new ApartClaims(clusters[one], clusters[other], likeness.Score, likeness.Reason, likeness.Differing));
        }
    }

    /// <summary>Pairs that are compared: of the units with a key the first by id are its hubs, and each is compared with them, as the query service does.</summary>
    public static IEnumerable<(ReadStatement One, ReadStatement Other)> Candidates(IEnumerable<ReadStatement> units)
    {
        var ordered = units.OrderBy(unit => unit.Unit.Id).ToList();
        var byKey = new Dictionary<long, List<int>>();
        var pairs = new HashSet<(int, int)>();
        for (var i = 0; i < ordered.Count; i++)
        {
            foreach (var key in Kind.KeysOf(ordered[i].Unit.Bytes))
            {
                if (!byKey.TryGetValue(key, out var hubs))
                {
                    byKey[key] = hubs = [];
                }

                pairs.UnionWith(hubs.Select(hub => (hub, i)));
                if (hubs.Count < Hubs)
                {
                    hubs.Add(i);
                }
            }
        }

        return pairs.Order().Select(pair => (ordered[pair.Item1], ordered[pair.Item2]));
    }

    /// <summary>The statement found that a quotation of the annotation stands in.</summary>
    public static ReadStatement? Find(Scenario scenario, List<ReadStatement> statements, string url, string quote)
    {
        var text = scenario.Articles.First(article => article.Url == url).Article.CanonicalText;
        ReadStatement? best = null;
        var most = 0.0;
        for (var at = text.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = text.IndexOf(quote, at + 1, StringComparison.Ordinal))
        {
            var start = text[..at].EnumerateRunes().Count();
            var end = start + quote.EnumerateRunes().Count();
            foreach (var statement in statements.Where(statement => statement.Scenario == scenario.Name && statement.Url == url))
            {
                var common = statement.Statement.Content.Sum(span => Math.Max(0, Math.Min(span.End, end) - Math.Max(span.Start, start)));
                var whole = statement.Statement.Content.Sum(span => span.End - span.Start) + (end - start) - common;
                var share = (double)common / whole;
                (best, most) = share > most && common * 2 >= Math.Min(end - start, whole) ? (statement, share) : (best, most);
            }
        }

        return best;
    }

    public Counted BCubed(Scenario scenario, out int missed)
    {
        var items = scenario.Statements.Select((gold, place) => (gold.Claim, System: Find(scenario, _statements, gold.Url, gold.Quote) is { } found ? _claimOf[found.Id].ToString() : $"-{place}")).ToList();
        missed = items.Count(item => item.System[0] == '-' );
        double precision = 0, recall = 0;
        foreach (var (claim, system) in items)
        {
            var both = items.Count(other => other.Claim == claim && other.System == system);
            precision += (double)both / items.Count(other => other.System == system);
            recall += (double)both / items.Count(other => other.Claim == claim);
        }

        return new Counted(precision, items.Count, recall, items.Count);
    }

    /// <summary>A contradiction is right that is between the annotated claims that most of its claims' statements belong to; those with a claim that nobody annotated are left out.</summary>
    public Counted Contradicting(Scenario scenario, List<string> notes, out int outside)
    {
        var goldOf = scenario.Statements.Select(gold => (gold.Claim, Found: Find(scenario, _statements, gold.Url, gold.Quote))).Where(pair => pair.Found is not null)
            .GroupBy(pair => _claimOf[pair.Found!.Id])
            .ToDictionary(group => group.Key, group => group.GroupBy(pair => pair.Claim).OrderByDescending(claim => claim.Count()).ThenBy(claim => claim.Key, StringComparer.Ordinal).First().Key);
        var mine = _statements.Where(statement => statement.Scenario == scenario.Name)
            .Select(statement => new ClaimStatement(statement.Id, _claimOf[statement.Id], statement.Statement.Stance, statement.Proposition, statement.Rank)).ToList();
        var gold = scenario.Contradictions.Select(item => $"{item.Kind} {string.Join(' ', new[] { item.Claim, item.Other }.Order(StringComparer.Ordinal))}").ToHashSet(StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        outside = 0;
        foreach (var item in Contradictions.Of(mine, _apart))
        {
            if (goldOf.TryGetValue(item.One.Claim, out var one) && goldOf.TryGetValue(item.Other.Claim, out var other) && (one != other || item.Kind == ContradictionKind.Denial))
            {
                var name = $"{item.Kind.ToString().ToUpperInvariant()} {string.Join(' ', new[] { one, other }.Order(StringComparer.Ordinal))}";
                if (found.Add(name))
                {
                    notes.Add($"  {(gold.Contains(name) ? "right" : "WRONG")} {scenario.Name}: {name}\n      {item.One.Proposition.Text}\n      {item.Other.Proposition.Text}");
                }
            }
            else
            {
                outside++;
                notes.Add($"  outside {scenario.Name}: {item.Kind}\n      {item.One.Proposition.Text}\n      {item.Other.Proposition.Text}");
            }
        }

        notes.AddRange(gold.Except(found, StringComparer.Ordinal).Select(name => $"  MISSED {scenario.Name}: {name}"));
        var right = gold.Count(found.Contains);
        return new Counted(right, found.Count, right, gold.Count);
    }

    public string ClaimOf(ReadStatement statement) => _claimOf[statement.Id].ToString()[..6];
}
