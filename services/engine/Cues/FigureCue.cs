using System.Collections.Frozen;

namespace Hearsay.Engine.Cues;

/// <summary>"X put the fee at 42 million", "the review gives the number of patients as 31", "X dates the first warning to June": a figure or a date that somebody gives.</summary>
internal static class FigureCue
{
    private const double Likely = 0.7;

    // How far behind the verb the figure may stand.
    private const int Farthest = 18;

    private static readonly FrozenSet<string> Verbs = Set("put give set estimate value price date list place quote");

    private static readonly FrozenSet<string> Bounds = Set("about around roughly approximately some nearly almost over under only just more less than least most close to as high low many few up between $ £ €");

    public static void Find(Clause clause, List<VerbGroup> groups, List<Candidate> found)
    {
        foreach (var group in groups)
        {
            var from = group.Head + 1;
            if (ObjectCue.States(clause, group) && Gives(clause, from, VerbLexicon.Lemma(clause.Lower(group.Head)))
                && SubjectFinder.Find(clause, group, clause.First) is { Kind: "S" or "R", IsNamed: true } subject)
            {
                ObjectCue.Add(clause, group, subject, from, "figure:np", Likely, found);
            }
        }
    }

    private static bool Gives(Clause clause, int from, string lemma)
    {
        if (lemma == "count")
        {
            return clause.Tag(from) == "CD" && clause.Tag(from + 1) is "NN" or "NNS" or "JJ";
        }

        if (!Verbs.Contains(lemma) || !(clause.Tag(from) is "DT" or "PRP$" or "NN" or "NNS" or "JJ" or "NNP" || (clause.Lower(from) == "it" && lemma is "put" or "give")))
        {
            return false;
        }

        for (var i = from + 1; i < clause.End && i < from + Farthest; i++)
        {
            if (clause.IsStop(i) || clause.IsComma(i) || clause.Lower(i) is ";" or ":")
            {
                return false;
            }

            if (Leads(lemma, clause.Lower(i)) && IsFigure(clause, i + 1, lemma))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Leads(string lemma, string word) => lemma switch
    {
        "put" or "place" => word is "at" or "in" or "on",
        "give" or "list" or "quote" => word == "as",
        "date" => word is "to" or "from" or "at",
        _ => word == "at",
    };

    private static bool IsFigure(Clause clause, int at, string lemma)
    {
        for (var i = at; i < clause.End && i < at + 5; i++)
        {
            if (clause.Tag(i) == "CD")
            {
                return true;
            }

            if (IsTime(clause.Lower(i)))
            {
                return lemma is "put" or "date" or "give" or "place";
            }

            if (!Bounds.Contains(clause.Lower(i)))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsTime(string lower) => lower is "january" or "february" or "march" or "april" or "may" or "june" or "july" or "august" or "september" or "october" or "november" or "december"
        or "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday" or "midnight" or "noon";

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
