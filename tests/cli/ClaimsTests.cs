using Hearsay.Cli.Tests.Fakes;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Tests;

public sealed class ClaimsTests
{
    private const string Id = OriginSamples.ClaimId;

    [Fact]
    public async Task Claims_WithWords_ShowsTheBestFirst()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.FindClaims = _ => new FindClaimsResponse
        {
            Claims = { new FoundClaim { Claim = Claim(), Score = 0.876, Best = OriginSamples.Said("Torvane Wire", "2026-03-03", "it has a dozen wheels") } },
        };

        var run = await services.RunAsync("claims", "a dozen", "wheels", "--limit", "7");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(new FindClaimsRequest { Text = "a dozen wheels", Limit = 7 }, Assert.Single(services.Answers.ClaimsSought));
        Assert.Equal(
            $"""
              1  claim  the mill has 12 wheels
                 in     6 outlets, 5 texts, 7 documents, 1 statement
                 how    AFFIRMS 5, DENIES 1
                 first  in The Quarry Bell, 2026-03-02: the mill has 12 wheels
                 last   2026-03-04
                 match  0.88
                 best   in Torvane Wire, 2026-03-03: it has a dozen wheels
                 id     {Id}


            """,
            run.Output);
    }

    [Fact]
    public async Task Claims_WordsThatNothingMatches_SaysSo()
    {
        await using var services = await FakeServices.StartAsync();

        var run = await services.RunAsync("claims", "the moon is square");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("No claim matches.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claims_WithFilters_PagesThroughToTheLimit()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Claims = request => new ListClaimsResponse
        {
            Claims = { Enumerable.Repeat(Claim(), request.PageSize) }, NextPageToken = $"after {request.PageSize}",
        };

        var run = await services.RunAsync("claims", "--min-outlets", "3", "--denied", "--document", "d1", "--limit", "210", "--json");

        Assert.Equal(210, run.Lines.Length);
        Assert.Equal(Claim(), Contracts.Query.V1.Claim.Parser.ParseJson(run.Lines[0]));
        Assert.Equal(
            [
                new ListClaimsRequest { PageSize = 200, MinOutlets = 3, Denied = true, DocumentId = "d1" },
                new ListClaimsRequest { PageSize = 10, PageToken = "after 200", MinOutlets = 3, Denied = true, DocumentId = "d1" },
            ],
            services.Answers.ClaimsAsked);
        Assert.Contains("There are more than 210", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claims_OneById_ShowsStatementsByStanceQuotationsAndContradictions()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Claim = _ => OneClaim();

        var run = await services.RunAsync("claims", "--id", Id);

        Assert.Equal(Id, Assert.Single(services.Answers.ClaimAsked).ClaimId);
        Assert.Contains("\nAFFIRMS (1)\n  1  who    unresolved\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nDENIES (1)\n  2  who    unresolved\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"The first 2 of 9 statements; all of them: hearsay search --claim {Id}\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(
            $"""
            Quotations (1)
              1  quote  in The Quarry Bell, 2026-03-02: “12 wheels, all of oak”
                 -      ALTERED in The Weir Echo, 2026-03-03: “12 wheels of elm”
                        added: "elm"
                        removed: "all", "oak"

            Contradictions (1)
              1  why    NUMBER: "12" and "20"
                 one    in The Quarry Bell, 2026-03-02: 12 wheels
                        claim {Id}
                 other  in Radio Ford, 2026-03-03: 20 wheels
                        claim c2


            """,
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claims_OneByIdAsJson_ParsesBack()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Claim = _ => OneClaim();

        var run = await services.RunAsync("claims", "--id", Id, "--json");

        Assert.Equal(OneClaim(), GetClaimResponse.Parser.ParseJson(Assert.Single(run.Lines)));
    }

    [Theory]
    [InlineData("claims", "words", "--id", "c")]
    [InlineData("claims", "words", "--denied")]
    [InlineData("claims", "--id", "c", "--min-outlets", "2")]
    [InlineData("claims", "--min-outlets", "-1")]
    [InlineData("contradictions", "--kind", "TASTE")]
    public async Task Claims_ContradictoryOptions_EndWithTwo(params string[] args)
    {
        var run = await HearsayProgram.RunAsync(args);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contradictions_Filters_AreSent()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Contradictions = _ => new ListContradictionsResponse { Contradictions = { OneClaim().Contradictions } };

        var run = await services.RunAsync("contradictions", "--claim", Id, "--kind", "number", "--kind", "DATE", "--limit", "3");

        Assert.Equal(
            new ListContradictionsRequest { PageSize = 3, ClaimId = Id, Kinds = { ContradictionKind.Number, ContradictionKind.Date } },
            Assert.Single(services.Answers.ContradictionsAsked));
        Assert.StartsWith("  1  why    NUMBER: \"12\" and \"20\"\n", run.Output, StringComparison.Ordinal);
    }

    private static Claim Claim() => new()
    {
        Id = Id,
        Text = "the mill has 12 wheels",
        First = OriginSamples.Said("The Quarry Bell", "2026-03-02", "the mill has 12 wheels"),
        StatementCount = 1,
        DocumentCount = 7,
        OutletCount = 6,
        TextCount = 5,
        Stances = { new StanceCount { Stance = Stance.Affirms, Count = 5 }, new StanceCount { Stance = Stance.Denies, Count = 1 } },
        LastPublished = "2026-03-04",
    };

    private static GetClaimResponse OneClaim()
    {
        var denial = OriginSamples.Said("The Weir Echo", "2026-03-04", "no wheels");
        denial.Statement.Stance = Stance.Denies;
        var claim = Claim();
        claim.StatementCount = 9;
        return new GetClaimResponse
        {
            Claim = claim,
            Statements = { denial, OriginSamples.Said("The Quarry Bell", "2026-03-02", "12 wheels") },
            Quotes =
            {
                new QuoteFamily
                {
                    Original = OriginSamples.Said("The Quarry Bell", "2026-03-02", "“12 wheels, all of oak”"),
                    Variants =
                    {
                        new QuoteVariant
                        {
                            Kind = QuoteVariantKind.Altered,
                            Statement = OriginSamples.Said("The Weir Echo", "2026-03-03", "“12 wheels of elm”"),
                            Added = { "elm" },
                            Removed = { "all", "oak" },
                        },
                    },
                },
            },
            Contradictions =
            {
                new Contradiction
                {
                    Kind = ContradictionKind.Number,
                    ClaimId = Id,
                    OtherClaimId = "c2",
                    One = OriginSamples.Said("The Quarry Bell", "2026-03-02", "12 wheels"),
                    Other = OriginSamples.Said("Radio Ford", "2026-03-03", "20 wheels"),
                    Differing = { "12", "20" },
                },
            },
        };
    }
}
