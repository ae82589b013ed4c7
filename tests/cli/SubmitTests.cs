using System.Text;
using Grpc.Core;
using Hearsay.Cli.Tests.Fakes;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Tests;

public sealed class SubmitTests
{
    [Fact]
    public async Task Submit_PlainText_PrintsDocumentRevisionAndOutcome()
    {
        await using var services = await FakeServices.StartAsync();
        using var file = new TextFile("mill.txt", "The mill of Torvane will close.\r\n\r\n“So be it,” she said. 𝔛\n");

        var run = await services.RunAsync("submit", file.Path);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal("01930000-0000-7000-8000-000000000001\t1\tCREATED\n", run.Output);
        Assert.Equal($"trace {FakeServices.TraceId}\n", run.Error);
        var sent = Assert.Single(services.Answers.Submits);
        Assert.Equal("The mill of Torvane will close.\r\n\r\n“So be it,” she said. 𝔛\n", sent.PlainText);
        Assert.Equal(7, Guid.ParseExact(sent.RequestId, "D").Version);
    }

    [Fact]
    public async Task Submit_KnownTextWithOtherFacts_NamesTheFacts()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Submit = (_, _) => Task.FromResult(new SubmitDocumentResponse
        {
            DocumentId = ServiceAnswers.DocumentId, Revision = 2, Outcome = SubmitOutcome.Known, ChangedFacts = { "title", "author" },
        });

        var run = await services.RunWithInputAsync("A text.", "submit", "-");

        Assert.Equal($"{ServiceAnswers.DocumentId}\t2\tKNOWN\tchanged=title,author\n", run.Output);
    }

    [Fact]
    public async Task Submit_Json_PrintsMessagesThatParseBack()
    {
        await using var services = await FakeServices.StartAsync();
        using var file = new TextFile("two.jsonl", """
            {"plainText": "One."}
            {"plainText": "Two."}
            """);

        var run = await services.RunAsync("submit", "--json", file.Path);

        var answers = run.Lines.Select(SubmitDocumentResponse.Parser.ParseJson).ToList();
        Assert.Equal(2, answers.Count);
        Assert.All(answers, answer => Assert.Equal(SubmitOutcome.Created, answer.Outcome));
    }

    [Fact]
    public async Task Submit_JsonLinesOnStandardInput_SendsInOrderAndKeepsFacts()
    {
        await using var services = await FakeServices.StartAsync();
        var lines = string.Concat(Enumerable.Range(1, 30).Select(number =>
            $$"""{"facts": {"outlet": "Outlet {{number}}"}, "plainText": "Text {{number}}."}""" + "\n\n"));

        var run = await services.RunWithInputAsync("\n  " + lines, "submit", "-");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(30, run.Lines.Length);
        Assert.Equal(
            Enumerable.Range(1, 30).Select(number => ($"Outlet {number}", $"Text {number}.")),
            services.Answers.Submits.Select(sent => (sent.Facts.Outlet, sent.PlainText)));
    }

    [Fact]
    public async Task Submit_TextThatBeginsWithBrace_IsPlainText()
    {
        await using var services = await FakeServices.StartAsync();

        var run = await services.RunWithInputAsync("{Torvane} The mill will close.\nSo it said.", "submit", "-");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal("{Torvane} The mill will close.\nSo it said.", Assert.Single(services.Answers.Submits).PlainText);
    }

    [Theory]
    [InlineData("""{"plainText": "Three." """)]
    [InlineData("""{"plainTxt": "Three."}""")]
    [InlineData("""{"plainText": "\ud800"}""")]
    [InlineData("no JSON at all")]
    public async Task Submit_BrokenThirdLine_SendsTwoAndNamesTheThird(string third)
    {
        await using var services = await FakeServices.StartAsync();
        using var file = new TextFile("news.jsonl", $$"""
            {"plainText": "One."}
            {"plainText": "Two."}
            {{third}}
            {"plainText": "Four."}
            """);

        var run = await services.RunAsync("submit", file.Path);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Equal(["One.", "Two."], services.Answers.Submits.Select(sent => sent.PlainText));
        Assert.Contains($"error: {file.Path}:3: is no SubmitDocumentRequest in JSON", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_InvalidUtf8InALine_NamesFileAndLine()
    {
        await using var services = await FakeServices.StartAsync();
        using var file = new TextFile("news.jsonl", [.. "{\"plainText\": \"One.\"}\n{\"plainText\": \""u8, 0xC3, 0x28, .. "\"}\n"u8]);

        var run = await services.RunAsync("submit", file.Path);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains($"{file.Path}:2: is not UTF-8", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mill.html", "<p>The mill of Torvane will close.")]
    [InlineData("mill.HTM", "The mill of Torvane will close.")]
    [InlineData("mill", "\uFEFF\n <!DOCTYPE HTML>\n<p>The mill of Torvane will close.")]
    [InlineData("mill.txt", "<?xml version=\"1.0\"?><!-- a -> b --><html lang=en><p>The mill of Torvane will close.")]
    public async Task Submit_Page_IsSentAsHtml(string name, string content)
    {
        await using var services = await FakeServices.StartAsync();
        using var file = new TextFile(name, content);

        var run = await services.RunAsync("submit", file.Path);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        var sent = Assert.Single(services.Answers.Submits);
        Assert.Equal((content.TrimStart('\uFEFF'), ""), (sent.Html, sent.PlainText));
    }

    [Theory]
    [InlineData("<p>is the tag of a paragraph.</p>")]
    [InlineData("The page begins with <html>.")]
    [InlineData("<!-- not closed <html>")]
    public async Task Submit_TextWithATag_IsSentAsText(string content)
    {
        await using var services = await FakeServices.StartAsync();

        await services.RunWithInputAsync(content, "submit", "-");

        Assert.Equal(content, Assert.Single(services.Answers.Submits).PlainText);
    }

    [Fact]
    public async Task Submit_PageInJsonLines_IsSentAsHtml()
    {
        await using var services = await FakeServices.StartAsync();

        await services.RunWithInputAsync("""{"html": "<p>The mill will close.</p>"}""", "submit", "-");

        Assert.Equal("<p>The mill will close.</p>", Assert.Single(services.Answers.Submits).Html);
    }

    [Fact]
    public async Task Submit_LongPage_PassesAndOneOverTheLimitIsRefused()
    {
        await using var services = await FakeServices.StartAsync();
        using var page = new TextFile("page.html", new string('a', 16 * 1024 * 1024));
        using var longer = new TextFile("longer.html", new string('a', (16 * 1024 * 1024) + 1));

        var run = await services.RunAsync("submit", page.Path, longer.Path);

        Assert.Equal(16 * 1024 * 1024, Assert.Single(services.Answers.Submits).Html.Length);
        Assert.Contains($"{longer.Path}: is over 16,777,216 bytes, the most that one page may have.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_TextOverTheLimit_IsRefusedBeforeItIsSent()
    {
        await using var services = await FakeServices.StartAsync();
        using var file = new TextFile("long.txt", new string('a', (1024 * 1024) + 1));

        var run = await services.RunAsync("submit", file.Path);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Empty(services.Answers.Submits);
        Assert.Contains($"{file.Path}: is over 1,048,576 bytes", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_LargestTextFullyEscaped_Passes()
    {
        await using var services = await FakeServices.StartAsync();
        var line = new StringBuilder("{\"plainText\": \"").Insert(15, "\\u0041", 1024 * 1024).Append("\"}");

        var run = await services.RunWithInputAsync(line.ToString(), "submit", "-");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(1024 * 1024, Assert.Single(services.Answers.Submits).PlainText.Length);
    }

    [Fact]
    public async Task Submit_ServiceAwayTwice_TriesAgainWithTheSameRequestId()
    {
        await using var services = await FakeServices.StartAsync();
        var answer = services.Answers.Submit;
        services.Answers.Submit = (request, context) => services.Answers.Submits.Count < 3
            ? throw FakeServices.Error(StatusCode.Unavailable, "DEPENDENCY_UNAVAILABLE", "The database cannot be reached. Try again.")
            : answer(request, context);
        using var file = new TextFile("long.txt", new string('a', 1024 * 1024));

        var run = await services.RunAsync("submit", file.Path);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(3, services.Answers.Submits.Count);
        Assert.Single(services.Answers.Submits.Select(sent => sent.RequestId).Distinct());
    }

    /// <summary>A service that is full says when to come again.</summary>
    [Theory]
    [InlineData(2, ExitCode.Done, 3)]
    [InlineData(9, ExitCode.Unreachable, 4)]
    public async Task Submit_OutboxIsFull_WaitsAndTriesAFewTimes(int full, int exitCode, int submits)
    {
        await using var services = await FakeServices.StartAsync();
        var answer = services.Answers.Submit;
        services.Answers.Submit = (request, context) => services.Answers.Submits.Count <= full
            ? throw FakeServices.TryAgain("OUTBOX_FULL", "Too many events wait to be sent. Try again later.", TimeSpan.FromMilliseconds(20))
            : answer(request, context);
        using var file = new TextFile("mill.txt", "The mill of Torvane will close.");

        var run = await services.RunAsync("submit", file.Path);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(submits, services.Answers.Submits.Count);
        Assert.Single(services.Answers.Submits.Select(sent => sent.RequestId).Distinct());
    }

    [Fact]
    public async Task Submit_OneRefused_NamesItsLineAndSendsTheRest()
    {
        await using var services = await FakeServices.StartAsync();
        var answer = services.Answers.Submit;
        services.Answers.Submit = (request, context) => request.PlainText == "Two."
            ? throw FakeServices.Error(
                StatusCode.InvalidArgument,
                "INVALID_FIELDS",
                "The request is not valid.",
                new() { Field = "facts.published", Reason = "TOO_FAR_AHEAD", Description = "Lies [red]more[/] than 48 hours ahead.\u001b[2J" },
                new() { Field = "facts.url", Reason = "NOT_A_URL", Description = "Give an absolute address." })
            : answer(request, context);
        using var file = new TextFile("news.jsonl", """
            {"plainText": "One."}
            {"plainText": "Two."}
            {"plainText": "Three."}
            """);

        var run = await services.RunAsync("submit", file.Path);

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Equal(2, run.Lines.Length);
        Assert.StartsWith(
            $"""
            error: {file.Path}:2: ingestion: The request is not valid. (INVALID_FIELDS)
              facts.published: Lies [red]more[/] than 48 hours ahead.\u{"{1b}"}[2J (TOO_FAR_AHEAD)
              facts.url: Give an absolute address. (NOT_A_URL)
              Correct what is named above and try again.
              trace {FakeServices.TraceId}
            """,
            run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_Wait_EndsWhenQueryHasTheEvidence()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Evidence = request => services.Answers.EvidenceAsked.Count < 3
            ? throw FakeServices.Error(StatusCode.NotFound, "EVIDENCE_NOT_FOUND", "Nothing was read from it, or not yet.")
            : new GetDocumentEvidenceResponse { DocumentId = request.DocumentId, Revision = request.Revision, Evidence = new() };

        var run = await services.RunWithInputAsync("A text.", "submit", "--wait", "-");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(3, services.Answers.EvidenceAsked.Count);
        Assert.All(services.Answers.EvidenceAsked, asked => Assert.Equal((ServiceAnswers.DocumentId, 1), (asked.DocumentId, asked.Revision)));
    }

    [Fact]
    public async Task Submit_WaitForADocumentTakenBack_NamesIt()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Evidence = _ => throw FakeServices.Error(StatusCode.NotFound, "DOCUMENT_RETRACTED", "It was taken back.");

        var run = await services.RunWithInputAsync("A text.", "submit", "--wait", "-");

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains(
            $"standard input: no evidence yet of document {ServiceAnswers.DocumentId} revision 1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_ToATerminal_ShowsABarAndEndsWithTheTrace()
    {
        await using var services = await FakeServices.StartAsync();
        using var file = new TextFile("two.jsonl", "{\"plainText\": \"One.\"}\n{\"plainText\": \"Two.\"}\n");

        var run = await Terminal.RunAsync(services, "submit", file.Path);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("\u001b[", run.Output, StringComparison.Ordinal);
        Assert.Contains("sending", run.Output, StringComparison.Ordinal);
        Assert.Contains("01930000-0000-7000-8000-000000000002  1  CREATED", run.Output, StringComparison.Ordinal);
        Assert.Contains($"trace {FakeServices.TraceId}", run.Output, StringComparison.Ordinal);
    }
}
