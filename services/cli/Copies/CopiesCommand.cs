using System.CommandLine;
using System.Globalization;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Copies;

/// <summary>Shows the documents that carry the same text as one, and what differs.</summary>
internal static class CopiesCommand
{
    private const int Indent = 12;

    private static readonly Argument<string> Document = new("DOCUMENT") { Description = "Document id, as submit prints it." };

    public static Command Create()
    {
        var command = new Command("copies", "Shows the documents that carry the same text as this one, the earliest first.") { Document, AsOfOption.Option, SharedOptions.Json };
        command.SetAction((parsed, token) => Session.RunAsync(
            parsed, (session, cancellation) => ShowAsync(session, new GetCopiesRequest { DocumentId = parsed.GetRequiredValue(Document), AsOf = AsOfOption.Read(parsed) }, cancellation), token));
        return command;
    }

    private static async Task<int> ShowAsync(Session session, GetCopiesRequest request, CancellationToken cancellationToken)
    {
        var answer = await session.Services.GetCopiesAsync(request, cancellationToken);
        session.Screen.Show(answer, page => Write(page, answer));
        if (answer.Count <= 1)
        {
            session.Screen.Note("No other document carries this text.");
        }

        return ExitCode.Done;
    }

    private static void Write(Page page, GetCopiesResponse answer)
    {
        for (var at = 0; at < answer.Copies.Count; at++)
        {
            Write(page, answer.Copies[at], at + 1);
        }

        if (answer.Count > answer.Copies.Count)
        {
            page.Line(($"The first {answer.Copies.Count} of {answer.Count}.", Tones.Unsure));
            page.Blank();
        }
    }

    private static void Write(Page page, Copy copy, int number)
    {
        var label = number.ToString(CultureInfo.InvariantCulture).PadLeft(3);
        string[] parts = [copy.Outlet, copy.Published, copy.Title];
        var where = string.Join(", ", parts.Where(part => part.Length > 0));
        page.Entry($"{label}  in", Indent, where.Length > 0 ? where : "(not told)", Tones.Name);
        if (number > 1)
        {
            var share = (copy.Shared * 100).ToString("F0", CultureInfo.InvariantCulture);
            page.Entry("     same", Indent, $"{share}% of its text is in the first", Tones.Plain);
        }

        Sentences(page, "     more", copy.Added);
        Sentences(page, "     less", copy.Removed);
        page.Entry("     url", Indent, copy.Url, Tones.Label);
        page.Entry("     id", Indent, copy.DocumentId, Tones.Label);
        page.Blank();
    }

    private static void Sentences(Page page, string label, IEnumerable<string> sentences)
    {
        var start = label;
        foreach (var sentence in sentences)
        {
            page.Entry(start, Indent, $"- {sentence}", Tones.Unsure);
            start = string.Empty;
        }
    }
}
