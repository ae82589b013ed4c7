using Google.Protobuf.WellKnownTypes;
using Hearsay.Cli.Tests.Fakes;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Tests;

/// <summary>The option that names a time, on every command that reads.</summary>
public sealed class AsOfTests
{
    private const string Id = ServiceAnswers.DocumentId;

    private static readonly Timestamp Time = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 3, 2, 17, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task AsOf_OnEveryReadingCommand_IsAskedFor()
    {
        await using var services = await FakeServices.StartAsync();
        GetEntityRequest? entity = null;
        services.Answers.Entity = request =>
        {
            entity = request;
            return new GetEntityResponse();
        };
        services.Answers.FindClaims = _ => new FindClaimsResponse { Claims = { new FoundClaim { Claim = new Claim { Id = Id } } } };
        string[][] commands =
        [
            ["evidence", Id], ["statements"], ["search", "dam"], ["origins", "the dam"], ["claims"], ["claims", "--id", Id], ["contradictions"], ["copies", Id],
            ["dossier", "Serrick"], ["entity", Id], ["timeline", "Serrick"],
        ];
        foreach (var command in commands)
        {
            await services.RunAsync([.. command, "--as-of", "2026-03-02T18:00+01:00"]);
        }

        var answers = services.Answers;
        Timestamp?[] asked =
        [
            Assert.Single(answers.EvidenceAsked).AsOf, Assert.Single(answers.StatementsAsked).AsOf, Assert.Single(answers.Searches).AsOf,
            Assert.Single(answers.ClaimsSought).AsOf, Assert.Single(answers.OriginsAsked).AsOf, Assert.Single(answers.ClaimsAsked).AsOf,
            Assert.Single(answers.ClaimAsked).AsOf, Assert.Single(answers.ContradictionsAsked).AsOf, Assert.Single(answers.CopiesAsked).AsOf,
            Assert.Single(answers.DossiersAsked).AsOf, entity?.AsOf, Assert.Single(answers.TimelinesAsked).AsOf,
        ];
        Assert.All(asked, time => Assert.Equal(Time, time));
    }

    [Theory]
    [InlineData("2026-03-02T17:00Z", 17)]
    [InlineData("2026-03-02T17:00:00.0Z", 17)]
    [InlineData("2026-03-02T12:00:00-05:00", 17)]
    [InlineData("2026-03-02", 0)]
    public async Task AsOf_WaysOfWritingIt_AreOneTime(string text, int hour)
    {
        await using var services = await FakeServices.StartAsync();

        await services.RunAsync("statements", "--as-of", text);

        Assert.Equal(new DateTimeOffset(2026, 3, 2, hour, 0, 0, TimeSpan.Zero), Assert.Single(services.Answers.StatementsAsked).AsOf.ToDateTimeOffset());
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-03-02T17:00")]
    [InlineData("2026-3-2")]
    [InlineData("02/03/2026")]
    [InlineData("2026-02-30")]
    [InlineData("")]
    public async Task AsOf_NoTimeWithAZone_IsRefusedBeforeAnyCall(string text)
    {
        await using var services = await FakeServices.StartAsync();

        var run = await services.RunAsync("statements", "--as-of", text);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("--as-of takes a time such as", run.Error, StringComparison.Ordinal);
        Assert.Empty(services.Answers.StatementsAsked);
    }
}
