using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Origins;

/// <summary>
/// Which descriptions of bodies, documents and holders of offices mean the same party, over all documents. The fullest descriptions come first, and
/// one that fits several is joined with that of its own document, else with none.
/// </summary>
internal sealed class DescribedParties
{
    private readonly Dictionary<(Guid Document, string Local), Party> _found = [];
    private readonly List<(Party Party, Described Described)> _named = [];
    private readonly List<(Party Party, Described Described, HashSet<Guid> Documents)> _unnamed = [];

    public static string LocalOf(ChainLink link) => link.LocalId.Length > 0 ? link.LocalId : FoldedName.Of(link.Name);

    /// <summary>A party with a name, and what it may be called without.</summary>
    public void AddNamed(Party party, ChainLink link)
    {
        if (link.Type == EntityType.Person)
        {
            _named.AddRange(link.Roles.Select(role => (party, Described.OfName(DescribedAs.Office, role))));
        }
        else if (link.Type is EntityType.Organization or EntityType.Document)
        {
            _named.Add((party, Described.OfName(link.Type == EntityType.Document ? DescribedAs.Document : DescribedAs.Body, link.Name)));
        }
    }

    /// <summary>Joins the descriptions of all documents.</summary>
    /// <param name="descriptions">In the order of the testimonies.</param>
    /// <param name="create">Makes a party of a description that fits no other.</param>
    public void Join(IEnumerable<(Guid Document, ChainLink Link)> descriptions, Func<Guid, ChainLink, Party> create)
    {
        var told = descriptions.Select((item, order) => (item.Document, item.Link, Described: Described.Of(item.Link), Order: order)).Where(item => item.Described is not null);
        foreach (var (document, link, described, _) in told.OrderByDescending(item => item.Described!.Words.Count).ThenBy(item => item.Order))
        {
            var key = (document, LocalOf(link));
            if (!_found.ContainsKey(key))
            {
                _found.Add(key, PartyOf(document, described!) ?? Create(document, link, described!, create));
            }
        }
    }

    public Party? Of(Guid document, ChainLink link) => _found.GetValueOrDefault((document, LocalOf(link)));

    private Party? PartyOf(Guid document, Described described)
    {
        var named = _named.Where(item => item.Described.Fits(described)).Select(item => item.Party).Distinct().Take(2).ToList();
        if (named.Count > 0)
        {
            return named.Count == 1 ? named[0] : null;
        }

        var fitting = _unnamed.Where(item => item.Described.Fits(described)).ToList();
        var own = fitting.Where(item => item.Documents.Contains(document)).ToList();
        var joined = own.Count > 0 ? own[0] : fitting.Select(item => item.Party).Distinct().Count() == 1 ? fitting[0] : default;
        joined.Documents?.Add(document);
        return joined.Party;
    }

    private Party Create(Guid document, ChainLink link, Described described, Func<Guid, ChainLink, Party> create)
    {
        var party = create(document, link);
        _unnamed.Add((party, described, [document]));
        return party;
    }
}
