using System.Globalization;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>A row of the table "statement", without what all rows of a revision share.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Position">Its place in the evidence.</param>
/// <param name="Kind">Number of its kind.</param>
/// <param name="Stance">Number of its stance.</param>
/// <param name="Certainty">Number of its certainty.</param>
/// <param name="Speaker">Folded names of the speaker.</param>
/// <param name="Addressee">Folded names of the addressee.</param>
/// <param name="Said">Folded content.</param>
/// <param name="Content">Code points of the content, as PostgreSQL writes an int4multirange.</param>
/// <param name="Proposition">Unit of what it asserts; null where it asserts nothing of its own.</param>
/// <param name="SpeakerName">Unit of the speaker's name; null where the speaker has none.</param>
/// <param name="Denies">On which side of its proposition it stands; null where on neither.</param>
/// <param name="Attribution">Folded words of source and cue.</param>
/// <param name="Origin">Folded name of the last party of the chain; empty where there is no chain.</param>
/// <param name="SaidOn">Days on which it was said, as PostgreSQL writes a daterange; null where none is told.</param>
/// <param name="Payload">The <see cref="StatementResult"/>, serialized.</param>
/// <param name="IsRejected">Whether people hold it to be no statement.</param>
/// <param name="IsCorrected">Whether the payload tells of a correction.</param>
internal sealed record StatementRow(
    Guid Id, int Position, short Kind, short Stance, short Certainty, string Speaker, string Addressee, string Said, string Content,
    Guid? Proposition, Guid? SpeakerName, bool? Denies, string Attribution, string Origin, string? SaidOn, byte[] Payload, bool IsRejected, bool IsCorrected)
{
    /// <summary>Those that hold in their order, which is that of the units, and then those that people rejected.</summary>
    public static IReadOnlyList<StatementRow> AllOf(CorrectedReading reading, EvidenceIndex index, EvidenceUnits units, PassageReader passages) =>
    [
        .. reading.Accepted.Select((statement, place) => From(statement, index, passages) with
        {
            Proposition = units.PropositionOf(place)?.Id,
            SpeakerName = units.FirstNameOf(statement.Holds.SpeakerEntityId)?.Id,
            Denies = units.Denies(place),
        }),
        .. reading.Rejected.Select(statement => From(statement, index, passages)),
    ];

    private static StatementRow From(ReadStatement read, EvidenceIndex index, PassageReader passages)
    {
        var statement = read.Holds;
        var result = ResultOf(read.Read, index, passages);
        result.Correction = read.Correction;
        return new StatementRow(
            Guid.ParseExact(statement.Id, "D"),
            read.Position,
            (short)statement.Kind,
            (short)statement.Stance,
            (short)statement.Certainty,
            FoldedText.Of(index.NamesOf(statement.SpeakerEntityId)),
            FoldedText.Of(AddresseeNames(statement, index)),
            FoldedText.Of(statement.Content.Select(span => span.Text)),
            RangesOf(statement),
            null,
            null,
            null,
            FoldedText.Of(statement.Source.Concat(statement.Cue).Select(span => span.Text)),
            FoldedText.Of(statement.Chain.LastOrDefault() is { } origin ? index.NameOf(origin) : ""),
            CalendarDays.Of(result.Said),
            StatementPayload.Write(result),
            read.IsRejected,
            read.Correction is not null);
    }

    /// <summary>A statement as answers show it.</summary>
    public static StatementResult ResultOf(Statement statement, EvidenceIndex index, PassageReader passages)
    {
        var result = new StatementResult
        {
            Statement = statement,
            Speaker = index.NameOf(statement.SpeakerEntityId),
            Addressee = AddresseeNames(statement, index).FirstOrDefault(""),
            Said = index.TimeOf(statement.SaidTimeId),
            Passage = passages.Around(ExtentOf(statement), statement.Sentence),
        };
        result.Chain.AddRange(statement.Chain.Select(index.NameOf));
        return result;
    }

    /// <summary>Names of the addressee; where the engine made no entity of it, the words that name it.</summary>
    private static IEnumerable<string> AddresseeNames(Statement statement, EvidenceIndex index) =>
        statement.AddresseeEntityId.Length > 0 ? index.NamesOf(statement.AddresseeEntityId)
        : statement.Addressee is { } words ? [words.Text]
        : [];

    /// <summary>From the first word of source, cue, content or addressee to the last.</summary>
    private static Span ExtentOf(Statement statement)
    {
        var parts = statement.Source.Concat(statement.Cue).Concat(statement.Content).ToList();
        if (statement.Addressee is { } addressee)
        {
            parts.Add(addressee);
        }

        return parts.Count == 0
            ? statement.Sentence ?? new Span()
            : new Span { Start = parts.Min(part => part.Start), End = parts.Max(part => part.End) };
    }

    /// <summary>A statement without content ("would not comment") is known by its cue, or by its source.</summary>
    private static string RangesOf(Statement statement)
    {
        var spans = statement.Content.Count > 0 ? statement.Content : statement.Cue.Count > 0 ? statement.Cue : statement.Source;
        var ranges = spans.Where(span => span.End > span.Start)
            .Select(span => string.Create(CultureInfo.InvariantCulture, $"[{span.Start},{span.End})"));
        return $"{{{string.Join(',', ranges)}}}";
    }
}
