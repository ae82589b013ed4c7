using System.Collections.Frozen;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Names;

/// <summary>Who speaks for a body and not for itself: a body and its spokespersons are one origin.</summary>
public static class SpokesPerson
{
    private static readonly FrozenSet<string> Words = "spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Phrases =
    [
        "press secretary", "press officer", "press office", "press service", "press spokes", "media officer", "media office", "communications director", "director of communications", "head of communications", "communications chief",
        "head of press", "chief of communications", "information officer", "public information officer", "press attache", "press attaché", "communications manager", "communications officer",
    ];

    /// <summary>Whether a role means that its bearer speaks for somebody else.</summary>
    public static bool IsSpeaking(string role) =>
        role.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Any(Words.Contains) || Phrases.Any(phrase => role.Contains(phrase, StringComparison.OrdinalIgnoreCase));

    /// <summary>For whom an entity speaks; null for one that speaks for itself.</summary>
    public static SpokenFor? Of(Evidence evidence, Entity entity)
    {
        if (entity.Type is not (EntityType.Person or EntityType.Group or EntityType.Organization or EntityType.Unspecified))
        {
            return null;
        }

        foreach (var role in entity.Roles.Where(role => IsSpeaking(role.Role_)))
        {
            return For(evidence, entity, role.Of);
        }

        return (entity.Unnamed || entity.Type == EntityType.Organization) && IsSpeaking(entity.Name) ? For(evidence, entity, entity.UnnamedSource?.Affiliation?.Text is { Length: > 0 } affiliation ? affiliation : Owner(entity.Name)) : null;
    }

    // "a spokeswoman for the harbour board", "the harbour board's spokesman", "a ministry spokesman"
    private static string Owner(string description)
    {
        foreach (var joint in new[] { " for ", " of ", " at " })
        {
            var at = description.IndexOf(joint, StringComparison.Ordinal);
            if (at >= 0 && IsSpeaking(description[..at]))
            {
                return description[(at + joint.Length)..];
            }
        }

        var mark = Math.Max(description.IndexOf("'s ", StringComparison.Ordinal), description.IndexOf("’s ", StringComparison.Ordinal));
        return mark > 0 ? description[..mark] : string.Join(' ', description.Split(' ').Skip(1).TakeWhile(word => !Words.Contains(word) && word is not "press" and not "media"));
    }

    private static SpokenFor For(Evidence evidence, Entity speaker, string body)
    {
        // "his spokesman" does not tell whose.
        if (body.Length == 0 || body.ToLowerInvariant() is "his" or "her" or "its" or "their" or "our" or "my" or "your")
        {
            return new SpokenFor("", "");
        }

        string[] words = NameWords.OfBody(body), asPerson = NameWords.OfPerson(body).Words;
        var found = evidence.Entities.Where(entity => entity.Id != speaker.Id)
            .FirstOrDefault(entity => entity.Aliases.Prepend(entity.Name).Any(name => NameWords.OfBody(name).AsSpan().SequenceEqual(words) || (entity.Type == EntityType.Person && NameWords.OfPerson(name).Words.AsSpan().SequenceEqual(asPerson))));
        return new SpokenFor(body, found?.Id ?? "");
    }
}

/// <summary>For whom somebody speaks.</summary>
/// <param name="Body">In the words of the text; may be empty where it does not tell.</param>
/// <param name="EntityId">The entity of the same evidence that the words name; empty where there is none.</param>
public sealed record SpokenFor(string Body, string EntityId);
