using Hearsay.Contracts.Query.V1;
using Hearsay.Corpus.Timelines;

namespace Hearsay.Query;

/// <summary>A report of an event, and the answer that shows it.</summary>
/// <param name="Report">What it is compared by.</param>
/// <param name="Result">What an answer shows of it.</param>
internal sealed record ToldEvent(TimelineReport Report, EventResult Result)
{
    /// <summary>Reads a report.</summary>
    /// <param name="result">The event as stored.</param>
    /// <param name="document">Its document.</param>
    /// <param name="position">Its place in the document.</param>
    /// <param name="published">Microseconds since 1970; null where not known.</param>
    /// <param name="tie">Decides between documents of one publication time.</param>
    /// <param name="groups">Entities over all documents, by the id that the evidence refers to them by.</param>
    public static ToldEvent Of(
        EventResult result, Guid document, int position, long? published, string tie, IReadOnlyDictionary<string, Guid> groups) => new(
        new TimelineReport
        {
            Type = result.Event.Type,
            Time = result.Time,
            Status = result.Event.Status,
            Parties =
            [
                .. result.Event.ParticipantEntityIds.Zip(result.Participants)
                    .Select(party => new TimelineParty(groups.TryGetValue(party.First, out var group) ? group : null, party.Second)),
            ],
            Place = result.Place,
            Sentence = result.Passage.Sentence?.Text ?? "",
            Published = published,
            Tie = tie,
            Position = position,
            Document = document,
        },
        result);
}
