using System.CommandLine;
using System.Globalization;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Revisions;

/// <summary>Shows what changed from one revision of a document to another.</summary>
internal static class DiffCommand
{
    private const int MostRevisions = 1_000_000;

    private static readonly Argument<string> Document = new("DOCUMENT") { Description = "Document id, as submit prints it." };
    private static readonly Argument<int> From = Revision("FROM", "Revision to start from, from 1; the one before TO where left out.");
    private static readonly Argument<int> To = Revision("TO", "Revision to end at; the current one where left out.");

    public static Command Create()
    {
        var command = new Command("diff", "Shows what changed between two revisions of a document: statements, cues, sources, figures, dates, denials, certainty.")
        {
            Document, From, To, AsOfOption.Option, SharedOptions.Json,
        };
        command.SetAction((parsed, token) => Session.RunAsync(parsed, (session, cancellation) => ShowAsync(session, RequestOf(parsed), cancellation), token));
        return command;
    }

    private static Argument<int> Revision(string name, string description)
    {
        var argument = new Argument<int>(name) { Description = description, Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => 0 };
        argument.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var value) || value < 1 || value > MostRevisions))
            {
                result.AddError($"{name} takes a whole number from 1 to {MostRevisions}, not '{result.Tokens[0].Value}'.");
            }
        });
        return argument;
    }

    private static DiffRevisionsRequest RequestOf(ParseResult parsed) =>
        new() { DocumentId = parsed.GetRequiredValue(Document), FromRevision = parsed.GetValue(From), ToRevision = parsed.GetValue(To), AsOf = AsOfOption.Read(parsed) };

    private static async Task<int> ShowAsync(Session session, DiffRevisionsRequest request, CancellationToken cancellationToken)
    {
        var answer = await session.Services.DiffRevisionsAsync(request, cancellationToken);
        session.Screen.Show(answer, page => Write(page, answer));
        if (answer.Count == 0)
        {
            session.Screen.Note("Nothing that the text tells has changed.");
        }

        return ExitCode.Done;
    }

    private static void Write(Page page, DiffRevisionsResponse answer)
    {
        page.Line(($"was  {Named(answer.From)}", Tones.Heading));
        page.Line(($"now  {Named(answer.To)}", Tones.Heading));
        page.Blank();
        for (var at = 0; at < answer.Changes.Count; at++)
        {
            ChangeBlock.Write(page, answer.Changes[at], at + 1);
        }

        if (answer.Count > answer.Changes.Count)
        {
            page.Line(($"The first {answer.Changes.Count} of {answer.Count}.", Tones.Unsure));
            page.Blank();
        }
    }

    private static string Named(ComparedRevision? revision)
    {
        var time = revision?.ReceiveTime?.ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string[] parts = [$"revision {revision?.Revision}", time is null ? string.Empty : $"received {time}", revision?.Title ?? string.Empty];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }
}
