using Google.Protobuf.WellKnownTypes;
using Hearsay.Cli.Tests.Fakes;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Tests;

/// <summary>Correcting statements, and how corrected ones are shown.</summary>
public sealed class CorrectionTests
{
    private const string Id = "01930000-0000-7000-8000-000000000009";
    private static readonly string[] Why = ["--why", "The recording says so."];

    [Fact]
    public async Task Correct_AllAspects_AsksForThem()
    {
        await using var services = await FakeServices.StartAsync();
        var asked = Taken(services);

        var run = await services.RunAsync(
            ["correct", Id, "--speaker", "Orla Venn", "--type", "person", "--stance", "denies", "--certainty", "hedged", "--hop", "1=Torvane = Wire", .. Why, "--who", "Desk"]);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        var request = Assert.Single(asked);
        Assert.True(Guid.TryParseExact(request.RequestId, "D", out _));
        Assert.Equal(
            new CorrectStatementRequest
            {
                StatementId = Id,
                Change = new StatementChange
                {
                    Speaker = new CorrectedParty { Name = "Orla Venn", Type = EntityType.Person },
                    Stance = Stance.Denies,
                    Certainty = Certainty.Hedged,
                    Hops = { new CorrectedHop { Position = 1, Party = new CorrectedParty { Name = "Torvane = Wire", Type = EntityType.Person } } },
                },
                CorrectedBy = "Desk",
                Reason = Why[1],
                RequestId = request.RequestId,
            },
            request);
    }

    [Fact]
    public async Task Correct_WithAToken_LeavesTheNameToTheToken()
    {
        await using var services = await FakeServices.StartAsync();
        var asked = Taken(services);

        await services.RunAsync(["correct", Id, "--reject", .. Why]);
        await services.RunAsync(["correct", Id, "--reject", .. Why, "--token", "abc"]);

        Assert.Equal([Environment.UserName, ""], asked.Select(request => request.CorrectedBy));
        Assert.All(asked, request => Assert.True(request.Change.Rejected));
    }

    [Fact]
    public async Task Correct_Undo_AsksForItAndShowsIt()
    {
        await using var services = await FakeServices.StartAsync();
        UndoCorrectionRequest? asked = null;
        services.Answers.Undo = request =>
        {
            asked = request;
            return new UndoCorrectionResponse { Correction = Undone() };
        };

        var run = await services.RunAsync("correct", "--undo", Id, "--who", "Night Desk");

        Assert.Equal(new UndoCorrectionRequest { CorrectionId = Id, UndoneBy = "Night Desk" }, asked);
        Assert.Equal(
            $"""
            correction  {Id}
            changes     speaker to Orla Venn, hop 2 to Torvane Wire, stance to DENIES
            of          the wheel turns … no more
            by          Desk, 2026-03-05T09:00:00Z: The recording says so.
            undone by   Night Desk, 2026-03-05T10:00:00Z: Misheard.
            in          document d1 revision 1, statement s1


            """.ReplaceLineEndings("\n"),
            run.Output);
    }

    [Fact]
    public async Task Corrections_OnesThatHoldAboutNothing_AreListedWithTheReason()
    {
        await using var services = await FakeServices.StartAsync();
        ListCorrectionsRequest? asked = null;
        services.Answers.Corrections = request =>
        {
            asked = request.Clone();
            return new ListCorrectionsResponse
            {
                Corrections =
                {
                    new Correction(Undone()) { UndoTime = null, StatementId = "", UnattachedReason = UnattachedReason.WordsGone },
                    new Correction(Undone()) { UndoTime = null, StatementId = "", UnattachedReason = UnattachedReason.Retracted, Change = null, Anchor = null },
                },
            };
        };

        var run = await services.RunAsync("corrections", "--document", "d1", "--who", "Desk", "--unattached", "--limit", "2");

        Assert.Equal(new ListCorrectionsRequest { PageSize = 2, DocumentId = "d1", CorrectedBy = "Desk", Unattached = true }, asked);
        Assert.Contains("but         its words are not in the text any more (WORDS_GONE)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("changes     SPEAKER, HOP, STANCE\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_CorrectedOnes_ShowWhatHoldsAndWhatWasRead()
    {
        await using var services = await FakeServices.StartAsync();
        services.Answers.Statements = _ => new ListStatementsResponse { Statements = { Corrected() } };

        var run = await services.RunAsync("statements");

        Assert.Equal(
            """
              1  who    Orla Venn ("he")
                 via    Torvane Wire -> Orla Venn
                 how    DIRECT, DENIES, ASSERTED
                 what   it will rain
                 fixed  speaker, read as nobody, by Desk: The recording says so.
                 fixed  hop 1, read as The Ledger, by Desk: The recording says so.
                 fixed  stance, read as AFFIRMS, by Night Desk: Heard it.
                 in     The Quarry Bell, document d1, statement s1


            """.ReplaceLineEndings("\n"),
            run.Output);
    }

    [Fact]
    public async Task Evidence_RejectedStatement_IsMarked()
    {
        await using var services = await FakeServices.StartAsync();
        var correction = new StatementCorrection
        {
            Rejected = true,
            Statement = Corrected().Statement,
            Values = { new CorrectedValue { Aspect = CorrectedAspect.Rejection, CorrectedBy = "Desk", Reason = "A caption." } },
        };
        services.Answers.Evidence = request => new GetDocumentEvidenceResponse
        {
            DocumentId = request.DocumentId,
            Evidence = new Evidence { Statements = { Corrected().Statement } },
            Corrections = { new CorrectedStatement { StatementId = "s1", Correction = correction } },
        };

        var run = await services.RunAsync("evidence", Id);

        Assert.Contains("     fixed  rejected: it is no statement, by Desk: A caption.\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("correct takes STATEMENT and what to change, or --undo.", "correct")]
    [InlineData("correct takes STATEMENT and what to change, or --undo.", "correct", Id, "--undo", Id)]
    [InlineData("Say what to change: --speaker, --hop, --stance, --certainty or --reject.", "correct", Id, "--why", "x")]
    [InlineData("Say --why: corrections are kept with it.", "correct", Id, "--reject")]
    [InlineData("--hop takes N=NAME, as 1=Torvane Wire, not 'Wire'.", "correct", Id, "--hop", "Wire", "--why", "x")]
    [InlineData("--hop takes N=NAME, as 1=Torvane Wire, not '0=Wire'.", "correct", Id, "--hop", "0=Wire", "--why", "x")]
    [InlineData("--stance takes one of", "correct", Id, "--stance", "maybe", "--why", "x")]
    public async Task Correct_WrongOptions_AreToldWithoutACall(string error, params string[] arguments)
    {
        await using var services = await FakeServices.StartAsync();

        var run = await services.RunAsync(arguments);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
    }

    private static List<CorrectStatementRequest> Taken(FakeServices services)
    {
        var asked = new List<CorrectStatementRequest>();
        services.Answers.Correct = request =>
        {
            asked.Add(request);
            return new CorrectStatementResponse { Correction = Undone(), Statement = Corrected() };
        };
        return asked;
    }

    private static Correction Undone() => new()
    {
        Id = Id,
        DocumentId = "d1",
        Revision = 1,
        StatementId = "s1",
        Aspects = { CorrectedAspect.Speaker, CorrectedAspect.Hop, CorrectedAspect.Stance },
        Change = new StatementChange
        {
            Speaker = new CorrectedParty { Name = "Orla Venn" },
            Hops = { new CorrectedHop { Position = 2, Party = new CorrectedParty { Name = "Torvane Wire" } } },
            Stance = Stance.Denies,
        },
        Anchor = new CorrectionAnchor { Content = { new Span { Text = "the wheel turns" }, new Span { Text = "no more" } } },
        CorrectedBy = "Desk",
        Reason = Why[1],
        CorrectTime = Timestamp.FromDateTime(new DateTime(2026, 3, 5, 9, 0, 0, DateTimeKind.Utc)),
        UndoTime = Timestamp.FromDateTime(new DateTime(2026, 3, 5, 10, 0, 0, DateTimeKind.Utc)),
        UndoneBy = "Night Desk",
        UndoReason = "Misheard.",
    };

    private static StatementResult Corrected()
    {
        var read = new Statement
        {
            Id = "s1",
            Kind = StatementKind.Direct,
            Certainty = Certainty.Asserted,
            Stance = Stance.Affirms,
            Source = { new Span { Text = "he" } },
            Content = { new Span { Text = "it will rain" } },
            SpeakerUnresolvedReason = "NO_ANTECEDENT",
        };
        return new StatementResult
        {
            Statement = read,
            Passage = new Passage { Outlet = "The Quarry Bell", DocumentId = "d1" },
            Correction = new StatementCorrection
            {
                Statement = new Statement(read) { Stance = Stance.Denies, SpeakerEntityId = "named-1", SpeakerUnresolvedReason = "" },
                Speaker = "Orla Venn",
                Chain = { "Torvane Wire", "Orla Venn" },
                Values =
                {
                    new CorrectedValue { Aspect = CorrectedAspect.Speaker, Value = "Orla Venn", CorrectedBy = "Desk", Reason = Why[1] },
                    new CorrectedValue { Aspect = CorrectedAspect.Hop, Hop = 1, Value = "Torvane Wire", Read = "The Ledger", CorrectedBy = "Desk", Reason = Why[1] },
                    new CorrectedValue { Aspect = CorrectedAspect.Stance, Value = "DENIES", Read = "AFFIRMS", CorrectedBy = "Night Desk", Reason = "Heard it." },
                },
            },
        };
    }
}
