namespace Hearsay.Engine.Cues;

/// <summary>"X is quoted by Y as saying Z": Y relays.</summary>
internal static class Relays
{
    public static bool IsQuoting(VerbGroup group, string lemma) => group.Passive && lemma is "quote" or "cite" or "record" or "hear" or "describe";

    /// <summary>The words that name who relays, right after the verb group; null where there are none.</summary>
    public static TextRange? After(Clause clause, VerbGroup group)
    {
        if (clause.Lower(group.Head + 1) != "by")
        {
            return null;
        }

        var end = NounPhrases.EndOf(clause, group.Head + 2, withLinks: true);
        return end > group.Head + 2 ? clause.Range(group.Head + 2, end) : null;
    }
}
