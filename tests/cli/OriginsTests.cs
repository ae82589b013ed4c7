using Grpc.Core;
using Hearsay.Cli.Tests.Fakes;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Tests;

public sealed class OriginsTests
{
    private const string Other = "01930000-0000-7000-8000-0000000000c2";

    [Fact]
    public async Task Origins_OfASentence_AnswersForTheBestClaimAndNamesTheOthers()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.FindClaims = _ => Found();
        services.Answers.Origins = _ => OriginSamples.Answer();

        var run = await services.RunAsync("origins", "the mill", "has 12 wheels");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal("the mill has 12 wheels", Assert.Single(services.Answers.ClaimsSought).Text);
        Assert.Equal(new GetOriginsRequest { ClaimId = OriginSamples.ClaimId }, Assert.Single(services.Answers.OriginsAsked));
        Assert.StartsWith("6 outlets, 5 texts, 1 to 2 origins\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(
            $"""
            Other claims that match (1)
              - the mill has 20 wheels (1 outlet)
                  hearsay origins --claim {Other}


            """,
            run.Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public async Task Origins_NoClaimMatches_SaysSoAndEndsWithOne()
    {
        await using var services = await FakeServices.StartAsync();

        var run = await services.RunAsync("origins", "the moon is square");

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("No claim matches.\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(services.Answers.OriginsAsked);
    }

    [Theory]
    [InlineData("--claim", "c")]
    [InlineData("--statement", "s")]
    [InlineData("--document", "d1", "d2")]
    public async Task Origins_ById_AskNoClaims(params string[] args)
    {
        await using var services = await FakeServices.StartAsync();

        var run = await services.RunAsync(["origins", .. args]);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Empty(services.Answers.ClaimsSought);
        var asked = Assert.Single(services.Answers.OriginsAsked);
        Assert.Equal(string.Join(' ', args[1..]), string.Join(' ', asked.DocumentIds.Prepend(asked.ClaimId + asked.StatementId)).Trim());
    }

    [Fact]
    public async Task Origins_Json_ParsesBack()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.FindClaims = _ => Found();
        services.Answers.Origins = _ => OriginSamples.Answer();

        var run = await services.RunAsync("origins", "the mill has 12 wheels", "--json");

        Assert.Equal(OriginSamples.Answer(), GetOriginsResponse.Parser.ParseJson(Assert.Single(run.Lines)));
    }

    [Fact]
    public async Task Origins_Dot_PrintsTheGraphAlone()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Origins = _ => OriginSamples.Answer();

        var run = await services.RunAsync("origins", "--claim", OriginSamples.ClaimId, "--dot");

        Assert.Equal("digraph origins {", run.Lines[0]);
        Assert.Equal("}", run.Lines[^1]);
        Assert.Equal($"trace {FakeServices.TraceId}\n", run.Error);
    }

    [Fact]
    public async Task Origins_OnATerminal_HaveColoursAndTheSameTree()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Origins = _ => OriginSamples.Answer();

        var run = await Terminal.RunAsync(services, "origins", "--claim", OriginSamples.ClaimId);

        Assert.Contains("\u001b[1m6 outlets, 5 texts, 1 to 2 origins\u001b[0m", run.Output, StringComparison.Ordinal);
        Assert.Contains("└─ ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Origins_UnknownClaim_SaysWhatToDo()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Origins = _ => throw FakeServices.Error(StatusCode.NotFound, "CLAIM_NOT_FOUND", "There is no such claim.");

        var run = await services.RunAsync("origins", "--claim", Other);

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("error: query: There is no such claim. (CLAIM_NOT_FOUND)\n  Check the claim id", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("some words", "--claim", "c")]
    [InlineData("--claim", "c", "--statement", "s")]
    [InlineData(" ")]
    [InlineData("--claim", "c", "--dot", "--json")]
    public async Task Origins_NotOneQuestion_EndsWithTwo(params string[] args)
    {
        var run = await HearsayProgram.RunAsync(["origins", .. args]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
    }

    private static FindClaimsResponse Found() => new()
    {
        Claims =
        {
            new FoundClaim { Claim = new Claim { Id = OriginSamples.ClaimId, Text = "the mill has 12 wheels", OutletCount = 6 }, Score = 0.9 },
            new FoundClaim { Claim = new Claim { Id = Other, Text = "the mill has 20 wheels", OutletCount = 1 }, Score = 0.7 },
        },
    };
}
