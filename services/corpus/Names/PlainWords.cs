using System.Collections.Frozen;

namespace Hearsay.Corpus.Names;

/// <summary>Words that many bodies have in their names: a name of such words alone tells none apart.</summary>
internal static class PlainWords
{
    private static readonly FrozenSet<string> OfBodies = Set(
        "the a an and of for in on at to de la le du des her his its their our this that government administration ministry minister ministers office offices cabinet parliament senate house commons lords assembly congress council councils "
        + "committee commission board authority agency department bureau service services police army navy air force forces military guard coast court courts supreme high county crown tribunal inquiry review prosecutor prosecutors attorney general "
        + "bank central treasury party union unions league club team association federation foundation institute university college school hospital hospitals clinic trust company firm group holdings corporation industries industry business newspaper paper "
        + "post times mail standard herald gazette news press chronicle mercury tribune journal telegraph guardian observer courier record star sun echo mirror express argus advertiser examiner dispatch bulletin review weekly daily evening morning sunday "
        + "radio television tv channel station broadcaster network wire agency magazine site website blog online public national state federal royal foreign health finance interior defence defense education justice transport trade water energy environment home affairs "
        + "prime president presidential presidency governor mayor city town local regional district embassy mission secretary secretariat staff spokesman spokeswoman speaker opposition coalition front movement alliance campaign fire election electoral security intelligence border customs tax port airport airline railway");

    private static readonly FrozenSet<string> Generic = Set(
        "report draft review letter document statement study survey memo filing plan bill act law treaty agreement deal proposal breaking exclusive live update updated watch analysis opinion comment editorial");

    private static readonly FrozenSet<string> OfOutlets = Set(
        "newspaper paper post times mail standard herald gazette news chronicle mercury tribune journal telegraph guardian observer courier record star sun echo mirror express argus advertiser examiner dispatch bulletin review weekly lantern echo");

    private static readonly FrozenSet<string> OfFirms = Set("group industries holdings corporation company enterprises partners international");

    private static readonly FrozenSet<string> Before = Set("national royal federal state central daily evening morning sunday weekly");

    /// <summary>Whether newspapers are called by the word, and by it alone in later mentions.</summary>
    public static bool IsOfOutlet(string word) => OfOutlets.Contains(word);

    /// <summary>Whether firms have the word behind their own name or leave it out.</summary>
    public static bool IsOfFirm(string word) => OfFirms.Contains(word);

    /// <summary>Whether bodies have the word before their own name or leave it out.</summary>
    public static bool IsBefore(string word) => Before.Contains(word);

    /// <summary>Whether the words of a body's name are all such words.</summary>
    public static bool Are(IEnumerable<string> words) => words.All(word => OfBodies.Contains(word) || Generic.Contains(word));

    /// <summary>Whether a word is one that bodies are called by after their own name: "Hospital", "Group".</summary>
    public static bool Is(string word) => OfBodies.Contains(word);

    private static FrozenSet<string> Set(string words) => words.Split(' ').Distinct().ToFrozenSet(StringComparer.Ordinal);
}
