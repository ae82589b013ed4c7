using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>A mention of an entity at a place.</summary>
internal readonly record struct MentionDraft(TextRange Range, EntityDraft Entity);

/// <summary>The entities of one text: names that belong together, in the order of the text.</summary>
internal sealed class EntityBook
{
    private readonly List<MentionDraft> _names = [];

    private EntityBook()
    {
    }

    public List<EntityDraft> Entities { get; } = [];

    /// <summary>Names in the order of the text.</summary>
    public IReadOnlyList<MentionDraft> Names => _names;

    /// <summary>Descriptions that stand beside a name ("the mayor of Vell, Ada Quill") in the order of the text, with whom they describe.</summary>
    public List<MentionDraft> Appositions { get; } = [];

    public static EntityBook Of(ReadText text, IReadOnlyList<NameReading> names, CancellationToken cancellationToken)
    {
        var book = new EntityBook();
        var readings = NameKinds.Settle(text, names, cancellationToken).ConvertAll(name => (Name: name, Form: NameForm.Of(text, name.Range)));
        var persons = new PersonNames(text, book.Entities);
        var bodies = new BodyNames(text, book.Entities);
        // Full names are gathered first, so that a surname or an acronym in the headline finds its owner.
        foreach (var (name, form) in readings)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (name.Kind == NameKind.Person)
            {
                persons.AddFull(name, form);
            }
            else if (name.Kind != NameKind.Other)
            {
                bodies.AddFull(name, form);
            }
        }

        foreach (var (name, form) in readings)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if ((persons.Find(name, form) ?? (name.Kind is NameKind.Other or NameKind.Person ? null : bodies.Find(name, form))) is { } entity)
            {
                entity.Forms.Add(text.Value[name.Range.Start..name.Range.End]);
                Mention(entity, name.Range);
                book._names.Add(new MentionDraft(name.Range, entity));
            }
        }

        book.Entities.RemoveAll(entity => entity.Mentions.Count == 0);
        book.Entities.Sort((a, b) => a.Mentions[0].Start.CompareTo(b.Mentions[0].Start));
        return book;
    }

    /// <summary>Adds an entity that has no name in the lists of names.</summary>
    public EntityDraft Add(EntityDraft entity)
    {
        Entities.Add(entity);
        return entity;
    }

    public static void Mention(EntityDraft entity, TextRange range)
    {
        if (entity.Mentions.Count == 0 || entity.Mentions[^1] != range)
        {
            entity.Mentions.Add(range);
        }
    }

    /// <summary>The last name that ends at or before a position; its index, or -1.</summary>
    public int LastNameBefore(int position)
    {
        int low = 0, high = _names.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_names[middle].Range.End <= position)
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

    /// <summary>The name that begins at a position; null where none does.</summary>
    public MentionDraft? NameFrom(int position)
    {
        var next = LastNameBefore(position) + 1;
        return next < _names.Count && _names[next].Range.Start == position ? _names[next] : null;
    }

    /// <summary>Whom a description that stands beside a name describes.</summary>
    public EntityDraft? ApposedAt(TextRange range)
    {
        int low = 0, high = Appositions.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Appositions[middle].Range.End <= range.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < Appositions.Count && Appositions[low].Range.Start <= range.Start && range.Start < Appositions[low].Range.End ? Appositions[low].Entity : null;
    }
}
