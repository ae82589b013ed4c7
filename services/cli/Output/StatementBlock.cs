using System.Globalization;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Spectre.Console;

namespace Hearsay.Cli.Output;

/// <summary>Prints one statement: who, via whom, how sure, what, when, to whom.</summary>
internal static class StatementBlock
{
    private const int Indent = 12;

    public static void Write(Page page, StatementView view)
    {
        var number = view.Number.ToString(CultureInfo.InvariantCulture).PadLeft(3);
        page.Entry($"{number}  who", Indent, Who(view), Tones.Name);
        Part(page, "via", string.Join(" -> ", view.Chain), Tones.Plain);
        Part(page, "how", How(view), ToneOf(view.Statement));
        foreach (var (content, at) in view.Statement.Content.Select((content, at) => (content, at)))
        {
            Part(page, at == 0 ? "what" : string.Empty, content.Text, Tones.Plain);
        }

        Part(page, "when", view.Said, Tones.Plain);
        Part(page, "to", view.Addressee, Tones.Plain);
        Part(page, "but", string.Join(", ", view.Statement.Reasons), Tones.Unsure);
        if (view.Passage is { } passage)
        {
            Part(page, "in", Where(passage), Tones.Label);
        }

        page.Blank();
    }

    private static void Part(Page page, string label, string text, Style tone) => page.Entry($"     {label}", Indent, text, tone);

    /// <summary>The speaker, and the words that name it where they differ.</summary>
    private static string Who(StatementView view)
    {
        var words = string.Join(" … ", view.Statement.Source.Select(span => span.Text));
        if (view.Speaker.Length > 0)
        {
            return words.Length == 0 || words == view.Speaker ? view.Speaker : $"{view.Speaker} (\"{words}\")";
        }

        var reason = view.UnresolvedReason.Length > 0 ? $"unresolved, {view.UnresolvedReason}" : "unresolved";
        return words.Length == 0 ? reason : $"{reason} (\"{words}\")";
    }

    private static string How(StatementView view)
    {
        var statement = view.Statement;
        var cue = string.Join(" … ", statement.Cue.Select(span => span.Text));
        string[] parts =
        [
            EnumWords<StatementKind>.Of(statement.Kind),
            EnumWords<Stance>.Of(statement.Stance),
            EnumWords<Certainty>.Of(statement.Certainty),
            cue.Length > 0 ? $"by \"{cue}\"" : string.Empty,
            EnumWords<Medium>.Of(statement.Medium) is { Length: > 0 } medium ? $"in {medium}" : string.Empty,
            view.Inside > 0 ? $"inside {view.Inside}" : string.Empty,
            statement.Confidence > 0 ? string.Create(CultureInfo.InvariantCulture, $"confidence {statement.Confidence:F2}") : string.Empty,
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    private static string Where(Passage passage)
    {
        string[] parts = [passage.Outlet, passage.Published, passage.Title, passage.Url, $"document {passage.DocumentId}"];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    private static Style ToneOf(Statement statement) => statement switch
    {
        { Stance: Stance.Denies or Stance.Rejects } => Tones.Against,
        { Certainty: Certainty.Hedged or Certainty.Unknown } => Tones.Unsure,
        _ => Tones.Plain,
    };
}
