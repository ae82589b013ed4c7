using System.Collections.Frozen;

namespace Hearsay.Engine.Text;

/// <summary>Words that keep their dot, and after which a capital does not begin a sentence.</summary>
internal static class Abbreviations
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "lt", "col", "gen", "sgt", "capt", "cmdr", "adm", "maj", "brig", "cpl", "pvt", "rev", "hon", "sr", "jr", "st", "mt",
        "ft", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "inc", "corp", "co", "ltd", "llc", "plc", "vs", "v", "etc", "no", "vol", "dept",
        "univ", "assn", "bros", "ave", "blvd", "rd", "est", "approx", "messrs", "mme", "supt", "insp", "det", "pres", "atty", "calif", "fla", "conn", "mass", "mich", "minn", "wis",
        "ill", "ind", "ariz", "ark", "colo", "del", "ga", "kan", "ky", "la", "md", "miss", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "va", "vt", "wash", "wyo",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    // Those that may end a sentence as well: a capital after them is no proof either way.
    private static readonly FrozenSet<string> MayEnd = new[] { "etc.", "inc.", "corp.", "co.", "ltd.", "llc.", "plc.", "jr.", "sr.", "p.m.", "a.m.", "u.s.", "u.k.", "u.n.", "e.u.", "d.c." }.ToFrozenSet();

    public static bool Contains(ReadOnlySpan<char> word) => Lookup.Contains(word);

    public static bool CanEndSentence(string lower) => MayEnd.Contains(lower);
}
