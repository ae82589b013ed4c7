using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>Events one to one: the same type and status, and triggers that overlap. Participants, place, time and speaker are those of the events found so.</summary>
internal static class EventScorer
{
    public const string Stage = "events";

    public static readonly Scoring.Figure Found = new(Stage, "found"), AnyStatus = new(Stage, "type and trigger"), Participants = new("participants", "of found"), Place = new("place", "of found"), Time = new("time", "of found"), AccordingTo = new("according to", "of found");

    public static void Score(GoldReading reading, GoldScore score)
    {
        var (found, gold) = (reading.Evidence.Events, reading.Article.Events);
        var alike = OneToOne.Pair(found, gold, (item, expected) => SameKind(reading, item, expected) ? HasStatus(item, expected) ? 2 : 1 : null);
        var right = alike.Where(pair => HasStatus(pair.Found, pair.Gold)).ToList();
        var optional = gold.Except(alike.Select(pair => pair.Gold)).Count(item => item.AlsoRight.MayBeMissing);
        score.Add(Found, new Tally(right.Count, found.Count, gold.Count - optional));
        score.Add(AnyStatus, new Tally(alike.Count, found.Count, gold.Count - optional));
        foreach (var (item, expected) in right)
        {
            ScoreDetails(reading, item, expected, score);
        }

        foreach (var (item, expected) in alike.Except(right))
        {
            score.Wrong(Stage, $"status {Labels.Of(item.Status)}, not {expected.Status}: {Describe(reading, expected)}");
        }

        foreach (var missed in gold.Except(alike.Select(pair => pair.Gold)).Where(item => !item.AlsoRight.MayBeMissing))
        {
            score.Missed(Stage, Describe(reading, missed));
        }

        foreach (var other in found.Except(alike.Select(pair => pair.Found)))
        {
            score.Extra(Stage, $"{other.Type} '{other.Trigger.Text}' {Labels.Of(other.Status)}");
        }
    }

    private static void ScoreDetails(GoldReading reading, Event item, GoldEvent expected, GoldScore score)
    {
        // Who stands nowhere in the list of entities cannot be found.
        var known = reading.Article.Entities.Where(entity => entity.IsListed || reading.Article.Statements.Any(statement => statement.Speaker == entity.Id)).Select(entity => entity.Id).ToHashSet(StringComparer.Ordinal);
        var participants = expected.Participants.Where(known.Contains).ToList();
        List<string> found = [.. item.Participants.Select(participant => participant.EntityId)];
        var inCommon = reading.Entities.InCommon(found, participants);
        var others = expected.Participants.Count - participants.Count;
        score.Add(Participants, new Tally(inCommon, Math.Max(inCommon, found.Count - others), participants.Count));
        var according = item.AccordingToStatementId.Length > 0 ? reading.Statement(item.AccordingToStatementId) : null;
        var speaker = according is null ? "" : according.SpeakerEntityId.Length > 0 ? according.SpeakerEntityId : according.Chain is [.., var last] ? last.EntityId : "unresolved";
        var time = reading.TimeValue(item.TimeId);
        List<string> wrong = [];
        Field(Place, "place", item.PlaceEntityId, expected.Place, reading.Entities.Same(item.PlaceEntityId, expected.Place), reading.NameOf);
        Field(Time, "time", time, expected.Time, TimeScorer.Same(time, expected.Time), value => value);
        Field(AccordingTo, "according_to", speaker, expected.AccordingTo, reading.Entities.Same(speaker, expected.AccordingTo), reading.NameOf);
        if (inCommon < participants.Count || inCommon < found.Count - others)
        {
            wrong.Add($"participants {string.Join(", ", found.Select(reading.NameOf))}, not {string.Join(", ", expected.Participants)}");
        }

        if (wrong.Count > 0)
        {
            score.Wrong(Stage, $"{string.Join("; ", wrong)}: {Describe(reading, expected)}");
        }

        void Field(Scoring.Figure figure, string field, string value, string? gold, bool same, Func<string, string> describe)
        {
            if (value.Length == 0 ? gold is not null && expected.AlsoRight.MayBeNull(field) : expected.AlsoRight.Values(field).Any(also => also == value || reading.Entities.Same(value, also)))
            {
                return;
            }

            score.Field(figure, value.Length > 0, gold is not null, same);
            if (value.Length > 0 ? !same : gold is not null)
            {
                wrong.Add($"{field} {(value.Length > 0 ? describe(value) : "nothing")}, not {gold ?? "nothing"}");
            }
        }
    }

    private static bool SameKind(GoldReading reading, Event item, GoldEvent gold) =>
        LabelScorer.IsRight(item.Type, gold.Type, gold.AlsoRight.Labels("type"))
        && (ModelSpans.Overlap(ModelSpans.Of(item.Trigger), gold.Trigger)
            || gold.AlsoRight.Quoted("trigger").SelectMany(words => ModelSpans.Places(reading.Article.Text, words)).Any(place => ModelSpans.Overlap(ModelSpans.Of(item.Trigger), place)));

    private static bool HasStatus(Event item, GoldEvent gold) => LabelScorer.IsRight(Labels.Of(item.Status), gold.Status, gold.AlsoRight.Labels("status"));

    private static string Describe(GoldReading reading, GoldEvent gold) => $"{gold.Id} {gold.Type} '{reading.Words([gold.Trigger])}' {gold.Status}";
}
