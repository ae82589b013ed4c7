using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Corrections;

/// <summary>Prints one correction: what it changes, of what, who made it, when and why, and whether it still holds.</summary>
internal static class CorrectionBlock
{
    private const int Indent = 12;

    public static void Write(Page page, Correction correction)
    {
        page.Entry("correction", Indent, correction.Id, Tones.Heading);
        page.Entry("changes", Indent, Changes(correction), Tones.Plain);
        page.Entry("of", Indent, Joined(correction.Anchor?.Content.Select(span => span.Text) ?? []), Tones.Plain);
        page.Entry("by", Indent, $"{correction.CorrectedBy}, {At(correction.CorrectTime)}: {correction.Reason}", Tones.Plain);
        if (correction.UndoTime is not null)
        {
            var why = correction.UndoReason.Length > 0 ? $": {correction.UndoReason}" : string.Empty;
            page.Entry("undone by", Indent, $"{correction.UndoneBy}, {At(correction.UndoTime)}{why}", Tones.Plain);
        }
        else
        {
            page.Entry("but", Indent, Explained(correction.UnattachedReason), Tones.Unsure);
        }

        var revision = string.Create(CultureInfo.InvariantCulture, $"document {correction.DocumentId} revision {correction.Revision}");
        page.Entry("in", Indent, correction.StatementId.Length > 0 ? $"{revision}, statement {correction.StatementId}" : revision, Tones.Label);
        page.Blank();
    }

    private static string Changes(Correction correction)
    {
        if (correction.Change is not { } change)
        {
            return string.Join(", ", correction.Aspects.Select(EnumWords<CorrectedAspect>.Of));
        }

        string[] parts =
        [
            change.Speaker is { } speaker ? $"speaker to {speaker.Name}" : string.Empty,
            .. change.Hops.Select(hop => string.Create(CultureInfo.InvariantCulture, $"hop {hop.Position} to {hop.Party?.Name}")),
            Named("stance", EnumWords<Stance>.Of(change.Stance)),
            Named("certainty", EnumWords<Certainty>.Of(change.Certainty)),
            change.Rejected ? "rejects the statement" : string.Empty,
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    private static string Named(string aspect, string value) => value.Length > 0 ? $"{aspect} to {value}" : string.Empty;

    private static string Explained(UnattachedReason reason) => reason switch
    {
        UnattachedReason.Unspecified => string.Empty,
        UnattachedReason.WordsGone => "its words are not in the text any more (WORDS_GONE)",
        UnattachedReason.StatementGone => "nothing is read from its words any more, or a statement of quite another extent (STATEMENT_GONE)",
        UnattachedReason.Ambiguous => "its words stand in several places (AMBIGUOUS)",
        UnattachedReason.HopGone => "the hop is not in the chain any more; the rest holds (HOP_GONE)",
        UnattachedReason.Retracted => "the document was taken back (RETRACTED)",
        _ => EnumWords<UnattachedReason>.Of(reason),
    };

    private static string At(Timestamp? time) => time?.ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Joined(IEnumerable<string> texts) => string.Join(" … ", texts);
}
