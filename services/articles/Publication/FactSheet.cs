using Hearsay.Articles.Canonical;

namespace Hearsay.Articles.Publication;

/// <summary>Gathers candidates for facts, the best first, and chooses of each the first that can be one.</summary>
internal sealed class FactSheet
{
    // A page may name as many times as it has entries; who wants all of them reads the page.
    private const int MostOfAField = 20;

    private readonly List<FactCandidate> _candidates = [];
    private readonly HashSet<FactCandidate> _known = [];

    public IReadOnlyList<FactCandidate> Candidates => _candidates;

    /// <summary>Adds a value of a field; nothing where it is blank, known from there, or one too many.</summary>
    public void Add(string field, string value, string origin)
    {
        value = value.Trim();
        value = value.Length > ArticleCheck.LongestFact ? value[..SafeEnd(value)] : value;
        var candidate = new FactCandidate(field, Nfc.Normalize(value), origin);
        if (value.Length > 0 && !value.Contains('\0', StringComparison.Ordinal) && _candidates.Count(known => known.Field == field) < MostOfAField && _known.Add(candidate))
        {
            _candidates.Add(candidate);
        }
    }

    /// <summary>Adds what was submitted: it stands above all that is read.</summary>
    public void AddSubmitted(PublicationFacts facts)
    {
        foreach (var (field, value) in Fields(facts))
        {
            Add(field, value, "request");
        }

        foreach (var credit in facts.Credits)
        {
            Add("credits", credit, "request");
        }
    }

    /// <summary>The facts.</summary>
    public PublicationFacts Choose(PublicationFacts submitted) => submitted with
    {
        Url = Or(submitted.Url, Url()),
        Outlet = Or(submitted.Outlet, First("outlet", value => value)),
        Title = Or(CanonicalText.Headline(submitted.Title), First("title", CanonicalText.Headline)),
        Author = Or(submitted.Author, First("author", value => value)),
        Language = Or(submitted.Language, First("language", value => value.Replace('_', '-'))),
        Published = Or(submitted.Published, Time("published")),
        Updated = Or(submitted.Updated, Time("updated")),
        Dateline = Or(submitted.Dateline, First("dateline", value => value)),
        Credits = submitted.Credits.Count > 0 ? submitted.Credits : Credits(),
    };

    private static string Or(string submitted, string found) => submitted.Length > 0 ? submitted : found;

    private static IEnumerable<(string Field, string Value)> Fields(PublicationFacts facts) =>
    [
        ("url", facts.Url), ("outlet", facts.Outlet), ("title", facts.Title), ("author", facts.Author), ("language", facts.Language), ("published", facts.Published),
        ("updated", facts.Updated), ("dateline", facts.Dateline),
    ];

    private static int SafeEnd(string value) => ArticleCheck.LongestFact - (char.IsHighSurrogate(value[ArticleCheck.LongestFact - 1]) ? 1 : 0);

    private string First(string field, Func<string, string> read)
    {
        foreach (var candidate in _candidates)
        {
            if (candidate.Field == field && read(candidate.Value) is { Length: > 0 } value && ArticleCheck.OfFacts(With(field, value)).Count == 0)
            {
                return value;
            }
        }

        return "";
    }

    // Where the best gives a date only, another that gives that date with a time says more.
    private string Time(string field)
    {
        var first = First(field, FactTime.Iso);
        return first.Length == 10 && First(field, value => FactTime.Iso(value) is var time && time.Length > 10 && time.StartsWith(first, StringComparison.Ordinal) ? time : "") is { Length: > 0 } precise
            ? precise : first;
    }

    // A copy names the address of what it copies as the canonical one, and its own elsewhere: where hosts differ none is chosen.
    private string Url()
    {
        var found = First("url", value => value);
        var host = HostOf(found);
        return _candidates.Exists(other => other.Field == "url" && HostOf(other.Value) is { Length: > 0 } another && another != host) ? "" : found;
    }

    private static string HostOf(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
        {
            return "";
        }

        var host = url.Host.ToLowerInvariant();
        foreach (var prefix in (string[])["www.", "m.", "amp.", "mobile."])
        {
            host = host.StartsWith(prefix, StringComparison.Ordinal) ? host[prefix.Length..] : host;
        }

        return host;
    }

    private List<string> Credits()
    {
        var credits = new List<string>();
        foreach (var candidate in _candidates)
        {
            if (candidate.Field == "credits" && credits.Count < ArticleCheck.MostCredits && !credits.Contains(candidate.Value, StringComparer.OrdinalIgnoreCase)
                && ArticleCheck.OfFacts(new PublicationFacts { Credits = [candidate.Value] }).Count == 0)
            {
                credits.Add(candidate.Value);
            }
        }

        return credits;
    }

    private static PublicationFacts With(string field, string value) => field switch
    {
        "url" => new PublicationFacts { Url = value },
        "outlet" => new PublicationFacts { Outlet = value },
        "title" => new PublicationFacts { Title = value },
        "author" => new PublicationFacts { Author = value },
        "language" => new PublicationFacts { Language = value },
        "published" => new PublicationFacts { Published = value },
        "updated" => new PublicationFacts { Updated = value },
        _ => new PublicationFacts { Dateline = value },
    };
}
