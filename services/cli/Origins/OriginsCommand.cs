using System.CommandLine;
using System.CommandLine.Parsing;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Origins;

/// <summary>Tells how many outlets, texts and origins stand behind what is reported, and the ways that lead to them.</summary>
internal static class OriginsCommand
{
    private const int MostOthers = 5;
    private const int MostDocuments = 50;

    private static readonly Argument<string[]> Sentence =
        FilterOptions.Sentence("TEXT", "What is claimed, in your own words; the claim that fits best is taken.");

    private static readonly Option<string> Claim = FilterOptions.Text("--claim", "ID", "This claim, as claims prints it.");
    private static readonly Option<string> Statement = FilterOptions.Text("--statement", "ID", "This statement alone.");

    private static readonly Option<string[]> Documents = new("--document")
    {
        Description = $"All that these documents report, at most {MostDocuments}.",
        HelpName = "ID",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> Passages = new("--passages") { Description = "Print the sentences behind every path, however many." };
    private static readonly Option<bool> Dot = new("--dot") { Description = "Print the graph for Graphviz instead." };

    public static Command Create()
    {
        var command = new Command("origins", "Counts the origins behind what outlets report, and shows every way to them: \"hearsay origins the plan has 12 points\".")
        {
            Sentence, Claim, Statement, Documents, Passages, Dot, AsOfOption.Option, SharedOptions.Json,
        };
        command.Validators.Add(Check);
        command.SetAction((parsed, token) => Session.RunAsync(parsed, (session, cancellation) => AnswerAsync(session, parsed, cancellation), token));
        return command;
    }

    private static void Check(CommandResult result)
    {
        string?[] given =
        [
            FilterOptions.Joined(result.GetValue(Sentence)), result.GetValue(Claim), result.GetValue(Statement),
            string.Concat(result.GetValue(Documents) ?? []),
        ];
        if (given.Count(text => !string.IsNullOrEmpty(text)) != 1)
        {
            result.AddError("origins takes one of TEXT, --claim, --statement and --document.");
        }

        if (result.GetValue(Documents)?.Length > MostDocuments)
        {
            result.AddError($"--document takes at most {MostDocuments} documents.");
        }

        if (result.GetValue(Dot) && result.GetValue(SharedOptions.Json))
        {
            result.AddError("--dot and --json exclude each other.");
        }
    }

    private static async Task<int> AnswerAsync(Session session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = new GetOriginsRequest
        {
            ClaimId = parsed.GetValue(Claim) ?? string.Empty,
            StatementId = parsed.GetValue(Statement) ?? string.Empty,
            DocumentIds = { parsed.GetValue(Documents) ?? [] },
            AsOf = AsOfOption.Read(parsed),
        };
        IReadOnlyList<FoundClaim> others = [];
        if (FilterOptions.Joined(parsed.GetValue(Sentence)) is { Length: > 0 } text)
        {
            var found = await session.Services.FindClaimsAsync(new FindClaimsRequest { Text = text, Limit = MostOthers + 1, AsOf = request.AsOf }, cancellationToken);
            if (found.Claims.Count == 0)
            {
                session.Screen.Note("No claim matches.");
                return ExitCode.Refused;
            }

            request.ClaimId = found.Claims[0].Claim?.Id ?? string.Empty;
            others = [.. found.Claims.Skip(1).Take(MostOthers)];
        }

        var answer = await session.Services.GetOriginsAsync(request, cancellationToken);
        Show(session.Screen, parsed, answer, others);
        return ExitCode.Done;
    }

    private static void Show(Screen screen, ParseResult parsed, GetOriginsResponse answer, IReadOnlyList<FoundClaim> others)
    {
        if (screen.Json)
        {
            screen.Message(answer);
        }
        else if (parsed.GetValue(Dot))
        {
            foreach (var line in OriginDot.Lines(answer))
            {
                screen.Raw(line);
            }
        }
        else
        {
            OriginPage.Write(screen.Page, answer, parsed.GetValue(Passages));
            Others(screen.Page, others);
        }
    }

    private static void Others(Page page, IReadOnlyList<FoundClaim> others)
    {
        if (others.Count == 0)
        {
            return;
        }

        page.Line(($"Other claims that match ({others.Count})", Tones.Heading));
        foreach (var claim in others.Select(other => other.Claim ?? new Claim()))
        {
            page.Entry("  -", 4, $"{claim.Text} ({Counted.Of(claim.OutletCount, "outlet")})", Tones.Plain);
            page.Entry(string.Empty, 6, $"hearsay origins --claim {claim.Id}", Tones.Label);
        }

        page.Blank();
    }
}
