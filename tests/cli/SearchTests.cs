using Hearsay.Cli.Tests.Fakes;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Tests;

public sealed class SearchTests
{
    [Fact]
    public async Task Search_AllFilters_AreSent()
    {
        await using var services = await FakeServices.StartAsync();

        var run = await services.RunAsync(
            "search", "\"12 wheels\"", "-oak", "--speaker-id", "e1", "--speaker", "venn", "--addressee", "wire", "--origin", "clerk",
            "--kind", "direct", "--stance", "no-comment", "--certainty", "hedged", "--outlet", "The Quarry Bell", "--from", "2026-03-01",
            "--before", "2026-04-01", "--said-from", "2026-02-01", "--said-before", "2026-03-01", "--claim", "c1", "--limit", "7");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(
            new SearchStatementsRequest
            {
                Query = "\"12 wheels\" -oak",
                PageSize = 7,
                SpeakerId = "e1",
                Speaker = "venn",
                Addressee = "wire",
                Origin = "clerk",
                Kinds = { StatementKind.Direct },
                Stances = { Stance.NoComment },
                Certainties = { Certainty.Hedged },
                Outlet = "The Quarry Bell",
                PublishedFrom = "2026-03-01",
                PublishedBefore = "2026-04-01",
                SaidFrom = "2026-02-01",
                SaidBefore = "2026-03-01",
                ClaimId = "c1",
            },
            Assert.Single(services.Answers.Searches));
        Assert.Contains("No statement matches.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_InAPipe_ShowsStatementAndClaimWithoutMarks()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Search = _ => Found();

        var run = await services.RunAsync("search", "wheels");

        Assert.Equal(
            """
              1  who    Orla Venn ("Ms Venn")
                 how    DIRECT, AFFIRMS, by "said"
                 what   𝔛 the 12 wheels turn
                 claim  c1


            """,
            run.Output);
    }

    [Fact]
    public async Task Search_OnATerminal_MarksWhatWasFoundAlone()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Search = _ => Found();

        var run = await Terminal.RunAsync(services, "search", "wheels");

        Assert.Contains("𝔛 the 12 \u001b[1;4mwheels\u001b[0m turn", run.Output, StringComparison.Ordinal);
        Assert.Contains("by \"\u001b[1;4msaid\u001b[0m\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_Json_ParsesBackPageByPage()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Search = request => new SearchStatementsResponse
        {
            Statements = { Enumerable.Repeat(Found().Statements[0], request.PageSize) }, NextPageToken = "more",
        };

        var run = await services.RunAsync("search", "--origin", "clerk", "--limit", "201", "--json");

        Assert.Equal(201, run.Lines.Length);
        Assert.Equal(Found().Statements[0], FoundStatement.Parser.ParseJson(run.Lines[200]));
        Assert.Equal([(200, ""), (1, "more")], services.Answers.Searches.Select(asked => (asked.PageSize, asked.PageToken)));
    }

    [Theory]
    [InlineData]
    [InlineData("--limit", "7")]
    [InlineData("wheels", "--speakr", "venn")]
    [InlineData("wheels", "--stance", "MAYBE")]
    public async Task Search_NothingAskedOrUnknownOption_EndsWithTwo(params string[] args)
    {
        var run = await HearsayProgram.RunAsync(["search", .. args]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
    }

    // Offsets count code points: the first character of the content is one of them and two UTF-16 units.
    private static SearchStatementsResponse Found() => new()
    {
        Statements =
        {
            new FoundStatement
            {
                Statement = new StatementResult
                {
                    Statement = new Statement
                    {
                        Kind = StatementKind.Direct,
                        Stance = Stance.Affirms,
                        Source = { new Span { Start = 40, End = 47, Text = "Ms Venn" } },
                        Cue = { new Span { Start = 48, End = 52, Text = "said" } },
                        Content = { new Span { Start = 10, End = 30, Text = "𝔛 the 12 wheels turn" } },
                    },
                    Speaker = "Orla Venn",
                },
                Score = 0.5,
                Highlights = { new Span { Start = 19, End = 25, Text = "wheels" }, new Span { Start = 48, End = 52, Text = "said" } },
                ClaimId = "c1",
            },
        },
    };
}
