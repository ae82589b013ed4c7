using System.Globalization;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Spectre.Console;

namespace Hearsay.Cli.Output;

/// <summary>Prints one statement: who, via whom, how sure, what, when, to whom.</summary>
internal static class StatementBlock
{
    private const int Indent = 12;
    private const string Gap = " … ";

    public static void Write(Page page, StatementView view)
    {
        var number = (view.Number > 0 ? view.Number.ToString(CultureInfo.InvariantCulture) : string.Empty).PadLeft(3);
        page.Entry($"{number}  who", Indent, Who(view));
        Part(page, "via", string.Join(" -> ", view.Chain), Tones.Plain);
        page.Entry("     how", Indent, How(view));
        foreach (var (content, at) in view.Statement.Content.Select((content, at) => (content, at)))
        {
            page.Entry(at == 0 ? "     what" : string.Empty, Indent, Marked(view, [content], Tones.Plain));
        }

        Part(page, "when", view.Said, Tones.Plain);
        Part(page, "to", view.Addressee, Tones.Plain);
        Part(page, "but", string.Join(", ", view.Statement.Reasons), Tones.Unsure);
        foreach (var value in view.Correction?.Values ?? [])
        {
            Part(page, "fixed", CorrectedWords.Of(value), Tones.Unsure);
        }

        if (view.Passage is { } passage)
        {
            Part(page, "in", Where(passage, view.Statement.Id), Tones.Label);
        }

        Part(page, "claim", view.ClaimId, Tones.Label);
        page.Blank();
    }

    private static void Part(Page page, string label, string text, Style tone) => page.Entry($"     {label}", Indent, text, tone);

    /// <summary>The speaker, and the words that name it where they differ.</summary>
    private static StyledText Who(StatementView view)
    {
        var marked = Marked(view, view.Statement.Source, Tones.Name);
        var words = string.Join(Gap, view.Statement.Source.Select(span => span.Text));
        if (words.Length > 0 && words == view.Speaker)
        {
            return marked;
        }

        var reason = view.UnresolvedReason.Length > 0 ? $"unresolved, {view.UnresolvedReason}" : "unresolved";
        var who = new StyledText(view.Speaker.Length > 0 ? view.Speaker : reason, Tones.Name);
        return words.Length == 0 ? who : who.Add(" (\"", Tones.Name).Add(marked).Add("\")", Tones.Name);
    }

    private static StyledText How(StatementView view)
    {
        var statement = view.Statement;
        var tone = ToneOf(statement);
        string[] before =
        [
            EnumWords<StatementKind>.Of(statement.Kind),
            EnumWords<Stance>.Of(statement.Stance),
            EnumWords<Certainty>.Of(statement.Certainty),
        ];
        StyledText[] parts =
        [
            .. before.Where(part => part.Length > 0).Select(part => new StyledText(part, tone)),
            .. Cue(view, tone),
            .. After(view).Where(part => part.Length > 0).Select(part => new StyledText(part, tone)),
        ];
        var how = new StyledText();
        foreach (var (part, at) in parts.Select((part, at) => (part, at)))
        {
            how.Add(at > 0 ? ", " : string.Empty, tone).Add(part);
        }

        return how;
    }

    private static IEnumerable<StyledText> Cue(StatementView view, Style tone) => view.Statement.Cue.Any(span => span.Text.Length > 0)
        ? [new StyledText("by \"", tone).Add(Marked(view, view.Statement.Cue, tone)).Add("\"", tone)]
        : [];

    private static string[] After(StatementView view) =>
    [
        EnumWords<Medium>.Of(view.Statement.Medium) is { Length: > 0 } medium ? $"in {medium}" : string.Empty,
        view.Inside > 0 ? $"inside {view.Inside}" : string.Empty,
        view.Statement.Confidence > 0 ? string.Create(CultureInfo.InvariantCulture, $"confidence {view.Statement.Confidence:F2}") : string.Empty,
    ];

    private static StyledText Marked(StatementView view, IEnumerable<Span> spans, Style tone)
    {
        var text = new StyledText();
        foreach (var (span, at) in spans.Select((span, at) => (span, at)))
        {
            text.Add(at > 0 ? Gap : string.Empty, tone).Add(MarkedSpan.Of(span, view.Highlights, tone));
        }

        return text;
    }

    private static string Where(Passage passage, string statementId)
    {
        string[] parts =
        [
            passage.Outlet, passage.Published, passage.Title, passage.Url, $"document {passage.DocumentId}",
            statementId.Length > 0 ? $"statement {statementId}" : string.Empty,
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    private static Style ToneOf(Statement statement) => statement switch
    {
        { Stance: Stance.Denies or Stance.Rejects } => Tones.Against,
        { Certainty: Certainty.Hedged or Certainty.Unknown } => Tones.Unsure,
        _ => Tones.Plain,
    };
}
