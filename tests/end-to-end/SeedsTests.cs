using System.Text;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.EndToEnd.Tests;

public sealed class SeedsTests(SeededPlatform platform)
{
    [Fact]
    public void Seeds_TakenIn_EachDocumentHasStatements()
    {
        var keys = Directory.EnumerateFiles(Path.Combine(LocalUp.Root, "seeds"), "*.jsonl")
            .SelectMany(File.ReadLines)
            .Where(line => line.Length > 0)
            .Select(line => Contracts.Ingestion.V1.SubmitDocumentRequest.Parser.ParseJson(line).Facts.Url)
            .Distinct(StringComparer.Ordinal);

        Assert.Equal(keys.Count(), platform.Evidence.Count);
        Assert.All(platform.Evidence, document => Assert.NotEmpty(document.Evidence.Statements));
    }

    [Fact]
    public void Seeds_TakenInWithoutOptions_AreReadByTheModel() => Assert.All(platform.Evidence, document =>
    {
        Assert.Equal("model", document.Evidence.Engine.Profile);
        Assert.Equal(64, document.Evidence.Engine.WeightsSha256.Length);
    });

    [Fact]
    public void Seeds_EverySpan_IsTheTextThatItSays() =>
        Assert.All(platform.Evidence, document =>
        {
            var text = document.Text.EnumerateRunes().ToArray();
            var spans = Spans(document.Evidence).ToList();
            Assert.NotEmpty(spans);
            Assert.All(spans, span => Assert.Equal(span.Text, TextOf(text.AsSpan(span.Start, span.End - span.Start))));
        });

    [Fact]
    public void Up_WhileRunning_PrintsWhoSaidWhatAndWhereToCall()
    {
        Assert.Contains("The Halvern Post", platform.Up.Output, StringComparison.Ordinal);
        Assert.InRange(platform.Up.Port("query", "gRPC"), 1, 65535);
        Assert.InRange(platform.Up.Port("ingestion", "HTTP"), 1, 65535);
    }

    [Fact]
    public void Processes_ThatStayUp_DoNotHaveTheOwnersPassword()
    {
        foreach (var service in new[] { "ingestion", "extraction", "query" })
        {
            var port = $"Listen__GrpcPort={platform.Up.Port(service, "gRPC")}";
            var environments = Directory.EnumerateDirectories("/proc").Select(EnvironmentOf).Where(variables => variables.Contains(port)).ToList();

            Assert.NotEmpty(environments);
            Assert.All(environments, variables =>
                Assert.DoesNotContain(variables, variable => variable.Contains("hearsay_owner", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task RealArticle_TakenIn_AnswersWithItsStatements()
    {
        var folder = Path.Combine(LocalUp.Root, "..", "shared", "seeds");
        Assert.SkipUnless(Directory.Exists(folder), "../shared/seeds is not here");
        var text = await File.ReadAllTextAsync(Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).First(), TestContext.Current.CancellationToken);

        var submitted = await Journey.SubmitAsync(platform.Up, text, new PublicationFacts());
        var answer = await Journey.EvidenceAsync(platform.Up, submitted);

        Assert.True(answer.Evidence.Statements.Count >= 8, $"{answer.Evidence.Statements.Count} statements");
        Assert.StartsWith("2025-11-19", answer.Evidence.Facts.Published, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_OfAnOutlet_CarryTheirPassage()
    {
        using var channel = platform.Up.Query;
        var listed = await new QueryService.QueryServiceClient(channel).ListStatementsAsync(
            new ListStatementsRequest { Outlet = "the halvern post" }, deadline: Journey.Deadline(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotEmpty(listed.Statements);
        Assert.All(listed.Statements, found =>
        {
            Assert.Equal("The Halvern Post", found.Passage.Outlet);
            Assert.NotEmpty(found.Passage.Url);
            Assert.NotEmpty(found.Passage.Title);
            Assert.NotEmpty(found.Passage.Published);
            Assert.NotEmpty(found.Passage.Sentence.Text);
        });
    }

    private static IEnumerable<Span> Spans(Evidence evidence) =>
        evidence.Statements.SelectMany(statement => statement.Source.Concat(statement.Cue).Concat(statement.Content).Append(statement.Sentence))
            .Concat(evidence.Entities.SelectMany(entity => entity.Mentions))
            .Concat(evidence.Times.Select(time => time.Span))
            .Concat(evidence.Events.Select(happened => happened.Trigger));

    /// <summary>Variables of a process; none where it ended meanwhile, is another user's or is none.</summary>
    private static string[] EnvironmentOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "environ")).Split('\0');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string TextOf(ReadOnlySpan<Rune> runes)
    {
        var builder = new StringBuilder();
        foreach (var rune in runes)
        {
            builder.Append(rune.ToString());
        }

        return builder.ToString();
    }
}
