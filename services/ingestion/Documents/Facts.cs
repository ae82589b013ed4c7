using Hearsay.Articles;
using Wire = Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Ingestion.Documents;

/// <summary>Publication facts, from and to the contract, and what differs between two of them.</summary>
internal static class Facts
{
    /// <summary>Names as in the contract, with what they stand for, in its order.</summary>
    private static readonly (string Name, Func<PublicationFacts, string> Value)[] Fields =
    [
        ("url", facts => facts.Url),
        ("outlet", facts => facts.Outlet),
        ("title", facts => facts.Title),
        ("author", facts => facts.Author),
        ("language", facts => facts.Language),
        ("published", facts => facts.Published),
        ("updated", facts => facts.Updated),
        ("dateline", facts => facts.Dateline),
        ("credits", facts => string.Join('\n', facts.Credits)),
    ];

    /// <summary>Facts as sent; unset gives empty ones.</summary>
    public static PublicationFacts FromWire(Wire.PublicationFacts? facts) => facts is null ? new PublicationFacts() : new PublicationFacts
    {
        Url = facts.Url,
        Outlet = facts.Outlet,
        Title = facts.Title,
        Author = facts.Author,
        Language = facts.Language,
        Published = facts.Published,
        Updated = facts.Updated,
        Dateline = facts.Dateline,
        Credits = [.. facts.Credits],
    };

    /// <summary>Facts as answered.</summary>
    public static Wire.PublicationFacts ToWire(PublicationFacts facts) => new()
    {
        Url = facts.Url,
        Outlet = facts.Outlet,
        Title = facts.Title,
        Author = facts.Author,
        Language = facts.Language,
        Published = facts.Published,
        Updated = facts.Updated,
        Dateline = facts.Dateline,
        Credits = { facts.Credits },
    };

    /// <summary>Recorded facts with newer ones in their place. An empty fact is one that is not known: it replaces nothing.</summary>
    public static PublicationFacts Replace(PublicationFacts recorded, PublicationFacts newer) => new()
    {
        Url = Known(newer.Url, recorded.Url),
        Outlet = Known(newer.Outlet, recorded.Outlet),
        Title = Known(newer.Title, recorded.Title),
        Author = Known(newer.Author, recorded.Author),
        Language = Known(newer.Language, recorded.Language),
        Published = Known(newer.Published, recorded.Published),
        Updated = Known(newer.Updated, recorded.Updated),
        Dateline = Known(newer.Dateline, recorded.Dateline),
        Credits = newer.Credits.Count > 0 ? newer.Credits : recorded.Credits,
    };

    /// <summary>Names of the facts that differ.</summary>
    public static IReadOnlyList<string> Changed(PublicationFacts before, PublicationFacts after) =>
        [.. Fields.Where(field => field.Value(before) != field.Value(after)).Select(field => field.Name)];

    private static string Known(string newer, string recorded) => newer.Length > 0 ? newer : recorded;
}
