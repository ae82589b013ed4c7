using System.Collections.Frozen;
using System.Text;

namespace Hearsay.Corpus.Names;

/// <summary>How alike two words of names are: slips of the pen, and the ways to write one name in Latin letters.</summary>
internal static class Spellings
{
    // Given names that are one name, told in other languages, in short or in other letters.
    private static readonly FrozenDictionary<string, int> Families = new[]
    {
        "sergei sergey serhiy serhii sergiy serge", "alexander aleksandr oleksandr alexandr alex aleksander sasha", "alexei aleksei alexey aleksey oleksiy oleksii", "dmitry dmitri dmitriy dmitrii dmytro", "mikhail mykhailo mykhaylo",
        "andrei andrey andriy andrii", "vladimir volodymyr uladzimir wladimir", "nikolai nikolay mykola", "yevgeny evgeny evgeni yevgeniy yevhen evgenii", "yuri yury yuriy yurii iurii", "kirill kyrylo", "yulia julia yuliya iuliia", "elena yelena olena",
        "natalia nataliya natalya natalie", "ekaterina yekaterina kateryna", "irina iryna", "pavel pavlo", "pyotr petro petr", "vasily vasyl vasiliy", "grigory hryhoriy grigori", "ihor igor", "oleg oleh", "viktor victor", "maxim maksym maksim",
        "muhammad mohammed mohammad muhammed mohamed mohamad mahomed", "ahmed ahmad ahmet", "hussein husain hussain hossein husayn", "hassan hasan", "youssef yusuf yousef yousuf", "omar umar", "osama usama", "abdullah abdallah abdulla", "said saeed saïd", "ibrahim ebrahim",
        "robert bob rob bobby", "william bill will billy", "joseph joe", "james jim jimmy", "thomas tom", "michael mike", "richard dick rick", "david dave", "daniel dan danny", "samuel sam", "benjamin ben", "anthony tony", "edward ed ted", "christopher chris",
        "matthew matt", "nicholas nick", "stephen steven steve", "andrew andy", "gregory greg", "jeffrey jeff geoffrey geoff", "kenneth ken", "ronald ron", "donald don", "timothy tim", "elizabeth liz beth betty", "margaret maggie meg peggy",
        "katherine catherine kate kathy cathy", "susan sue", "patricia pat", "jennifer jen jenny", "rebecca becky", "deborah debbie", "victoria vicky", "frederick fred", "philip phil phillip", "peter pete", "lawrence larry laurence",
    }.SelectMany((row, number) => row.Split(' ').Select(word => (word, number))).ToFrozenDictionary(pair => pair.word, pair => pair.number);

    // In this order; a later row sees what the earlier ones left.
    private static readonly (string From, string To)[] Letters =
    [
        ("shch", "s"), ("sch", "s"), ("tch", "c"), ("kh", "h"), ("gh", "g"), ("zh", "z"), ("sh", "s"), ("ch", "c"), ("ph", "f"), ("th", "t"), ("dj", "j"), ("dzh", "j"), ("ts", "z"), ("tz", "z"), ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("q", "k"), ("w", "v"), ("x", "ks"),
        ("yo", "o"), ("yu", "u"), ("iu", "u"), ("ju", "u"), ("ya", "a"), ("ia", "a"), ("ja", "a"), ("ye", "e"), ("iy", "i"), ("yi", "i"), ("yy", "i"), ("ii", "i"), ("ij", "i"), ("ei", "i"), ("ey", "i"), ("y", "i"), ("j", "i"),
    ];

    /// <summary>A word as it sounds, roughly: two ways to write one foreign name give one.</summary>
    public static string Sound(string word)
    {
        var sound = word;
        foreach (var (from, to) in Letters)
        {
            sound = sound.Replace(from, to, StringComparison.Ordinal);
        }

        sound = sound.EndsWith("off", StringComparison.Ordinal) ? sound[..^3] + "ov" : sound.EndsWith("eff", StringComparison.Ordinal) ? sound[..^3] + "ev" : sound;
        return WithoutDoubles(sound);
    }

    /// <summary>The consonants of <see cref="Sound"/>, with the first letter.</summary>
    public static string Skeleton(string word)
    {
        var sound = Sound(word);
        return sound.Length == 0 ? "" : sound[0] + string.Concat(sound.Skip(1).Where(letter => !(letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'h' or '-')));
    }

    /// <summary>Whether two given names are one name.</summary>
    public static bool AreOneGivenName(string one, string other) => Families.TryGetValue(one, out var family) && Families.TryGetValue(other, out var second) && family == second;

    /// <summary>The number of a given name's family as a word, or the sound of one without.</summary>
    public static string GivenKey(string given) => Families.TryGetValue(given, out var family) ? "#" + family.ToString(System.Globalization.CultureInfo.InvariantCulture) : Sound(given);

    /// <summary>Whether two words sound alike though they are written in two ways.</summary>
    public static bool AreTransliterations(string one, string other) => one.Length >= 4 && other.Length >= 4 && Sound(one) == Sound(other);

    /// <summary>Whether a slip or two turn one word into the other; the longer the word, the more may slip.</summary>
    public static bool AreSlips(string one, string other)
    {
        var shorter = Math.Min(one.Length, other.Length);
        var most = shorter >= 9 ? 2 : shorter >= 5 ? 1 : 0;
        return most > 0 && Math.Abs(one.Length - other.Length) <= most && one.Any(char.IsLetter) && !DiffersInDigits(one, other) && Distance(one, other) <= most;
    }

    /// <summary>Letters added, left out, changed, or exchanged with their neighbour.</summary>
    public static int Distance(string one, string other)
    {
        var before = new int[other.Length + 1];
        var last = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last) = (last, row);
        }

        return last[^1];
    }

    private static bool DiffersInDigits(string one, string other) => one.Any(char.IsDigit) || other.Any(char.IsDigit);

    private static string WithoutDoubles(string word)
    {
        var single = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            if (single.Length == 0 || single[^1] != letter)
            {
                single.Append(letter);
            }
        }

        return single.ToString();
    }
}
