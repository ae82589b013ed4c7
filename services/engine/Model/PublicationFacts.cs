namespace Hearsay.Engine.Model;

/// <summary>What is known about the publication of a text; a field that is not known is empty.</summary>
public sealed record PublicationFacts
{
    /// <summary>Address of the article, absolute http or https.</summary>
    public string Url { get; init; } = "";

    /// <summary>Publisher as it names itself.</summary>
    public string Outlet { get; init; } = "";

    /// <summary>Headline, without markup.</summary>
    public string Title { get; init; } = "";

    /// <summary>Byline as printed.</summary>
    public string Author { get; init; } = "";

    /// <summary>BCP 47 language tag.</summary>
    public string Language { get; init; } = "";

    /// <summary>ISO 8601 date, or date and time with optional offset. Its local date anchors relative times.</summary>
    public string Published { get; init; } = "";

    /// <summary>Time of the publisher's last change, in the same form.</summary>
    public string Updated { get; init; } = "";

    /// <summary>Where it was written, as the dateline names the place.</summary>
    public string Dateline { get; init; } = "";

    /// <summary>Agencies and persons credited with the text or parts of it, as printed.</summary>
    public IReadOnlyList<string> Credits { get; init; } = [];
}
