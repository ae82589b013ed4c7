using System.Text.RegularExpressions;

namespace Hearsay.Engine.Quality.Tests.Data;

/// <summary>
/// Other readings of an item that a fair judge accepts, as annotators note them: "cue 'quoted'", "chain through axios", "stance DENIES",
/// "not a statement". A note begins with what it is about. Notes in other words than these are kept, and change nothing.
/// </summary>
internal sealed partial class AlsoRight(IReadOnlyList<string> notes)
{
    public static AlsoRight Nothing { get; } = new([]);

    public IReadOnlyList<string> Notes { get; } = notes;

    /// <summary>The item may be left out: "not a statement", "no event".</summary>
    public bool MayBeMissing => Notes.Any(note => Begins(note, "not a ") || Begins(note, "not an ") || (Begins(note, "no ") && note.Split(' ')[1].Trim(',', ':', ';') is "statement" or "event" or "figure" or "entity" or "time"));

    /// <summary>The source may be left to the speaker: "no source span, with the speaker resolved".</summary>
    public bool MayLackSource => Notes.Any(note => Begins(note, "no source") || Begins(note, "source null") || Begins(note, "source none"));

    /// <summary>Stretches of the content may stand as statements of their own.</summary>
    public bool MayBeSplit => Notes.Any(note => Begins(note, "two statements") || Begins(note, "three statements") || Begins(note, "several statements") || Begins(note, "one statement for each"));

    /// <summary>The content may go on to the end of its sentence.</summary>
    public bool MayRunOn => Notes.Any(note => Begins(note, "content that runs on"));

    /// <summary>The content may go on with that of the statement that follows: "content that joins this quotation and the next".</summary>
    public bool MayJoinTheNext => Notes.Any(note => Begins(note, "content that joins this quotation and the next"));

    /// <summary>The content may be all from its first to its last character: "one content stretch over both paragraphs".</summary>
    public bool MayBeWhole => Notes.Any(note => Begins(note, "one content stretch"));

    /// <summary>Whether a note says that there may be none: "addressee null".</summary>
    public bool MayBeNull(string subject) => About(subject).Any(note => Null().IsMatch(note));

    /// <summary>Labels that are accepted too: "stance DENIES or REJECTS".</summary>
    public IEnumerable<string> Labels(string subject) => About(subject).SelectMany(note => Label().Matches(note).Select(match => match.Value));

    /// <summary>Texts in quotation marks: "cue 'quoted'".</summary>
    public IEnumerable<string> Quoted(string subject) => About(subject).SelectMany(note => Quotation().Matches(note).Select(match => match.Groups["words"].Value));

    /// <summary>The same, those of one note together: "content 'the port', 'is shut'".</summary>
    public IEnumerable<IReadOnlyList<string>> QuotedTogether(string subject) =>
        About(subject).Select(note => (IReadOnlyList<string>)[.. Quotation().Matches(note).Select(match => match.Groups["words"].Value)]).Where(words => words.Count > 0);

    /// <summary>The words in quotation marks, or all that follow the subject where there are none: "said_on 2025-11-17".</summary>
    public IEnumerable<string> Values(string subject) =>
        About(subject).Select(note => Quotation().Match(note) is { Success: true } quoted ? quoted.Groups["words"].Value : note[subject.Length..].Trim());

    /// <summary>Ids of items named behind a subject, in the order of the note, and the words between: "chain through axios".</summary>
    public IEnumerable<(string Note, IReadOnlyList<string> Ids)> Ids(string subject, IReadOnlySet<string> known) =>
        About(subject).Select(note => (note, (IReadOnlyList<string>)[.. Id().Matches(note[subject.Length..]).Select(match => match.Value).Where(known.Contains)]));

    /// <summary>Statements that may be one: "one statement that joins a10 and a11".</summary>
    public IEnumerable<string> JoinedWith(IReadOnlySet<string> known) =>
        Ids("one statement", known).SelectMany(item => item.Ids);

    private IEnumerable<string> About(string subject) => Notes.Where(note => Begins(note, subject) && (note.Length == subject.Length || !char.IsLetterOrDigit(note[subject.Length])));

    private static bool Begins(string note, string words) => note.StartsWith(words, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\b[A-Z]{2}[A-Z_]*\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"\b(?:null|none|without any)\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Null();

    // An apostrophe before a letter belongs to the words quoted.
    [GeneratedRegex(@"(?<![\p{L}\d])['""\u2018](?<words>(?:[^'""\u2019]|['\u2019](?=\p{L}))+)['""\u2019](?!\p{L})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quotation();

    [GeneratedRegex(@"[\p{L}\d]+(?:[:\-_.][\p{L}\d]+)*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();
}
