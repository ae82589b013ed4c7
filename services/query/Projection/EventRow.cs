using Google.Protobuf;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>A row of the table "event", without what all rows of a revision share.</summary>
/// <param name="Position">Its place in the evidence.</param>
/// <param name="Type">PLOVER type.</param>
/// <param name="Status">Number of its status.</param>
/// <param name="Participants">Folded names and aliases of all who took part.</param>
/// <param name="Told">Folded sentence that tells it.</param>
/// <param name="Days">When, as PostgreSQL writes a daterange; null where it is not told.</param>
/// <param name="Payload">The <see cref="EventResult"/>, serialized.</param>
internal sealed record EventRow(int Position, string Type, short Status, string Participants, string Told, string? Days, byte[] Payload)
{
    public static IReadOnlyList<EventRow> AllOf(Evidence evidence, EvidenceIndex index, PassageReader passages) =>
        [.. evidence.Events.Select((told, position) => From(told, position, index, passages))];

    private static EventRow From(Event told, int position, EvidenceIndex index, PassageReader passages)
    {
        var result = new EventResult
        {
            Event = told,
            Place = index.NameOf(told.PlaceEntityId),
            Time = index.TimeOf(told.TimeId),
            AccordingTo = index.SpeakerOf(told.AccordingToStatementId),
            Passage = passages.Around(told.Trigger, sentence: null),
        };
        result.Participants.AddRange(told.ParticipantEntityIds.Select(index.NameOf));
        return new EventRow(
            position,
            told.Type,
            (short)told.Status,
            FoldedText.Of(told.ParticipantEntityIds.SelectMany(index.NamesOf)),
            FoldedText.Of(result.Passage.Sentence?.Text ?? ""),
            CalendarDays.Of(result.Time),
            result.ToByteArray());
    }
}
