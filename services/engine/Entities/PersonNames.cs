using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>Who bears which name: by full name, surname, given name, or a name misspelt by one letter, in this order.</summary>
internal sealed class PersonNames(ReadText text, List<EntityDraft> entities)
{
    private const int MostOwners = 50, ShortestMisspelt = 5;
    private readonly Dictionary<string, EntityDraft> _byFullName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<EntityDraft>> _bySurname = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<EntityDraft>> _byGivenName = new(StringComparer.Ordinal);

    public void AddFull(NameReading name, NameForm form)
    {
        if (form.Words.Length < 2 || _byFullName.ContainsKey(Full(form)))
        {
            return;
        }

        // "S. Holt" is Steve Holt where he is named.
        var known = Owners(_bySurname, form.Words[^1]).FirstOrDefault(owner => owner.NameWords.Length > 1 && IsShortOf(owner.NameWords[0], form.Words[0]));
        if (known is null)
        {
            known = Person(name, form);
            Owners(_bySurname, form.Words[^1]).Add(known);
            Owners(_byGivenName, form.Words[0]).Add(known);
        }

        _byFullName[Full(form)] = known;
    }

    /// <summary>The person that a name means; null where it is nobody's.</summary>
    public EntityDraft? Find(NameReading name, NameForm form)
    {
        if (name.Kind is NameKind.Organization or NameKind.Outlet || (name.Kind == NameKind.Place && IsStrongPlace(form)) || (name.Kind == NameKind.Place && form.Words.Length > 1))
        {
            return null;
        }

        var title = NameLexicon.Instance.GenderOfHonorific(text.Tokens[form.First].Lower);
        var entity = form.Words.Length > 1 ? _byFullName.GetValueOrDefault(Full(form)) ?? Named(name, form) : ByLoneName(name, form, title);
        if (entity is not null && entity.Gender.Length == 0 && title.Length == 1)
        {
            entity.Gender = title;
        }

        return entity;
    }

    private EntityDraft? Named(NameReading name, NameForm form) => name.Kind == NameKind.Person ? Person(name, form) : null;

    private EntityDraft? ByLoneName(NameReading name, NameForm form, string title)
    {
        var word = form.Words[0];
        if (_bySurname.TryGetValue(word, out var owners))
        {
            return owners.Count == 1 ? owners[0] : LastOf(owners.Where(owner => title.Length != 1 || owner.Gender.Length == 0 || owner.Gender == title));
        }

        if (title.Length == 0 && _byGivenName.TryGetValue(word, out var named) && named.Count == 1)
        {
            return named[0];
        }

        if (name.Kind != NameKind.Person)
        {
            return null;
        }

        if (word.Length >= ShortestMisspelt && Misspelt(word) is { } meant)
        {
            return meant;
        }

        var entity = Person(name, form);
        entity.Grounds = new Grounds("lone-name", form.End - form.First > 1 ? 0.8 : 0.5);
        Owners(_bySurname, word).Add(entity);
        return entity;
    }

    private EntityDraft Person(NameReading name, NameForm form)
    {
        var title = NameLexicon.Instance.GenderOfHonorific(text.Tokens[form.First].Lower);
        var gender = title.Length == 1 ? title : NameLexicon.Instance.GenderOfGivenName(form.Words[0]) ?? "";
        var entity = new EntityDraft
        {
            Type = EntityType.Person,
            Name = Spelling(name, form),
            NameWords = form.Words,
            Gender = gender.Length == 1 ? gender : "",
            Grounds = new Grounds("person-name", 0.95),
        };
        entities.Add(entity);
        return entity;
    }

    private string Spelling(NameReading name, NameForm form)
    {
        var first = text.Tokens[form.First];
        var start = NameLexicon.Instance.IsHonorific(first.Lower) && first.End < name.Range.End ? text.Tokens[form.First + 1].Start : name.Range.Start;
        var spelling = text.Value[start..name.Range.End];
        // A byline may be in capitals.
        return spelling.Any(char.IsLower) || form.Words.Length < 2 ? spelling : NameForm.InSmallLetters(spelling);
    }

    private static string Full(NameForm form) => form.Words[0] + " " + form.Words[^1];

    private static bool IsShortOf(string a, string b)
    {
        var (shorter, longer) = a.Length < b.Length ? (a.TrimEnd('.'), b) : (b.TrimEnd('.'), a);
        return longer.StartsWith(shorter, StringComparison.Ordinal) && (shorter.Length == 1 || shorter.Length >= 3);
    }

    private static List<EntityDraft> Owners(Dictionary<string, List<EntityDraft>> owners, string word)
    {
        if (!owners.TryGetValue(word, out var list))
        {
            owners[word] = list = [];
        }

        return list;
    }

    private static EntityDraft? LastOf(IEnumerable<EntityDraft> owners)
    {
        var few = owners.Take(MostOwners).ToList();
        return few.Where(owner => owner.Mentions.Count > 0).MaxBy(owner => owner.Mentions[^1].Start) ?? few.FirstOrDefault();
    }

    private bool IsStrongPlace(NameForm form) => NameLexicon.Instance.Match(text.Tokens, form.First, form.End) is { Strong: true };

    // One owner a letter away: a slip of the pen.
    private EntityDraft? Misspelt(string surname)
    {
        EntityDraft? found = null;
        foreach (var (known, owners) in _bySurname.Take(500))
        {
            if (known.Length >= ShortestMisspelt && known[0] == surname[0] && owners.Count == 1 && EditDistance.IsOne(known, surname))
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
}
