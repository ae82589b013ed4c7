using System.Globalization;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Dossier;

/// <summary>Prints a dossier.</summary>
internal static class DossierPage
{
    private const int Indent = 12;

    // As many as a list of a dossier holds.
    private const int LongestList = 50;

    public static void Write(Page page, GetDossierResponse answer)
    {
        var entity = answer.Entity ?? new CanonicalEntity();
        Heading(page, entity);
        List(page, "Names held to be one", entity.Links, Link);
        List(page, "Roles", answer.Roles, Role);
        List(page, "Passed on by", answer.Relays, relay => $"{relay.Name}, {Counted.Of(relay.StatementCount, "statement")}");
        Statements(page, "Statements by it", answer.StatementsBy, $"hearsay search --speaker-id {entity.Id}");
        Statements(page, "Statements about it", answer.StatementsAbout, string.Empty);
        List(page, "Events", answer.Events, EventLine.Of, $"hearsay timeline --id {entity.Id}");
        List(page, "Others who have the name", answer.Others, other => $"{Kind(other)}: hearsay dossier --id {other.Id}");
    }

    private static void Heading(Page page, CanonicalEntity entity)
    {
        page.Entry(string.Empty, 0, entity.Name.Length > 0 ? entity.Name : "(no name)", Tones.Heading);
        page.Entry("is", Indent, EnumWords<EntityType>.Of(entity.Type), Tones.Plain);
        page.Entry("also", Indent, string.Join("; ", entity.Aliases), Tones.Plain);
        page.Entry("in", Indent, Width(entity), Tones.Plain);
        page.Entry("id", Indent, entity.Id, Tones.Label);
        page.Blank();
    }

    private static string Width(CanonicalEntity entity) =>
        $"{Counted.Of(entity.DocumentCount, "document")}, {Counted.Of(entity.StatementCount, "statement")}";

    private static string Kind(CanonicalEntity entity) =>
        string.Join(", ", new[] { entity.Name, EnumWords<EntityType>.Of(entity.Type), Width(entity) }.Where(part => part.Length > 0));

    private static string Link(NameLink link) =>
        string.Create(CultureInfo.InvariantCulture, $"{link.Name} = {link.Other}: {link.Reason}, {link.Score:F2}");

    private static string Role(RoleOverTime role)
    {
        var name = role.Of.Length > 0 ? $"{role.Role} of {role.Of}" : role.Role;
        var time = role.FirstPublished == role.LastPublished ? role.FirstPublished : $"{role.FirstPublished} to {role.LastPublished}";
        var passage = role.Passage ?? new Passage();
        string[] parts = [name, time, Counted.Of(role.DocumentCount, "document"), passage.Outlet.Length > 0 ? $"first in {passage.Outlet}" : string.Empty];
        var told = string.Join(", ", parts.Where(part => part.Trim().Length > 0));
        return passage.Sentence is { Text.Length: > 0 } sentence ? $"{told}: {sentence.Text}" : told;
    }

    private static void List<T>(Page page, string title, IReadOnlyCollection<T> items, Func<T, string> line, string all = "")
    {
        if (items.Count == 0)
        {
            return;
        }

        page.Line(($"{title} ({items.Count})", Tones.Heading));
        foreach (var item in items)
        {
            page.Entry("  -", 4, line(item), Tones.Plain);
        }

        More(page, items.Count, all);
        page.Blank();
    }

    private static void Statements(Page page, string title, IReadOnlyList<StatementResult> statements, string all)
    {
        if (statements.Count == 0)
        {
            return;
        }

        page.Line(($"{title} ({statements.Count})", Tones.Heading));
        for (var at = 0; at < statements.Count; at++)
        {
            StatementBlock.Write(page, StatementView.Of(statements[at], at + 1));
        }

        More(page, statements.Count, all);
    }

    private static void More(Page page, int count, string all)
    {
        if (count >= LongestList && all.Length > 0)
        {
            page.Line(($"  The latest {count}; all of them: {all}", Tones.Unsure));
        }
    }
}
