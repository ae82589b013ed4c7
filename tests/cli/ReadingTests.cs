using Grpc.Core;
using Hearsay.Cli.Tests.Fakes;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Tests;

public sealed class ReadingTests
{
    [Fact]
    public async Task Evidence_InAPipe_IsReadableAndWithoutEscapes()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Evidence = request => new GetDocumentEvidenceResponse
        {
            DocumentId = request.DocumentId, Revision = request.Revision, Current = true, Evidence = Samples.Evidence(),
        };

        var run = await services.RunAsync("evidence", ServiceAnswers.DocumentId, "--revision", "2");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(2, Assert.Single(services.Answers.EvidenceAsked).Revision);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.StartsWith("Mill of Torvane [red]to close[/]\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"document    {ServiceAnswers.DocumentId}, revision 2, current\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("  1  who    Orla Venn (\"Ms Venn\")\n", run.Output, StringComparison.Ordinal);
        Assert.Equal($"trace {FakeServices.TraceId}\n", run.Error);
    }

    [Fact]
    public async Task Evidence_OnATerminal_HasColoursAndKeepsMarkupLiteral()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Evidence = _ => new GetDocumentEvidenceResponse { Evidence = Samples.Evidence() };

        var run = await Terminal.RunAsync(services, "evidence", ServiceAnswers.DocumentId);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("\u001b[1", run.Output, StringComparison.Ordinal);
        Assert.Contains("Mill of Torvane [red]to close[/]", run.Output, StringComparison.Ordinal);
        Assert.Contains("\\u{1b}[31m", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_OnATerminalWithNoColor_HasNoColours()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Evidence = _ => new GetDocumentEvidenceResponse { Evidence = Samples.Evidence() };

        var run = await Terminal.RunAsync(services, noColour: true, "evidence", ServiceAnswers.DocumentId);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("Orla Venn", run.Output, StringComparison.Ordinal);
        // Dim, bold or coloured text ends in "m"; the runtime's own set-up of the terminal does not.
        Assert.DoesNotMatch("\u001b\\[[0-9;]*m", run.Output);
    }

    [Fact]
    public async Task Evidence_Json_ParsesBack()
    {
        await using var services = await FakeServices.StartAsync();
        var answer = new GetDocumentEvidenceResponse
        {
            DocumentId = ServiceAnswers.DocumentId, Revision = 1, Text = "a\u001b\n", Evidence = Samples.Evidence(),
        };
        services.Answers.Evidence = _ => answer;

        var run = await services.RunAsync("evidence", ServiceAnswers.DocumentId, "--json");

        Assert.Equal(answer, GetDocumentEvidenceResponse.Parser.ParseJson(Assert.Single(run.Lines)));
    }

    [Fact]
    public async Task Evidence_NotThere_SaysWhatToDo()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Evidence = _ => throw FakeServices.Error(StatusCode.NotFound, "EVIDENCE_NOT_FOUND", "Nothing was read from it.");

        var run = await services.RunAsync("evidence", ServiceAnswers.DocumentId);

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("error: query: Nothing was read from it. (EVIDENCE_NOT_FOUND)", run.Error, StringComparison.Ordinal);
        Assert.Contains("try again soon, or submit it with --wait", run.Error, StringComparison.Ordinal);
        Assert.Contains($"trace {FakeServices.TraceId}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_JsonLinesAndText_PrintsEachAsEvidence()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Extract = request => new ExtractTextResponse
        {
            Text = request.Text, Evidence = request.Text == "One." ? Samples.Evidence() : new Evidence(),
        };
        using var lines = new TextFile("news.jsonl", """{"facts": {"outlet": "The Quarry Bell"}, "plainText": "One."}""");

        var run = await services.RunWithInputAsync("Two.", "extract", lines.Path, "-");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(["The Quarry Bell", null], services.Answers.Extracts.Select(asked => asked.Facts?.Outlet));
        Assert.Contains("Mill of Torvane", run.Output, StringComparison.Ordinal);
        Assert.Contains("standard input\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_Json_ParsesBack()
    {
        await using var services = await FakeServices.StartAsync();

        var run = await services.RunWithInputAsync("“So be it.”", "extract", "--json", "-");

        Assert.Equal("“So be it.”", ExtractTextResponse.Parser.ParseJson(Assert.Single(run.Lines)).Text);
    }

    [Fact]
    public async Task Statements_AllFilters_AreSent()
    {
        await using var services = await FakeServices.StartAsync();

        var run = await services.RunAsync(
            "statements", "--speaker", "venn", "--addressee", "wire", "--text", "wheel", "--kind", "direct", "--kind", "BELIEF",
            "--stance", "no-comment", "--certainty", "hedged", "--outlet", "The Quarry Bell", "--from", "2026-03-01",
            "--before", "2026-04-01", "--document", ServiceAnswers.DocumentId, "--limit", "7");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(
            new ListStatementsRequest
            {
                PageSize = 7,
                Speaker = "venn",
                Addressee = "wire",
                Text = "wheel",
                Kinds = { StatementKind.Direct, StatementKind.Belief },
                Stances = { Stance.NoComment },
                Certainties = { Certainty.Hedged },
                Outlet = "The Quarry Bell",
                PublishedFrom = "2026-03-01",
                PublishedBefore = "2026-04-01",
                DocumentId = ServiceAnswers.DocumentId,
            },
            Assert.Single(services.Answers.StatementsAsked));
        Assert.Contains("No statement matches.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_OverOnePage_PagesThroughToTheLimit()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Statements = request =>
        {
            var first = request.PageToken.Length == 0 ? 1 : int.Parse(request.PageToken, System.Globalization.CultureInfo.InvariantCulture);
            var results = Enumerable.Range(first, request.PageSize).Select(number => new StatementResult { Speaker = $"Speaker {number}" });
            return new ListStatementsResponse { Statements = { results }, NextPageToken = $"{first + request.PageSize}" };
        };

        var run = await services.RunAsync("statements", "--limit", "450", "--json");

        Assert.Equal(
            Enumerable.Range(1, 450).Select(number => $"Speaker {number}"),
            run.Lines.Select(line => StatementResult.Parser.ParseJson(line).Speaker));
        Assert.Equal([(200, ""), (200, "201"), (50, "401")], services.Answers.StatementsAsked.Select(asked => (asked.PageSize, asked.PageToken)));
        Assert.Contains("There are more than 450", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_Found_TellWhoViaWhomWhatAndWhere()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Statements = _ => new ListStatementsResponse
        {
            Statements =
            {
                new StatementResult
                {
                    Statement = Samples.Evidence().Statements[0],
                    Speaker = "Orla Venn",
                    Chain = { "Torvane Wire", "a senior clerk" },
                    Said = "2026-03-04",
                    Addressee = "Torvane Wire",
                    Passage = new Passage { Outlet = "The Quarry Bell", Title = "Mill", DocumentId = ServiceAnswers.DocumentId },
                },
            },
        };

        var run = await services.RunAsync("statements");

        Assert.Equal(
            $"""
              1  who    Orla Venn ("Ms Venn")
                 via    Torvane Wire (told) -> a senior clerk
                 how    DIRECT, NO_COMMENT, ASSERTED, by "told", in LETTER
                 what   the wheel turns [bold]no more[/] \u{"{1b}"}[31m
                 when   2026-03-04
                 to     Torvane Wire
                 but    ORIGIN_UNNAMED
                 in     The Quarry Bell, Mill, document {ServiceAnswers.DocumentId}, statement s1


            """,
            run.Output);
    }
}
