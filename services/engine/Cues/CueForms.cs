namespace Hearsay.Engine.Cues;

/// <summary>The attributions that verbs propose, and those that a verb reports only with a certain object; the latter are not counted in annotated news.</summary>
internal static class CueForms
{
    public static List<Candidate> Find(Clause clause)
    {
        var found = CueFinder.Find(clause);
        var groups = clause.VerbGroups();
        RebuttalCue.Find(clause, groups, found);
        RebuttedCue.Find(clause, groups, found);
        FigureCue.Find(clause, groups, found);
        PassedOnCue.Find(clause, groups, found);
        return found;
    }
}
