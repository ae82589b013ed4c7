using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>A mention of an entity at a place.</summary>
internal readonly record struct MentionDraft(TextRange Range, EntityDraft Entity);

/// <summary>The entities of one text: names that belong together, in the order of the text.</summary>
internal sealed class EntityBook
{
    private readonly ReadText _text;
    private readonly Dictionary<string, EntityDraft> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<EntityDraft>> _bySurname = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntityDraft> _outletsByLastWord = new(StringComparer.Ordinal);
    private readonly List<MentionDraft> _names = [];

    private EntityBook(ReadText text) => _text = text;

    public List<EntityDraft> Entities { get; } = [];

    /// <summary>Names in the order of the text.</summary>
    public IReadOnlyList<MentionDraft> Names => _names;

    public static EntityBook Of(ReadText text, IReadOnlyList<NameReading> names, CancellationToken cancellationToken)
    {
        var book = new EntityBook(text);
        foreach (var name in names.Where(name => name.Kind == NameKind.Person))
        {
            cancellationToken.ThrowIfCancellationRequested();
            book.AddFullPerson(name);
        }

        foreach (var name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (book.Assign(name) is { } entity)
            {
                Mention(entity, name.Range);
                book._names.Add(new MentionDraft(name.Range, entity));
            }
        }

        // Full names were gathered first, so that a surname in the headline finds its owner; the order of the text is restored here.
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

    private string[] Words(TextRange range)
    {
        var words = new List<string>();
        for (var i = _text.TokenAt(range.Start); i < _text.Tokens.Count && _text.Tokens[i].Start < range.End; i++)
        {
            if (!NameLexicon.Instance.IsHonorific(_text.Tokens[i].Lower) || _text.Tokens[i].End == range.End)
            {
                words.Add(_text.Tokens[i].Lower);
            }
        }

        return [.. words];
    }

    private string Spelling(TextRange range) => _text.Value[range.Start..range.End];

    private void AddFullPerson(NameReading name)
    {
        var words = Words(name.Range);
        if (words.Length < 2)
        {
            return;
        }

        var key = "p " + words[0] + " " + words[^1];
        if (!_byKey.ContainsKey(key))
        {
            var first = _text.TokenAt(name.Range.Start);
            var title = _text.Tokens[first].Lower;
            var gender = NameLexicon.Instance.GenderOfHonorific(title) is { Length: > 0 } byTitle ? byTitle : NameLexicon.Instance.GenderOfGivenName(words[0]) ?? "";
            var entity = new EntityDraft { Type = EntityType.Person, Name = WithoutTitle(name.Range), NameWords = words, Gender = gender is "M" or "F" ? gender : "" };
            _byKey[key] = entity;
            if (!_bySurname.TryGetValue(words[^1], out var list))
            {
                _bySurname[words[^1]] = list = [];
            }

            list.Add(entity);
            Entities.Add(entity);
        }
    }

    private string WithoutTitle(TextRange range)
    {
        var first = _text.Tokens[_text.TokenAt(range.Start)];
        return NameLexicon.Instance.IsHonorific(first.Lower) && first.End < range.End ? Spelling(new TextRange(first.End, range.End)).Trim() : Spelling(range);
    }

    private EntityDraft? Assign(NameReading name)
    {
        var words = Words(name.Range);
        if (words.Length == 0)
        {
            return null;
        }

        var spelling = Spelling(name.Range);
        var entity = name.Kind is NameKind.Person || (name.Kind is NameKind.Other or NameKind.Place && words.Length == 1 && _bySurname.ContainsKey(words[0]) && !IsStrongPlace(name))
            ? PersonOf(name, words)
            : name.Kind is NameKind.Other ? PersonByGivenName(words) : Listed(name, words);
        if (entity is not null)
        {
            entity.Forms.Add(spelling);
            var title = NameLexicon.Instance.GenderOfHonorific(_text.Tokens[_text.TokenAt(name.Range.Start)].Lower);
            entity.Gender = entity.Gender.Length == 0 && title.Length == 1 ? title : entity.Gender;
        }

        return entity;
    }

    private bool IsStrongPlace(NameReading name)
    {
        var at = _text.TokenAt(name.Range.Start);
        return name.Kind == NameKind.Place && NameLexicon.Instance.Match(_text.Tokens, at, at + 1) is { Strong: true };
    }

    private EntityDraft? PersonOf(NameReading name, string[] words)
    {
        if (words.Length > 1 && _byKey.TryGetValue("p " + words[0] + " " + words[^1], out var full))
        {
            return full;
        }

        var surname = words[^1];
        if (_bySurname.TryGetValue(surname, out var owners))
        {
            return owners.Count == 1 ? owners[0] : owners.Take(50).Where(owner => owner.Mentions.Count > 0).MaxBy(owner => owner.Mentions[^1].Start) ?? owners[0];
        }

        if (name.Kind == NameKind.Other)
        {
            return PersonByGivenName(words);
        }

        // A title before it and one owner a letter away: a slip of the pen.
        if (words.Length == 1 && surname.Length >= 5 && Misspelt(surname) is { } meant)
        {
            return meant;
        }

        var entity = new EntityDraft { Type = EntityType.Person, Name = WithoutTitle(name.Range), NameWords = words };
        _bySurname[surname] = [entity];
        Entities.Add(entity);
        return entity;
    }

    private EntityDraft? PersonByGivenName(string[] words)
    {
        var owners = Entities.Take(200).Where(entity => entity.NameWords.Length > 1 && entity.NameWords[0] == words[0]).Take(2).ToList();
        return words.Length == 1 && owners.Count == 1 ? owners[0] : null;
    }

    private EntityDraft? Misspelt(string surname)
    {
        EntityDraft? found = null;
        foreach (var (known, owners) in _bySurname.Take(500))
        {
            if (known.Length >= 5 && known[0] == surname[0] && owners.Count == 1 && EditDistance.IsOne(known, surname))
            {
                if (found is not null)
                {
                    return null;
                }

                found = owners[0];
            }
        }

        return found;
    }

    private EntityDraft Listed(NameReading name, string[] words)
    {
        if (name.Kind != NameKind.Outlet)
        {
            return ByMainName(name, words);
        }

        var isShort = words.Length - (words[0] == "the" ? 1 : 0) == 1;
        if (isShort && _outletsByLastWord.TryGetValue(words[^1], out var named))
        {
            // "the Post" after "the Vell Post" is that one, however well known another Post may be.
            return named;
        }

        var outlet = ByMainName(name, words);
        if (!isShort)
        {
            _outletsByLastWord[words[^1]] = outlet;
        }

        return outlet;
    }

    private EntityDraft ByMainName(NameReading name, string[] words)
    {
        var at = _text.TokenAt(name.Range.Start);
        var listed = NameLexicon.Instance.Match(_text.Tokens, at, at + words.Length);
        var main = listed is not null && listed.Words.Length == words.Length && listed.Kind == name.Kind ? listed.Name : Spelling(name.Range);
        var key = name.Kind + " " + (main.StartsWith("The ", StringComparison.OrdinalIgnoreCase) ? main[4..] : main).ToLowerInvariant();
        if (!_byKey.TryGetValue(key, out var entity))
        {
            entity = new EntityDraft { Type = TypeOf(name.Kind), Name = main };
            _byKey[key] = entity;
            Entities.Add(entity);
        }

        return entity;
    }

    private static EntityType TypeOf(NameKind kind) => kind switch
    {
        NameKind.Person => EntityType.Person,
        NameKind.Outlet => EntityType.Outlet,
        NameKind.Place => EntityType.Place,
        _ => EntityType.Organization,
    };
}
