namespace Hearsay.Corpus.Origins;

/// <summary>How one way goes on in another.</summary>
internal enum Joint
{
    /// <summary>The report of the outlet that ends the one, or what others tell of that outlet's source.</summary>
    Report,

    /// <summary>The text that this one is a copy of.</summary>
    Text,

    /// <summary>The source without a name that both tell of.</summary>
    Source,
}

/// <summary>Where a way goes on.</summary>
/// <param name="Way">Index of the other way.</param>
/// <param name="Step">Index of the step of it that is the end of this one; for a source without a name, of who carries it.</param>
/// <param name="Joint">What joins the two.</param>
/// <param name="Later">Whether the other was published after this one.</param>
internal readonly record struct Onward(int Way, int Step, Joint Joint, bool Later);

/// <summary>Which way goes on in which, over all testimonies of one stance. A way that goes on nowhere has reached what can be reached.</summary>
internal sealed class WayGraph
{
    // Of a report with very many statements, the first that tell where they have it from.
    private const int MostOnward = 16;
    private const int MostCandidates = 64;

    private readonly IReadOnlyList<Way> _ways;
    private readonly ILookup<(Party Outlet, Guid Claim), int> _published, _relayed;
    private readonly ILookup<(Party Outlet, Guid Claim), (int Way, int Step)> _told;
    private readonly ILookup<(Guid Text, Guid Claim), int> _texts;
    private readonly Dictionary<(Guid Text, Guid Claim), Guid> _originals;
    private readonly List<Onward>[] _onward;

    public WayGraph(IReadOnlyList<Way> ways, TextOwners owners, CancellationToken cancellationToken)
    {
        _ways = ways;
        var indexes = Enumerable.Range(0, ways.Count).ToList();
        _published = indexes.ToLookup(at => (ways[at].Publisher, ClaimOf(at)));
        _told = indexes.SelectMany(at => Enumerable.Range(1, ways[at].Steps.Count - 1).SkipLast(1).Select(step => (at, step)))
            .ToLookup(place => (ways[place.at].Steps[place.step].Party, ClaimOf(place.at)));
        _texts = indexes.ToLookup(TextOf);
        _originals = _texts.ToDictionary(text => text.Key, text => ways[text.FirstOrDefault(at => ways[at].Publisher == owners.Of(text.Key.Text), text.First())].Testimony.DocumentId);
        _relayed = indexes.Where(IsRelayedSource).ToLookup(at => (ways[at].Carrier, ClaimOf(at)));
        _onward = new List<Onward>[ways.Count];
        foreach (var at in indexes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _onward[at] = From(at);
        }
    }

    public IReadOnlyList<Onward> this[int way] => _onward[way];

    /// <summary>Whether a document is a copy of another that has the claim too.</summary>
    public bool IsCopy(int way) => _originals[TextOf(way)] != _ways[way].Testimony.DocumentId;

    /// <summary>Why a way that goes on nowhere has not reached an origin; empty where it has.</summary>
    public static string WhyUnresolved(Way way) =>
        way.IsUntold ? OriginCodes.SourceUnresolved : way.End.IsOutlet ? OriginCodes.NamesNoSource : "";

    private Guid ClaimOf(int at) => _ways[at].Testimony.ClaimId;

    private (Guid Text, Guid Claim) TextOf(int at) => (_ways[at].Testimony.TextId, ClaimOf(at));

    private List<Onward> From(int at)
    {
        var way = _ways[at];
        if (IsCopy(at))
        {
            return Originals(at);
        }

        if (way.IsUntold)
        {
            return way.Credited ? Reports(at, way.End) : [.. Told(at, way.Publisher)];
        }

        if (IsRelayedSource(at))
        {
            return SameSource(at) is { } same ? [same] : [];
        }

        return way.End is { IsOutlet: true, Unnamed: false } outlet ? Reports(at, outlet) : [];
    }

    private bool IsRelayedSource(int at) =>
        _ways[at] is { IsUntold: false } way && way.End is { Description: not null } && way.Carrier != way.Publisher && !IsCopy(at);

    // What the outlet itself published before, else what it published later, else what others tell of where it has it from.
    private List<Onward> Reports(int at, Party outlet)
    {
        var own = _published[(outlet, ClaimOf(at))].Where(other => other != at).ToList();
        if (own.Count == 0)
        {
            return [.. Told(at, outlet)];
        }

        var before = own.Where(other => !IsLater(other, at)).ToList();
        return [.. (before.Count > 0 ? before : own).OrderBy(other => _ways[other].IsUntold || _ways[other].End.IsOutlet).ThenBy(other => other)
            .Take(MostOnward).Select(other => new Onward(other, 0, Joint.Report, before.Count == 0))];
    }

    private IEnumerable<Onward> Told(int at, Party outlet) => _told[(outlet, ClaimOf(at))]
        .Where(place => place.Way != at && !IsCopy(place.Way) && _ways[place.Way].Publisher != outlet && !_ways[place.Way].Steps[place.Step + 1].Party.IsOutlet)
        .Take(MostOnward).Select(place => new Onward(place.Way, place.Step, Joint.Report, false));

    // "X, citing an official": the official of X's own report, else the one that another document says X cites.
    private Onward? SameSource(int at)
    {
        var way = _ways[at];
        var description = way.End.Description!;
        // "X, citing a local site": the site of X's own report, and nobody else there.
        var own = _published[(way.Carrier, ClaimOf(at))].Where(other => !_ways[other].IsUntold && (!way.End.IsOutlet || _ways[other].End.IsOutlet)).Take(MostCandidates)
            .Select(other => (Way: other, Score: Agreement(description, _ways[other].End)))
            .Where(candidate => candidate.Score > 0).OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Way).ToList();
        if (own.Count > 0)
        {
            return new Onward(own[0].Way, 0, Joint.Source, IsLater(own[0].Way, at));
        }

        var relayed = _relayed[(way.Carrier, ClaimOf(at))].TakeWhile(other => other < at).Take(MostCandidates)
            .Where(other => description.AgreementWith(_ways[other].End.Description!) > 0).Select(other => (int?)other).FirstOrDefault();
        return relayed is { } first ? new Onward(first, _ways[first].Steps.ToList().FindIndex(step => step.Party == way.Carrier), Joint.Source, false) : null;
    }

    // An outlet that ends the other way may have it from this source as well as from any.
    private static int Agreement(SourceDescription description, Party end) =>
        end.Description is { } other ? description.AgreementWith(other) * 2 : end.IsOutlet || description.MayBe(end) ? 1 : 0;

    // Each statement of a copy is one of the original, the one with the same end where there is one.
    private List<Onward> Originals(int at)
    {
        var way = _ways[at];
        var original = _originals[TextOf(at)];
        var all = _texts[TextOf(at)].Where(other => _ways[other].Testimony.DocumentId == original).Take(MostCandidates).ToList();
        var same = all.Where(other => _ways[other].End == way.End).Take(1).ToList();
        if (same.Count == 0 && way.End.Description is { } description)
        {
            same = [.. all.Where(other => _ways[other].End.Description is not null).OrderByDescending(other => description.AgreementWith(_ways[other].End.Description!)).Take(1)];
        }

        return [.. (same.Count > 0 ? same : all).Take(MostOnward).Select(other => new Onward(other, 0, Joint.Text, false))];
    }

    private bool IsLater(int other, int than) =>
        _ways[other].Testimony.Published is { } theirs && _ways[than].Testimony.Published is { } ours && theirs > ours;
}
