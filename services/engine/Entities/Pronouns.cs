using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>Ordered sieves for pronouns: the last speaker, then the first person named in the nearest sentence.</summary>
internal sealed class Pronouns(ReadText text, EntityBook book)
{
    // Farther back nobody is meant by a pronoun.
    private const int ReachInSentences = 3, ReachInNames = 40;
    private readonly List<(EntityDraft Entity, int Position)> _speakers = [];

    public void Heard(EntityDraft speaker, int position)
    {
        if (_speakers.Count == 0 || _speakers[^1].Position <= position)
        {
            _speakers.Add((speaker, position));
        }
    }

    public Resolution Resolve(string pronoun, int position) => pronoun switch
    {
        "he" or "him" or "his" => Person("M", position),
        "she" or "her" or "hers" => Person("F", position),
        "who" => Nearest(position),
        "it" or "they" or "them" => Thing(pronoun != "it", position),
        _ => new Resolution(null, "NO_ANTECEDENT"),
    };

    private int SentenceAt(int position) => text.SentenceOfToken[Math.Min(text.TokenAt(position), text.Tokens.Count - 1)];

    private Resolution Person(string gender, int position)
    {
        var sentence = SentenceAt(position);
        var names = NamesBack(position, sentence).Where(mention => Fits(mention.Entity, gender)).ToList();
        var speaker = LastSpeaker(position, sentence, entity => Fits(entity, gender));
        if (names.Count == 0)
        {
            return speaker is null ? new Resolution(null, "NO_ANTECEDENT") : new Resolution(speaker, "");
        }

        // The nearest sentence that names a person; its first person is its subject as a rule.
        var nearest = names.Max(mention => SentenceAt(mention.Range.Start));
        var inNearest = names.Where(mention => SentenceAt(mention.Range.Start) == nearest).ToList();
        var subject = inNearest.MinBy(mention => mention.Range.Start).Entity;
        if (speaker is not null && speaker != subject && SentenceAt(LastSpeakerPosition(position)) > nearest)
        {
            return new Resolution(speaker, "");
        }

        if (inNearest.TrueForAll(mention => mention.Entity == subject) || speaker == subject)
        {
            return new Resolution(subject, "");
        }

        if (speaker is not null && SentenceAt(LastSpeakerPosition(position)) >= nearest)
        {
            return new Resolution(speaker, "");
        }

        var opens = text.Sentences[nearest].First + 6 >= text.TokenAt(inNearest.Min(mention => mention.Range.Start));
        return opens ? new Resolution(subject, "") : new Resolution(null, "AMBIGUOUS");
    }

    private Resolution Nearest(int position)
    {
        var at = book.LastNameBefore(position);
        return at >= 0 && SentenceAt(book.Names[at].Range.Start) == SentenceAt(position) && book.Names[at].Entity.Type == EntityType.Person
            ? new Resolution(book.Names[at].Entity, "")
            : new Resolution(null, "NO_ANTECEDENT");
    }

    private Resolution Thing(bool plural, int position)
    {
        var speaker = LastSpeaker(position, SentenceAt(position), entity => plural
            ? entity.Type is EntityType.Group or EntityType.Organization
            : entity.Type is EntityType.Organization or EntityType.Outlet or EntityType.Document);
        return speaker is null ? new Resolution(null, "NO_ANTECEDENT") : new Resolution(speaker, "");
    }

    private static bool Fits(EntityDraft entity, string gender) =>
        entity.Type == EntityType.Person && (entity.Gender.Length == 0 || entity.Gender == gender);

    private IEnumerable<MentionDraft> NamesBack(int position, int sentence)
    {
        var last = book.LastNameBefore(position);
        for (var i = last; i >= 0 && i > last - ReachInNames && SentenceAt(book.Names[i].Range.Start) >= sentence - ReachInSentences; i--)
        {
            yield return book.Names[i];
        }
    }

    private int LastSpeakerPosition(int position) => LastSpeakerIndex(position) is var at and >= 0 ? _speakers[at].Position : 0;

    // Speakers are heard in the order of the text.
    private int LastSpeakerIndex(int position)
    {
        int low = 0, high = _speakers.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_speakers[middle].Position < position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    private EntityDraft? LastSpeaker(int position, int sentence, Func<EntityDraft, bool> fits)
    {
        var last = LastSpeakerIndex(position);
        for (var i = last; i >= 0 && i > last - 20; i--)
        {
            if (SentenceAt(_speakers[i].Position) >= sentence - ReachInSentences && fits(_speakers[i].Entity))
            {
                return _speakers[i].Entity;
            }
        }

        return null;
    }
}
