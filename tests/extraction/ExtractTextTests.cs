using System.Text;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Extraction.V1;
using Npgsql;

namespace Hearsay.Extraction.Tests;

public sealed class ExtractTextTests(ExtractionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Extract_Text_AnswersWithEvidenceOfItsOwn()
    {
        var response = await ExtractAsync(Articles.Bridge, new PublicationFacts { Outlet = "Marrowby Ledger" });

        Assert.Equal(Articles.Bridge, response.Text);
        Assert.Equal(("", 0), (response.Evidence.DocumentId, response.Evidence.Revision));
        Assert.Equal("Marrowby Ledger", response.Evidence.Facts.Outlet);
        Assert.NotEmpty(response.Evidence.Blocks);
        Assert.NotEmpty(response.Evidence.Statements);
        Assert.Equal(
            response.Evidence.Statements.Count, response.Evidence.Statements.Select(statement => statement.Id).Where(id => id != "").Distinct().Count());
    }

    [Fact]
    public async Task Extract_Page_ReadsItsText()
    {
        var response = await HtmlAsync("<nav><a href=/>Home</a></nav><article><h1>Bridge shut</h1><p>TOLT (Quay Wire) - The bridge is not safe, the mayor of Tolt said on Monday.</p></article>");

        Assert.Equal("Bridge shut\n\nTOLT (Quay Wire) - The bridge is not safe, the mayor of Tolt said on Monday.", response.Text);
        Assert.Equal(("TOLT", "Quay Wire"), (response.Evidence.Facts.Dateline, Assert.Single(response.Evidence.Facts.Credits)));
        Assert.NotEmpty(response.Evidence.Statements);
    }

    [Fact]
    public async Task Extract_PageIsWrong_IsRefused()
    {
        var empty = await Assert.ThrowsAsync<RpcException>(() => HtmlAsync("<nav>Home</nav>"));
        var deep = await Assert.ThrowsAsync<RpcException>(() => HtmlAsync(new StringBuilder().Insert(0, "<div>", 20_000).ToString()));
        var both = await Assert.ThrowsAsync<RpcException>(async () =>
            await fixture.Client.ExtractTextAsync(new ExtractTextRequest { Text = "The bridge is shut.", Html = "<p>The bridge is shut." }, cancellationToken: Cancellation));

        Failures.AssertFields(empty, ("html", "NO_ARTICLE_TEXT"));
        Failures.AssertIs(deep, StatusCode.InvalidArgument, ErrorReason.InputTooComplex, ("limit", "depth"), ("max", "512"));
        Failures.AssertFields(both, ("html", "NOT_ALONE"));
    }

    [Fact]
    public async Task Extract_AnotherLanguage_AnswersWithNothingAndSaysWhy()
    {
        var response = await ExtractAsync(Articles.German);

        Assert.Equal([Shortfall.UnsupportedLanguage], response.Evidence.Shortfalls);
        Assert.Empty(response.Evidence.Statements);
        Assert.Empty(response.Evidence.Entities);
    }

    [Fact]
    public async Task Extract_FactsNameAnotherLanguage_AnswersWithNothingAndSaysWhy() => Assert.Equal(
        [Shortfall.UnsupportedLanguage], (await ExtractAsync("Kaptein Venn.", new PublicationFacts { Language = "nb-NO" })).Evidence.Shortfalls);

    [Fact]
    public async Task Extract_Text_StoresNothing()
    {
        await using var alone = await fixture.StartAnotherAsync();
        await new ExtractionService.ExtractionServiceClient(alone.Channel).ExtractTextAsync(
            new ExtractTextRequest { Text = Articles.Bridge }, cancellationToken: Cancellation);

        await using var dataSource = NpgsqlDataSource.Create(alone.ConnectionString);
        await using var command = dataSource.CreateCommand(
            "SELECT (SELECT count(*) FROM extraction.evidence) + (SELECT count(*) FROM extraction.outbox_event)");
        Assert.Equal(0L, await command.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task Extract_TextBeyondTheBasicPlane_SpansCountCodePoints()
    {
        var response = await ExtractAsync("\U0001F6A2 \U0001F6A2 \"It sails on \U0001F319 Monday,\" said Ben Orrick.");

        var runes = response.Text.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        var content = Assert.Single(Assert.Single(response.Evidence.Statements).Content);
        Assert.Contains("\U0001F319", content.Text, StringComparison.Ordinal);
        Assert.Equal(content.Text, string.Concat(runes[content.Start..content.End]));
    }

    [Fact]
    public async Task Extract_LineEndsAndAccents_AnswersWithTheCanonicalText()
    {
        var response = await ExtractAsync("Caf\u0065\u0301 shut.\r\n\"No,\" said Ada Venn.");

        Assert.Equal("Caf\u00E9 shut.\n\"No,\" said Ada Venn.", response.Text);
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(response.Text))),
            response.Evidence.TextSha256);
    }

    [Theory]
    [InlineData("\"It is not safe, it was not safe and it never will be safe as long as the old piers stand,\" said Ada Venn.\n\n")]
    [InlineData("\"No,\" said Ada Venn; ")]
    public async Task Extract_LargestTextOfQuotations_AnswerPassesAndCutsAreReported(string unit)
    {
        var text = Repeat(unit, MessageLimits.MaxTextBytes);

        var response = await ExtractAsync(text);

        Assert.Equal(text, response.Text);
        var said = text.Split("said").Length - 1;
        Assert.True(
            response.Evidence.Statements.Count >= said || response.Evidence.ReachedLimits.Any(limit => limit.Item == "statements"),
            $"{response.Evidence.Statements.Count} of {said} statements are there, and no cut is reported: {response.Evidence.ReachedLimits}");
        Assert.InRange(response.CalculateSize(), MessageLimits.MaxTextBytes, MessageLimits.MaxEvidenceBytes);
        Assert.All(response.Evidence.ReachedLimits, limit => Assert.InRange(limit.Kept, 0, limit.Found - 1));
    }

    [Theory]
    [InlineData("", "BLANK")]
    [InlineData(" \n\t\u00A0\u2003\n", "BLANK")]
    [InlineData("It is \0 not safe.", "NUL")]
    public async Task Extract_TextIsWrong_IsRefused(string text, string reason) =>
        Failures.AssertFields(await FailAsync(text), ("text", reason));

    [Fact]
    public async Task Extract_TextIsNoUtf8_IsRefused()
    {
        var bytes = Marshallers.Create<byte[]>(value => value, value => value);
        var method = new Method<byte[], byte[]>(
            MethodType.Unary, "hearsay.extraction.v1.ExtractionService", "ExtractText", bytes, bytes);

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await fixture.Service.Channel.CreateCallInvoker()
            .AsyncUnaryCall(method, null, new CallOptions(cancellationToken: Cancellation), [0x0A, 0x02, 0xC3, 0x28]));

        Failures.AssertFields(failure, ("request", "UNREADABLE"));
    }

    [Fact]
    public async Task Extract_TextHasOtherControlCharacters_KeepsThem()
    {
        const string Text = "\u0001\"No,\u0007\" said\u200B Ada Venn.\u001F";
        Assert.Equal(Text, (await ExtractAsync(Text)).Text);
    }

    [Fact]
    public async Task Extract_EveryFieldIsWrong_AllAreNamed()
    {
        var facts = new PublicationFacts
        {
            Url = "marrowby.example/1",
            Outlet = "Ledger\0",
            Title = new string('a', 2049),
            Author = new string('b', 2049),
            Language = "English (British)",
            Published = "2031-05-06T10:00 Europe/Berlin",
            Updated = "2031-02-30",
        };

        Failures.AssertFields(
            await FailAsync("", facts),
            ("text", "BLANK"),
            ("facts.url", "NOT_AN_ADDRESS"),
            ("facts.outlet", "NUL"),
            ("facts.title", "TOO_LONG"),
            ("facts.author", "TOO_LONG"),
            ("facts.language", "NOT_A_LANGUAGE"),
            ("facts.published", "NOT_A_TIME"),
            ("facts.updated", "NOT_A_TIME"));
    }

    [Fact]
    public async Task Extract_DeadlineIsOver_IsRefused()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await fixture.Client.ExtractTextAsync(
            new ExtractTextRequest { Text = Articles.Bridge }, deadline: DateTime.UnixEpoch, cancellationToken: Cancellation));
        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
    }

    [Fact]
    public async Task Extract_TextIsOverTheLimit_IsRefused()
    {
        var bytes = MessageLimits.MaxTextBytes + 1;
        var failure = await FailAsync(Repeat("\"No,\" said Ada Venn. ", bytes));
        Failures.AssertIs(
            failure,
            StatusCode.InvalidArgument,
            ErrorReason.TextTooLarge,
            ("bytes", "1048577"),
            ("max_bytes", "1048576"));
    }

    [Fact]
    public async Task Extract_BodyIsOverTheMessageLimit_IsRefused()
    {
        var failure = await FailAsync(new string('a', MessageLimits.MaxMessageBytes));
        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
    }

    private static string Repeat(string unit, int bytes)
    {
        var text = new StringBuilder();
        var size = Encoding.UTF8.GetByteCount(unit);
        for (var left = bytes; left > 0; left -= size)
        {
            text.Append(left >= size ? unit : new string('x', left));
        }

        return text.ToString();
    }

    private async Task<ExtractTextResponse> ExtractAsync(string text, PublicationFacts? facts = null) =>
        await fixture.Client.ExtractTextAsync(new ExtractTextRequest { Text = text, Facts = facts }, cancellationToken: Cancellation);

    private async Task<ExtractTextResponse> HtmlAsync(string html) =>
        await fixture.Client.ExtractTextAsync(new ExtractTextRequest { Html = html }, cancellationToken: Cancellation);

    private Task<RpcException> FailAsync(string text, PublicationFacts? facts = null) =>
        Assert.ThrowsAsync<RpcException>(() => ExtractAsync(text, facts));
}
