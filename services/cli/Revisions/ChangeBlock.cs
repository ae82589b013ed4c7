using System.Globalization;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Query.V1;
using Spectre.Console;

namespace Hearsay.Cli.Revisions;

/// <summary>A change: what it is, and the sentences of both revisions in which the words that changed stand out.</summary>
internal static class ChangeBlock
{
    private const int Indent = 12;

    public static void Write(Page page, RevisionChange change, int number)
    {
        var label = number.ToString(CultureInfo.InvariantCulture).PadLeft(3);
        page.Line(($"{label}  ", Tones.Label), (Kind(change.Kind), ToneOf(change.Kind)));
        Side(page, "     was", change.Before);
        Side(page, "     now", change.After);
        page.Blank();
    }

    private static void Side(Page page, string label, ChangedPassage? side)
    {
        if (side is null)
        {
            return;
        }

        var value = Value(side);
        if (value.Length > 0)
        {
            page.Entry(label, Indent, value, Tones.Name);
            label = string.Empty;
        }

        var text = side.Passage?.Sentence is { Text.Length: > 0 } sentence
            ? MarkedSpan.Of(sentence, side.Words, Tones.Plain)
            : new StyledText(string.Join(" … ", side.Words.Select(span => span.Text)), Tones.Plain);
        page.Entry(label, Indent, text);
        if (side.Also.Count > 0)
        {
            page.Entry(string.Empty, Indent, $"also: {string.Join(" | ", side.Also.Select(span => span.Text))}", Tones.Label);
        }
    }

    // Without a value, who says it.
    private static string Value(ChangedPassage side) => side.Value.Length > 0 ? side.Value : side.Statement?.Speaker ?? string.Empty;

    private static string Kind(RevisionChangeKind kind) => EnumWords<RevisionChangeKind>.Of(kind).Replace('_', ' ').ToLowerInvariant();

    private static Style ToneOf(RevisionChangeKind kind) => kind switch
    {
        RevisionChangeKind.DenialAdded or RevisionChangeKind.StatementRemoved => Tones.Against,
        RevisionChangeKind.CueWeakened or RevisionChangeKind.SourceUnnamed or RevisionChangeKind.CertaintyChanged => Tones.Unsure,
        _ => Tones.Heading,
    };
}
