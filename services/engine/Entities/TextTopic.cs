using Hearsay.Engine.Model;

namespace Hearsay.Engine.Entities;

/// <summary>The person whom a whole text is about, as an obituary is: named much more often than any other who could be meant.</summary>
internal sealed class TextTopic(EntityBook book)
{
    private const int LeastNames = 3, TimesTheNext = 2, MostPersons = 10;

    private readonly Lazy<List<(EntityDraft Person, int Names)>> _persons = new(() =>
        [.. book.Names.Where(name => name.Entity.Type == EntityType.Person).GroupBy(name => name.Entity, (person, names) => (person, names.Count())).OrderByDescending(pair => pair.Item2).Take(MostPersons)]);

    /// <summary>Whom the text is about, of those who fit; null where it is about several, or names him only later.</summary>
    public EntityDraft? Of(int position, Func<EntityDraft, bool> fits)
    {
        var fitting = _persons.Value.Where(pair => fits(pair.Person)).Take(2).ToList();
        return fitting.Count > 0 && fitting[0].Names >= LeastNames && (fitting.Count == 1 || fitting[0].Names >= TimesTheNext * fitting[1].Names) && fitting[0].Person.Mentions[0].Start < position
            ? fitting[0].Person
            : null;
    }
}
