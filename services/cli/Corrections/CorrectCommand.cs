using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Corrections;

/// <summary>Corrects a statement, or takes a correction back.</summary>
internal static class CorrectCommand
{
    private static readonly Argument<string> Statement = new("STATEMENT") { Description = "Statement id, as --json and claims print it.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string> Speaker = FilterOptions.Text("--speaker", "NAME", "Who said it; a description without a capital letter has no name.");
    private static readonly Option<string> Type = OneOf<EntityType>("--type", "What the speaker and hops are whom the document does not name");
    private static readonly Option<string> Stance = OneOf<Stance>("--stance", "How the speaker stands to it");
    private static readonly Option<string> Certainty = OneOf<Certainty>("--certainty", "How sure the report is");
    private static readonly Option<string[]> Hops = CreateHops();
    private static readonly Option<bool> Reject = new("--reject") { Description = "It is no statement." };
    private static readonly Option<string> Undo = FilterOptions.Text("--undo", "ID", "Takes this correction back instead.");
    private static readonly Option<string> Why = FilterOptions.Text("--why", "TEXT", "Why; needed for a correction.");
    private static readonly Option<string> Who = FilterOptions.Text("--who", "NAME", "Who corrects. [default: the token's subject, else the name that you are logged in by]");

    public static Command Create()
    {
        var command = new Command("correct", "Changes speaker, hops, stance or certainty of a statement, or rejects it; what the engine read is kept beside it.")
        {
            Statement, Speaker, Type, Stance, Certainty, Hops, Reject, Why, Who, Undo, SharedOptions.Json,
        };
        command.Validators.Add(Check);
        command.SetAction((parsed, token) => Session.RunAsync(parsed, (session, cancellation) => RunAsync(session, parsed, cancellation), token));
        return command;
    }

    private static void Check(CommandResult result)
    {
        var changes = new Option[] { Speaker, Stance, Certainty, Hops, Reject }.Count(option => result.GetResult(option)?.Tokens.Count > 0 || (option == Reject && result.GetValue(Reject)));
        var isUndo = !string.IsNullOrEmpty(result.GetValue(Undo));
        var isCorrection = !string.IsNullOrEmpty(result.GetValue(Statement));
        if (isUndo == isCorrection || (isUndo && changes > 0))
        {
            result.AddError("correct takes STATEMENT and what to change, or --undo.");
        }
        else if (isCorrection && changes == 0)
        {
            result.AddError("Say what to change: --speaker, --hop, --stance, --certainty or --reject.");
        }
        else if (isCorrection && string.IsNullOrWhiteSpace(result.GetValue(Why)))
        {
            result.AddError("Say --why: corrections are kept with it.");
        }
    }

    private static Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellationToken)
    {
        // A caller with a token is known by it; nobody else's name would be taken.
        var who = parsed.GetValue(Who) ?? (SharedOptions.Read(parsed).Token is null ? Environment.UserName : string.Empty);
        return parsed.GetValue(Undo) is { Length: > 0 } id
            ? UndoAsync(session, new UndoCorrectionRequest { CorrectionId = id, UndoneBy = who, Reason = parsed.GetValue(Why) ?? string.Empty }, cancellationToken)
            : CorrectAsync(session, RequestOf(parsed, who), cancellationToken);
    }

    private static async Task<int> CorrectAsync(Session session, CorrectStatementRequest request, CancellationToken cancellationToken)
    {
        var answer = await session.Services.CorrectStatementAsync(request, cancellationToken);
        session.Screen.Show(answer, page =>
        {
            StatementBlock.Write(page, StatementView.Of(answer.Statement ?? new StatementResult(), 1));
            CorrectionBlock.Write(page, answer.Correction ?? new Correction());
        });
        return ExitCode.Done;
    }

    private static async Task<int> UndoAsync(Session session, UndoCorrectionRequest request, CancellationToken cancellationToken)
    {
        var answer = await session.Services.UndoCorrectionAsync(request, cancellationToken);
        session.Screen.Show(answer, page => CorrectionBlock.Write(page, answer.Correction ?? new Correction()));
        return ExitCode.Done;
    }

    private static CorrectStatementRequest RequestOf(ParseResult parsed, string who)
    {
        var type = Value<EntityType>(parsed.GetValue(Type));
        var change = new StatementChange
        {
            Speaker = parsed.GetValue(Speaker) is { } speaker ? new CorrectedParty { Name = speaker, Type = type } : null,
            Stance = Value<Stance>(parsed.GetValue(Stance)),
            Certainty = Value<Certainty>(parsed.GetValue(Certainty)),
            Rejected = parsed.GetValue(Reject),
        };
        foreach (var hop in parsed.GetValue(Hops) ?? [])
        {
            TryReadHop(hop, out var position, out var name);
            change.Hops.Add(new CorrectedHop { Position = position, Party = new CorrectedParty { Name = name, Type = type } });
        }

        return new CorrectStatementRequest
        {
            StatementId = parsed.GetValue(Statement),
            Change = change,
            CorrectedBy = who,
            Reason = parsed.GetValue(Why),
            RequestId = Guid.CreateVersion7().ToString("D"),
        };
    }

    private static T Value<T>(string? word)
        where T : struct, Enum =>
        word is not null && EnumWords<T>.TryParse(word, out var value) ? value : default;

    private static Option<string> OneOf<T>(string name, string description)
        where T : struct, Enum
    {
        var words = string.Join(", ", EnumWords<T>.All);
        var option = FilterOptions.Text(name, "WORD", $"{description}: {words}.");
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !EnumWords<T>.TryParse(token.Value, out _)))
            {
                result.AddError($"{name} takes one of {words}, not '{token.Value}'.");
            }
        });
        return option;
    }

    private static Option<string[]> CreateHops()
    {
        var option = new Option<string[]>("--hop")
        {
            Description = "Who is hop N of \"via\", from 1 at the outermost. May be given several times.",
            HelpName = "N=NAME",
            AllowMultipleArgumentsPerToken = false,
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !TryReadHop(token.Value, out _, out _)))
            {
                result.AddError($"--hop takes N=NAME, as 1=Torvane Wire, not '{token.Value}'.");
            }
        });
        return option;
    }

    private static bool TryReadHop(string text, out int position, out string name)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        name = at > 0 ? text[(at + 1)..].Trim() : string.Empty;
        position = 0;
        return name.Length > 0 && int.TryParse(text[..at], NumberStyles.None, CultureInfo.InvariantCulture, out position) && position > 0;
    }
}
