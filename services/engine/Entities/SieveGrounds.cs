namespace Hearsay.Engine.Entities;

/// <summary>
/// The sieves and how often each is right. Counted on one development set of mixed texts, coref/gum-dev: only-one 56 of 65, speaker-and-subject 17 of
/// 20, speaker 9 of 10, subject 10 of 10, topic 3 of 3; the last three are rounded down for so few. All others are estimates. What lies below the
/// margin is not taken, so that a sieve which guesses abstains.
/// </summary>
internal static class SieveGrounds
{
    /// <summary>The speaker was found by a pronoun.</summary>
    public const string ByPronoun = "SPEAKER_BY_PRONOUN";

    /// <summary>The speaker was found by a description that points back: "the official".</summary>
    public const string ByDescription = "SPEAKER_BY_DESCRIPTION";

    /// <summary>The least likelihood with which an entity is taken.</summary>
    public const double Margin = 0.7;

    private static readonly string[] Pronoun = [ByPronoun], Described = [ByDescription];

    public static readonly Grounds Name = new("name", 0.97), Apposition = new("apposition", 0.95), Part = new("part-of-group", 0.8), Description = new("description", 0.9), Relative = new("relative", 0.9);

    public static readonly Grounds OnlyOne = new("pronoun-only-one", 0.86) { Reasons = Pronoun }, SpeakerAndSubject = new("pronoun-speaker-and-subject", 0.85) { Reasons = Pronoun },
        Speaker = new("pronoun-speaker", 0.9) { Reasons = Pronoun }, Subject = new("pronoun-subject", 0.9) { Reasons = Pronoun }, Topic = new("pronoun-topic", 0.85) { Reasons = Pronoun },
        Body = new("pronoun-body", 0.8) { Reasons = Pronoun }, FirstNamed = new("pronoun-first-named", 0.6) { Reasons = Pronoun };

    public static readonly Grounds Nation = new("nation", 0.9) { Reasons = Described }, Role = new("role", 0.9) { Reasons = Described }, SameNoun = new("same-noun", 0.9) { Reasons = Described },
        Outlet = new("outlet", 0.85) { Reasons = Described }, BodyNoun = new("body-noun", 0.85) { Reasons = Described };
}
