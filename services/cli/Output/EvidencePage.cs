using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Output;

/// <summary>Prints the evidence of one document: facts, statements, then all else in short.</summary>
internal static class EvidencePage
{
    private const int Indent = 12;

    /// <param name="page">Where to print.</param>
    /// <param name="evidence">What to print.</param>
    /// <param name="name">What the document is called where it has no title.</param>
    /// <param name="state">More about the revision, for example "current"; may be empty.</param>
    /// <param name="corrections">What people corrected in it.</param>
    public static void Write(Page page, Evidence evidence, string name, string state, IReadOnlyList<CorrectedStatement> corrections)
    {
        var corrected = corrections.ToDictionary(item => item.StatementId, item => item.Correction, StringComparer.Ordinal);
        var names = new EvidenceNames(evidence);
        Heading(page, evidence, name, state);
        foreach (var shortfall in evidence.Shortfalls)
        {
            page.Line((Explained(shortfall), Tones.Unsure));
        }

        Section(page, "Statements", evidence.Statements.Count);
        foreach (var view in StatementView.Of(names, evidence.Statements, corrected))
        {
            StatementBlock.Write(page, view);
        }

        List(page, "Events", evidence.Events, happening => ItemLines.Event(names, happening));
        List(page, "Times", evidence.Times, time => ItemLines.Time(time));
        List(page, "Figures", evidence.Figures, ItemLines.Figure);
        List(page, "Not known, says the publisher", evidence.Unknowns, unknown => [unknown.Span?.Text ?? string.Empty]);
        List(page, "Entities", evidence.Entities, ItemLines.Entity);
        foreach (var limit in evidence.ReachedLimits)
        {
            page.Line(($"Cut short: {limit.Kept} of {limit.Found} {limit.Item} are kept.", Tones.Unsure));
        }
    }

    private static void Heading(Page page, Evidence evidence, string name, string state)
    {
        var facts = evidence.Facts ?? new PublicationFacts();
        page.Entry(string.Empty, 0, facts.Title.Length > 0 ? facts.Title : name, Tones.Heading);
        page.Entry("outlet", Indent, Joined(facts.Outlet, facts.Author), Tones.Plain);
        page.Entry("date", Indent, Joined(facts.Published, Prefixed("updated ", facts.Updated)), Tones.Plain);
        page.Entry("url", Indent, facts.Url, Tones.Plain);
        if (evidence.DocumentId.Length > 0)
        {
            page.Entry("document", Indent, Joined(evidence.DocumentId, $"revision {evidence.Revision}", state), Tones.Plain);
        }

        if (evidence.Engine is { } engine)
        {
            page.Entry("read by", Indent, Joined($"engine {engine.Version}", engine.Profile), Tones.Plain);
        }

        page.Blank();
    }

    private static string Explained(Shortfall shortfall) => shortfall switch
    {
        Shortfall.UnsupportedLanguage => "Not read: the text is in a language that the engine does not read (UNSUPPORTED_LANGUAGE).",
        Shortfall.PartialModelBudget => "Read in part by rules alone: the text is longer than the model reads (PARTIAL_MODEL_BUDGET).",
        _ => $"Not read in full: {EnumWords<Shortfall>.Of(shortfall)}.",
    };

    private static void Section(Page page, string title, int count)
    {
        page.Line(($"{title} ({count})", Tones.Heading));
    }

    /// <summary>A section with an entry for each item; none for no items.</summary>
    private static void List<T>(Page page, string title, IReadOnlyCollection<T> items, Func<T, string[]> parts)
    {
        if (items.Count == 0)
        {
            return;
        }

        Section(page, title, items.Count);
        foreach (var item in items)
        {
            page.Entry("  -", 4, Joined(parts(item)), Tones.Plain);
        }

        page.Blank();
    }

    private static string Prefixed(string prefix, string text) => text.Length > 0 ? prefix + text : string.Empty;

    private static string Joined(params string[] parts) => string.Join(", ", parts.Where(part => part.Length > 0));
}
