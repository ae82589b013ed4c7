using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;

namespace Hearsay.Engine.Events;

/// <summary>One line of event-triggers.tsv: a word that tells of an event, and what must stand around it.</summary>
internal sealed class Trigger
{
    private readonly FrozenSet<string> _flags;
    private readonly Dictionary<string, string[]> _lists = new(StringComparer.Ordinal);

    public Trigger(string[] row)
    {
        Word = row[0];
        Type = row[2];
        var flags = new List<string>();
        foreach (var part in (row.Length > 3 ? row[3] : "").Split(' '))
        {
            var cut = part.AsSpan().IndexOfAny(':', '=');
            if (cut < 0)
            {
                flags.Add(part);
            }
            else
            {
                _lists[part[..cut]] = part[(cut + 1)..].Split('|');
            }
        }

        _flags = flags.ToFrozenSet(StringComparer.Ordinal);
    }

    public string Word { get; }

    public string Type { get; }

    /// <summary>A word of the frame that stands alone, such as "party".</summary>
    public bool Has(string flag) => _flags.Contains(flag);

    /// <summary>A list of the frame, such as that of "prep"; empty where the frame has none.</summary>
    public IReadOnlyList<string> List(string name) => _lists.GetValueOrDefault(name, []);

    public bool NeedsObject => Has("obj") || _lists.ContainsKey("obj");
}

/// <summary>The words that tell of events, by base form.</summary>
internal static class TriggerLexicon
{
    private static readonly FrozenDictionary<string, Trigger[]> Lines = LexiconFile.Rows("event-triggers.tsv")
        .GroupBy(row => row[0].Split(' ')[^1] + "/" + row[1], StringComparer.Ordinal)
        .ToFrozenDictionary(rows => rows.Key, rows => rows.Select(row => new Trigger(row)).ToArray(), StringComparer.Ordinal);

    public static IReadOnlyList<Trigger> Verbs(string lemma) => Lines.GetValueOrDefault(lemma + "/v", []);

    /// <summary>Base form of a verb, also where British spelling doubles its last letter ("cancelled", "expelled").</summary>
    public static string Base(string lower)
    {
        var lemma = VerbLexicon.Lemma(lower);
        return lemma is "cancell" or "expell" or "compell" or "patroll" or "controll" ? lemma[..^1] : lemma;
    }

    /// <summary>Lines of a noun in the singular or the plural.</summary>
    public static IReadOnlyList<Trigger> Nouns(string lower) =>
        Lines.GetValueOrDefault(lower + "/n") ?? (lower.Length > 4 && lower.EndsWith('s') ? Lines.GetValueOrDefault(lower[..^1] + "/n") ?? Lines.GetValueOrDefault((lower.EndsWith("ies", StringComparison.Ordinal) ? lower[..^3] + "y" : lower[..^2]) + "/n", []) : []);

    /// <summary>Lines of phrases ("in contact") that end with the word.</summary>
    public static IReadOnlyList<Trigger> Phrases(string last) => Lines.GetValueOrDefault(last + "/p", []);
}
