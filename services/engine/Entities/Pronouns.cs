using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>Ordered sieves for pronouns: the only one who fits, the last speaker, the subject of the sentence before, whom the whole text is about.</summary>
internal sealed class Pronouns(ReadText text, EntityBook book, Speakers speakers)
{
    // Farther back nobody is meant by a pronoun.
    private const int ReachInSentences = 3, ReachInNames = 40;

    private readonly SentenceSubjects _subjects = new(text, book);
    private readonly TextTopic _topic = new(book);

    public Resolution Resolve(string pronoun, int position)
    {
        var found = pronoun switch
        {
            "he" or "him" or "his" => Person("M", position),
            "she" or "her" or "hers" => Person("F", position),
            "who" => Nearest(position),
            "it" => Thing(position, entity => entity.Type is EntityType.Organization or EntityType.Outlet or EntityType.Document),
            "they" or "them" => Heard(position, entity => entity.Type is EntityType.Group or EntityType.Organization),
            _ => Nobody,
        };
        if (found.Entity is { } entity && found.Grounds.Confidence >= SieveGrounds.Margin)
        {
            _subjects.Means(position, entity);
        }

        return found;
    }

    private static Resolution Nobody => new(null, "NO_ANTECEDENT");

    private Resolution Person(string gender, int position)
    {
        var sentence = text.SentenceAt(position);
        var named = NamesBack(position, sentence).Where(mention => Fits(mention.Entity, gender)).Select(mention => (mention.Entity, mention.Range, Sentence: text.SentenceAt(mention.Range.Start))).ToList();
        var heard = speakers.LastBefore(position, sentence - ReachInSentences, entity => Fits(entity, gender));
        if (named.Count == 0)
        {
            return heard is { } only ? Found(only.Entity, SieveGrounds.Speaker) : Found(_topic.Of(position, entity => Fits(entity, gender)), SieveGrounds.Topic);
        }

        var nearest = named[0].Sentence;
        var inNearest = named.TakeWhile(name => name.Sentence == nearest).Select(name => name.Entity).ToList();
        if (named.TrueForAll(name => name.Entity == named[0].Entity) && (heard is null || heard.Value.Entity == named[0].Entity))
        {
            return Only(named[0].Entity, gender);
        }

        // Its first person is a sentence's subject as a rule.
        var subject = SubjectOf(nearest, gender);
        var first = subject ?? inNearest[^1];
        if (heard is { } last && (last.Sentence >= nearest || last.Entity == first))
        {
            return last.Entity == first ? Found(first, SieveGrounds.SpeakerAndSubject)
                : first == _topic.Of(position, entity => Fits(entity, gender)) ? Found(first, SieveGrounds.Topic)
                : Found(last.Entity, SieveGrounds.Speaker);
        }

        if (subject is not null)
        {
            return Found(subject, SieveGrounds.Subject);
        }

        // "Quill went home. Told of it by Orn, she ...": whom the sentence before is about, rather than who stands after a preposition.
        if (nearest == sentence && IsOblique(named[0].Range) && SubjectOf(sentence - 1, gender) is { } before)
        {
            return Found(before, SieveGrounds.Subject);
        }

        var unsure = first.Gender.Length == 0 && named.Exists(name => name.Entity.Gender.Length > 0);
        return Found(first, !unsure && inNearest.TrueForAll(entity => entity == first) ? SieveGrounds.Subject : SieveGrounds.FirstNamed);
    }

    private EntityDraft? SubjectOf(int sentence, string gender) => _subjects.Of(sentence) is { } about && Fits(about, gender) ? about : null;

    private bool IsOblique(TextRange name)
    {
        for (var i = text.TokenAt(name.Start) - 1; i >= 0 && i > text.TokenAt(name.Start) - 4; i--)
        {
            if (!text.Tokens[i].Is("DT") && !text.Tokens[i].Is("NNP") && !text.Tokens[i].Is("JJ"))
            {
                return text.Tokens[i].Is("IN") || text.Tokens[i].Is("TO");
            }
        }

        return false;
    }

    // Nobody else is near: what the pronoun tells of a name that tells nothing holds for it from now on.
    private static Resolution Only(EntityDraft person, string gender)
    {
        person.Gender = gender;
        return Found(person, SieveGrounds.OnlyOne);
    }

    private Resolution Nearest(int position)
    {
        var at = book.LastNameBefore(position);
        return at >= 0 && text.SentenceAt(book.Names[at].Range.Start) == text.SentenceAt(position) && book.Names[at].Entity.Type == EntityType.Person
            ? Found(book.Names[at].Entity, SieveGrounds.Relative)
            : Nobody;
    }

    private Resolution Heard(int position, Func<EntityDraft, bool> fits) =>
        Found(speakers.LastBefore(position, text.SentenceAt(position) - ReachInSentences, fits)?.Entity, SieveGrounds.Speaker);

    // A body that has not spoken is meant where the sentence before is about it.
    private Resolution Thing(int position, Func<EntityDraft, bool> fits)
    {
        var heard = Heard(position, fits);
        return heard.Entity is null && _subjects.Of(text.SentenceAt(position) - 1) is { } subject && fits(subject) ? Found(subject, SieveGrounds.Body) : heard;
    }

    private static Resolution Found(EntityDraft? entity, Grounds grounds) => entity is null ? Nobody : new Resolution(entity, "") { Grounds = grounds };

    private static bool Fits(EntityDraft entity, string gender) =>
        entity.Type == EntityType.Person && (entity.Gender.Length == 0 || entity.Gender == gender);

    private IEnumerable<MentionDraft> NamesBack(int position, int sentence)
    {
        var last = book.LastNameBefore(position);
        for (var i = last; i >= 0 && i > last - ReachInNames && text.SentenceAt(book.Names[i].Range.Start) >= sentence - ReachInSentences; i--)
        {
            yield return book.Names[i];
        }
    }
}
