namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>Speaker, addressee, time of saying, parent and medium of the statements that are found. Recall is the share of those annotated that are right.</summary>
internal static class DetailScorer
{
    public const string Stage = "details";

    public static readonly Scoring.Figure Speaker = new("speaker", "of found"), Addressee = new("addressee", "of found"), SaidOn = new("said on", "of found"), Parent = new("parent", "of found"), Medium = new("medium", "of found");

    public static void Score(GoldReading reading, GoldScore score)
    {
        var goldOf = reading.Statements.Pairs.ToLookup(pair => pair.Found.Id, pair => pair.Gold.Id);
        foreach (var (found, gold) in reading.Statements.Pairs)
        {
            Check(Speaker, "speaker", found.SpeakerEntityId, gold.Speaker, reading.Entities.Same, reading.NameOf);
            Check(Addressee, "addressee", found.AddresseeEntityId, gold.Addressee, reading.Entities.Same, reading.NameOf);
            Check(SaidOn, "said_on", reading.TimeValue(found.SaidTimeId), gold.SaidOn, TimeScorer.Same, value => value);
            Check(Parent, "parent", found.ParentId, gold.Parent, (id, expected) => goldOf[id].Contains(expected!, StringComparer.Ordinal), id => id);
            Check(Medium, "medium", found.Medium == Engine.Model.Medium.Unspecified ? "" : Labels.Of(found.Medium), gold.Medium, (label, expected) => label == expected, label => label);

            void Check(Scoring.Figure figure, string field, string value, string? expected, Func<string, string?, bool> same, Func<string, string> describe)
            {
                var right = value.Length == 0 ? expected is null : expected is not null && same(value, expected);
                if (!right && (gold.AlsoRight.Values(field).Concat(field == "speaker" ? gold.AlsoRight.Values("origin") : []).Any(also => same(value, also)) || (value.Length == 0 && gold.AlsoRight.MayBeNull(field))))
                {
                    return;
                }

                score.Field(figure, value.Length > 0, expected is not null, right);
                if (!right)
                {
                    score.Wrong(Stage, $"{field} {(value.Length == 0 ? "nothing" : describe(value))}, not {expected ?? "nothing"}: {reading.Describe(gold)}");
                }
            }
        }
    }
}
