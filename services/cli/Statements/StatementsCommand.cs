using System.CommandLine;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Statements;

/// <summary>Lists statements of all documents by filters.</summary>
internal static class StatementsCommand
{
    private const int LargestPage = 200;

    private static readonly Option<string> Speaker = Text("--speaker", "WORDS", "Words in the speaker's name.");
    private static readonly Option<string> Addressee = Text("--addressee", "WORDS", "Words in the name of whom it was said to.");
    private static readonly Option<string> Content = Text("--text", "WORDS", "Words in what was said.");
    private static readonly Option<string> Outlet = Text("--outlet", "NAME", "The outlet's whole name.");
    private static readonly Option<string> From = Text("--from", "DATE", "Published on this day or later, as 2026-03-01.");
    private static readonly Option<string> Before = Text("--before", "DATE", "Published before this day.");
    private static readonly Option<string> Document = Text("--document", "ID", "Only this document.");
    private static readonly Option<string[]> Kinds = Words<StatementKind>("--kind");
    private static readonly Option<string[]> Stances = Words<Stance>("--stance");
    private static readonly Option<string[]> Certainties = Words<Certainty>("--certainty");

    private static readonly Option<int> Limit =
        SharedOptions.Bounded("--limit", "N", 50, 1, 1_000_000, "Most statements to show; pages are fetched as needed.");

    public static Command Create()
    {
        var command = new Command("statements", "Lists statements, those of the latest published articles first. Filters are joined by \"and\".")
        {
            Speaker, Addressee, Content, Kinds, Stances, Certainties, Outlet, From, Before, Document, Limit, SharedOptions.Json,
        };
        command.SetAction((parsed, token) => Session.RunAsync(
            parsed, (session, cancellation) => ListAsync(session, RequestOf(parsed), parsed.GetValue(Limit), cancellation), token));
        return command;
    }

    private static async Task<int> ListAsync(
        Session session, ListStatementsRequest request, int limit, CancellationToken cancellationToken)
    {
        var shown = 0;
        do
        {
            request.PageSize = Math.Min(LargestPage, limit - shown);
            var page = await session.Services.ListStatementsAsync(request, cancellationToken);
            foreach (var result in page.Statements.Take(limit - shown))
            {
                shown++;
                Show(session.Screen, result, shown);
            }

            // A page that holds nothing and still names a next one would go on for ever.
            request.PageToken = page.Statements.Count > 0 ? page.NextPageToken : string.Empty;
        }
        while (request.PageToken.Length > 0 && shown < limit);

        if (request.PageToken.Length > 0)
        {
            session.Screen.Note($"There are more than {limit}: give a higher --limit.");
        }
        else if (shown == 0)
        {
            session.Screen.Note("No statement matches.");
        }

        return ExitCode.Done;
    }

    private static void Show(Screen screen, StatementResult result, int number)
    {
        if (screen.Json)
        {
            screen.Message(result);
        }
        else
        {
            StatementBlock.Write(screen.Page, StatementView.Of(result, number));
        }
    }

    private static ListStatementsRequest RequestOf(ParseResult parsed) => new()
    {
        Speaker = parsed.GetValue(Speaker) ?? string.Empty,
        Addressee = parsed.GetValue(Addressee) ?? string.Empty,
        Text = parsed.GetValue(Content) ?? string.Empty,
        Outlet = parsed.GetValue(Outlet) ?? string.Empty,
        PublishedFrom = parsed.GetValue(From) ?? string.Empty,
        PublishedBefore = parsed.GetValue(Before) ?? string.Empty,
        DocumentId = parsed.GetValue(Document) ?? string.Empty,
        Kinds = { Values<StatementKind>(parsed.GetValue(Kinds)) },
        Stances = { Values<Stance>(parsed.GetValue(Stances)) },
        Certainties = { Values<Certainty>(parsed.GetValue(Certainties)) },
    };

    private static Option<string> Text(string name, string unit, string description) =>
        new(name) { Description = description, HelpName = unit };

    private static Option<string[]> Words<T>(string name)
        where T : struct, Enum
    {
        var words = string.Join(", ", EnumWords<T>.All);
        var option = new Option<string[]>(name)
        {
            Description = $"Any of these: {words}. May be given several times.",
            HelpName = "WORD",
            AllowMultipleArgumentsPerToken = false,
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !EnumWords<T>.TryParse(token.Value, out _)))
            {
                result.AddError($"{name} takes one of {words}, not '{token.Value}'.");
            }
        });
        return option;
    }

    private static IEnumerable<T> Values<T>(string[]? words)
        where T : struct, Enum =>
        (words ?? []).Select(word => EnumWords<T>.TryParse(word, out var value) ? value : default);
}
