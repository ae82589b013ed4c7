using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>
/// Gives one name one kind throughout a text. A tagger sees a sentence at a time, and takes a country or a company that it has never heard of
/// for a person here and a place there; the whole text knows better.
/// </summary>
internal sealed class NameKinds
{
    private readonly ReadText _text;
    private readonly List<(NameReading Reading, NameForm Form)> _names = [];
    private readonly Dictionary<string, KindTally> _tallies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NameKind> _settled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (NameKind Kind, int Bodies)> _bodiesByFirst = new(StringComparer.Ordinal);
    private readonly HashSet<string> _titled = new(StringComparer.Ordinal);
    private readonly HashSet<string> _surnames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _givenNames = new(StringComparer.Ordinal);

    private readonly HashSet<string> _uncapitalised = new(StringComparer.Ordinal);

    private NameKinds(ReadText text)
    {
        _text = text;
        foreach (var token in text.Tokens.Where(token => !token.IsCapital))
        {
            _uncapitalised.Add(token.Lower);
        }
    }

    public static List<NameReading> Settle(ReadText text, IReadOnlyList<NameReading> names, CancellationToken cancellationToken)
    {
        var kinds = new NameKinds(text);
        foreach (var name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            kinds.Count(name);
        }

        kinds.WeighPeoples(cancellationToken);
        foreach (var many in new[] { true, false })
        {
            foreach (var (key, tally) in kinds._tallies.Where(pair => pair.Key.Contains(' ', StringComparison.Ordinal) == many))
            {
                cancellationToken.ThrowIfCancellationRequested();
                kinds.Decide(key, tally);
            }
        }

        return [.. kinds._names.Where(name => !kinds.IsPeopleOf(name.Form)).Select(name => name.Reading with { Kind = kinds._settled[name.Form.Key] })];
    }

    private void Count(NameReading reading)
    {
        var form = NameForm.Of(_text, reading.Range);
        if (form.Words.Length == 0 || IsCommon(form))
        {
            return;
        }

        _names.Add((reading, form));
        if (!_tallies.TryGetValue(form.Key, out var tally))
        {
            _tallies[form.Key] = tally = new KindTally();
        }

        // A person is told by the full name first; a lone word may be anything.
        tally.Add(reading.Kind, reading.Kind == NameKind.Other ? 0.4 : reading.Kind == NameKind.Person && form.Words.Length == 1 ? 0.6 : 1);
        NameContext.Weigh(_text, form, tally);
        var titled = NameFinder.IsPersonTitle(_text.Tokens[form.First].Lower) || NameFinder.IsPersonTitle(_text.Tokens[Math.Max(form.First - 1, 0)].Lower);
        if (reading.Kind == NameKind.Person && titled)
        {
            _titled.Add(form.Key);
            tally.Add(NameKind.Person, 5);
        }
    }

    // "Port strike live": the capital is the sentence's.
    private bool IsCommon(NameForm form)
    {
        var opens = form.First == _text.Sentences[_text.SentenceOfToken[form.First]].First;
        var token = _text.Tokens[form.First];
        if (!opens || token.IsUpper || form.End - form.First != form.Words.Length || !_uncapitalised.Contains(token.Lower))
        {
            return false;
        }

        for (var i = form.First + 1; i < form.End; i++)
        {
            if (_text.Tokens[i].IsCapital)
            {
                return false;
            }
        }

        return true;
    }

    private void Decide(string key, KindTally tally)
    {
        var words = key.Split(' ');
        if (words.Length == 1)
        {
            _settled[key] = OfLoneWord(words[0], tally);
            return;
        }

        WeighShape(words, tally);
        var kind = tally.Best();
        // "Norvane Energi" that goes on as "Norvane" is a company: a person goes on as "Energi".
        if (kind == NameKind.Person && !_titled.Contains(key) && words.Length == 2 && _tallies.TryGetValue(words[0], out var first) && !_tallies.ContainsKey(words[1])
            && NameLexicon.Instance.GenderOfGivenName(words[0]) is null && (first[NameKind.Organization] + first[NameKind.Outlet] + first[NameKind.Place] > 0 || first[NameKind.Person] >= 1.2))
        {
            kind = first[NameKind.Place] > first[NameKind.Organization] ? NameKind.Place : NameKind.Organization;
        }

        _settled[key] = kind;
        if (kind == NameKind.Person)
        {
            _surnames.Add(words[^1]);
            _givenNames.Add(words[0]);
        }
        else if (kind is NameKind.Organization or NameKind.Outlet)
        {
            _bodiesByFirst[words[0]] = (kind, _bodiesByFirst.GetValueOrDefault(words[0]).Bodies + 1);
        }
    }

    private static void WeighShape(string[] words, KindTally tally)
    {
        if (NameShapes.BeginsAsOutlet(words))
        {
            tally.Add(NameKind.Outlet, 1 + tally[NameKind.Organization] + tally[NameKind.Person]);
        }
        else if (tally[NameKind.Person] < tally[NameKind.Organization] + tally[NameKind.Outlet] && NameShapes.IsOutletName(words))
        {
            tally.Add(NameKind.Outlet, 1 + tally[NameKind.Organization]);
        }
        else if (NameShapes.IsBodyName(words))
        {
            tally.Add(NameKind.Organization, 1.5);
        }
    }

    private NameKind OfLoneWord(string word, KindTally tally)
    {
        if (_surnames.Contains(word) || _titled.Contains(word) || (_givenNames.Contains(word) && NameLexicon.Instance.GenderOfGivenName(word) is not null))
        {
            return tally[NameKind.Person] > 0 ? NameKind.Person : tally.Best();
        }

        if (NameLexicon.Instance.KindOfWord(word) is { } listed && (listed == NameKind.Place || NameLexicon.Instance.GenderOfGivenName(word) is null))
        {
            tally.Add(listed, 2 + tally[NameKind.Person]);
        }

        if (_bodiesByFirst.TryGetValue(word, out var body) && tally[NameKind.Place] == 0)
        {
            // Several bodies that begin with one word are those of a town, not of themselves.
            tally.Add(body.Bodies > 1 ? NameKind.Place : body.Kind, body.Bodies > 1 ? 1.5 : 2 + tally[NameKind.Person]);
        }

        return tally.Best();
    }

    // "the Iskarian minister" tells that Iskaria is a country.
    private void WeighPeoples(CancellationToken cancellationToken)
    {
        foreach (var token in _text.Tokens.Where(token => token.IsCapital && token.Lower.Length > 5))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (NameLexicon.Instance.PlaceOfPeople(token.Lower) is null && PlaceOfPeople(token.Lower) is { } place)
            {
                _tallies[place].Add(NameKind.Place, 1.5);
            }
        }
    }

    private bool IsPeopleOf(NameForm form) =>
        form.Words.Length == 1 && form.Words[0].Length > 5 && PlaceOfPeople(form.Words[0]) is { } place && _settled[place] == NameKind.Place;

    private string? PlaceOfPeople(string lower)
    {
        var word = lower.EndsWith('s') ? lower[..^1] : lower;
        foreach (var (ending, lost) in Endings)
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var end in lost)
            {
                var place = string.Concat(word.AsSpan(0, word.Length - ending.Length), end);
                if (place.Length > 3 && place != word && _tallies.ContainsKey(place))
                {
                    return place;
                }
            }
        }

        return null;
    }

    private static readonly (string Ending, string[] Lost)[] Endings =
    [
        ("ian", ["", "ia", "e", "a", "y"]), ("ean", ["", "ea", "e", "a"]), ("an", ["", "a", "e", "o"]), ("ese", ["", "a", "e", "o"]), ("ish", ["", "land", "e"]), ("i", [""]), ("er", [""]),
    ];
}
