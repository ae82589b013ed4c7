using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>
/// Which body, outlet or place a name means: by the name, by an acronym told in brackets or made of its initials, by its first or last words
/// ("the Gazette" after "the Vell Gazette"), or by a name misspelt by one letter, in this order.
/// </summary>
internal sealed class BodyNames(ReadText text, List<EntityDraft> entities)
{
    private const int MostLonger = 50, MostCompared = 300, ShortestMisspelt = 7;
    private readonly Dictionary<string, EntityDraft> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntityDraft?> _byAcronym = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string[] Words, EntityDraft Entity)>> _byFirstWord = new(StringComparer.Ordinal), _byLastWord = new(StringComparer.Ordinal);

    public void AddFull(NameReading name, NameForm form)
    {
        var (key, spelling, listed) = Main(name, form);
        if (form.Words.Length < 2)
        {
            return;
        }

        if (!_byName.TryGetValue(key, out var entity) && !listed && Misspelt(key, name.Kind) is { } meant)
        {
            _byName[key] = entity = meant;
        }

        if (entity is null)
        {
            entity = Entity(name.Kind, spelling, listed);
            _byName[key] = entity;
            if (name.Kind != NameKind.Place)
            {
                Index(_byFirstWord, form.Words[0], form.Words, entity);
                Index(_byLastWord, form.Words[^1], form.Words, entity);
            }

            AddInitials(form.Words, entity);
        }

        if (InBrackets(form) is { } acronym)
        {
            _byAcronym[acronym] = entity;
        }
    }

    public EntityDraft? Find(NameReading name, NameForm form)
    {
        if (form.Words.Length == 0)
        {
            return null;
        }

        var (key, spelling, listed) = Main(name, form);
        // "the Post" may be short for another paper than the one that the lists know by that name.
        if (!(listed && name.Kind == NameKind.Outlet) && _byName.TryGetValue(key, out var same))
        {
            return same;
        }

        var found = (form.Words.Length == 1 && text.Tokens[form.First].IsUpper ? _byAcronym.GetValueOrDefault(form.Words[0]) : null)
            ?? (name.Kind == NameKind.Place || (listed && name.Kind != NameKind.Outlet) ? null : Longer(name, form, listed))
            ?? _byName.GetValueOrDefault(key)
            ?? (listed ? null : Misspelt(key, name.Kind));
        if (found is null)
        {
            found = Entity(name.Kind, spelling, listed);
            _byName[key] = found;
        }

        return found;
    }

    private (string Key, string Spelling, bool Listed) Main(NameReading name, NameForm form)
    {
        var at = text.TokenAt(name.Range.Start);
        // A part of a compound has its name from the list of lone words.
        if (form.End - form.First == 1 && text.Tokens[at].End > name.Range.End && NameLexicon.Instance.MainOfWord(form.Words[0], name.Kind) is { } main)
        {
            return (main.ToLowerInvariant(), main, true);
        }

        var listed = NameLexicon.Instance.Match(text.Tokens, at, form.End)
            ?? (form.First < form.End - 1 && text.Tokens[at].Lower == "the" ? NameLexicon.Instance.Match(text.Tokens, at + 1, form.End) : null);
        var whole = listed is not null && listed.Kind == name.Kind && (listed.Words.Length == form.End - form.First || listed.Words.Length == form.Words.Length);
        var spelling = whole ? listed!.Name : Spelling(name);
        var bare = spelling.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? spelling[4..] : spelling;
        return (bare.ToLowerInvariant().Replace('’', '\''), spelling, whole);
    }

    // A dateline has its town in capitals.
    private string Spelling(NameReading name)
    {
        var spelling = text.Value[name.Range.Start..name.Range.End];
        return name.Kind == NameKind.Place && spelling.Length > 3 && !spelling.Any(char.IsLower) ? NameForm.InSmallLetters(spelling) : spelling;
    }

    private EntityDraft Entity(NameKind kind, string spelling, bool listed)
    {
        var entity = new EntityDraft
        {
            Type = kind switch { NameKind.Outlet => EntityType.Outlet, NameKind.Place => EntityType.Place, _ => EntityType.Organization },
            Name = spelling,
            Grounds = listed ? new Grounds("listed-name", 0.95) : new Grounds("name", 0.85),
        };
        entities.Add(entity);
        return entity;
    }

    // "World Rowing Council (WRC)"
    private string? InBrackets(NameForm form)
    {
        var tokens = text.Tokens;
        return form.End + 2 < tokens.Count && tokens[form.End].Lower == "(" && tokens[form.End + 1].IsUpper && tokens[form.End + 2].Lower == ")" ? tokens[form.End + 1].Lower : null;
    }

    private void AddInitials(string[] words, EntityDraft entity)
    {
        var all = words.Where(word => char.IsLetter(word[0])).ToList();
        var main = all.Where(word => word is not ("of" or "the" or "and" or "for" or "de" or "in" or "on")).ToList();
        foreach (var initials in new[] { all, main }.Where(part => part.Count >= 2).Select(part => string.Concat(part.Select(word => word[0]))).Distinct(StringComparer.Ordinal))
        {
            // Two bodies with the same initials: neither is meant by them.
            _byAcronym[initials] = _byAcronym.TryGetValue(initials, out var other) && other != entity ? null : entity;
        }
    }

    private static void Index(Dictionary<string, List<(string[] Words, EntityDraft Entity)>> index, string word, string[] words, EntityDraft entity)
    {
        if (!index.TryGetValue(word, out var list))
        {
            index[word] = list = [];
        }

        if (list.Count < MostLonger)
        {
            list.Add((words, entity));
        }
    }

    // The body whose longer name begins or ends with these words; of several the one named last.
    private EntityDraft? Longer(NameReading name, NameForm form, bool listed)
    {
        var begins = listed ? [] : _byFirstWord.GetValueOrDefault(form.Words[0]) ?? [];
        var ends = _byLastWord.GetValueOrDefault(form.Words[^1]) ?? [];
        // What several bodies begin with is a place or a common word, short for none of them.
        begins = begins.Select(item => item.Entity).Distinct().Skip(1).Any() ? [] : begins;
        var longer = begins.Where(item => item.Words.Length > form.Words.Length && item.Words.AsSpan().StartsWith(form.Words))
            .Concat(ends.Where(item => item.Words.Length > form.Words.Length && item.Words.AsSpan().EndsWith(form.Words) && (name.Kind == NameKind.Outlet || form.Words.Length > 1 || IsAfterThe(form))))
            .Select(item => item.Entity).Where(entity => !listed || entity.Type == EntityType.Outlet).Distinct().ToList();
        if (longer.Count < 2)
        {
            return longer.FirstOrDefault();
        }

        return longer.Where(entity => entity.Mentions.Count > 0).MaxBy(entity => entity.Mentions[^1].Start) ?? longer[0];
    }

    private bool IsAfterThe(NameForm form) => text.Tokens[form.First].Lower == "the" || (form.First > 0 && text.Tokens[form.First - 1].Lower == "the");

    private EntityDraft? Misspelt(string key, NameKind kind)
    {
        var found = _byName.Take(MostCompared).Where(pair => pair.Value.Type == TypeOf(kind) && IsSlip(pair.Key, key)).Take(2).ToList();
        return found.Count == 1 ? found[0].Value : null;
    }

    // One long word differs by a letter; two halls of a fair differ by a short one.
    private static bool IsSlip(string a, string b)
    {
        if (a[0] != b[0] || Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }

        string[] wordsA = a.Split(' '), wordsB = b.Split(' ');
        var differ = wordsA.Length == wordsB.Length ? Enumerable.Range(0, wordsA.Length).Where(i => wordsA[i] != wordsB[i]).Take(2).ToList() : [];
        return differ.Count == 1 && wordsA[differ[0]].Length >= ShortestMisspelt && wordsA[differ[0]].All(char.IsLetter) && EditDistance.IsOne(wordsA[differ[0]], wordsB[differ[0]]);
    }

    private static EntityType TypeOf(NameKind kind) => kind switch { NameKind.Outlet => EntityType.Outlet, NameKind.Place => EntityType.Place, _ => EntityType.Organization };
}
