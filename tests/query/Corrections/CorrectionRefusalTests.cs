using Grpc.Core;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

public sealed class CorrectionRefusalTests(DamNews news) : IClassFixture<DamNews>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Correct_WithNothing_TellsAllFields()
    {
        var refusal = await RefusalAsync(new CorrectStatementRequest());

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), (refusal.Code, refusal.Reason));
        Assert.Equal(
            ["change REQUIRED", "corrected_by REQUIRED", "reason REQUIRED", "request_id NOT_A_UUID", "statement_id NOT_A_UUID"], refusal.Violations);
    }

    [Fact]
    public async Task Correct_ValuesThatDoNotParse_AreAllTold()
    {
        var change = new StatementChange
        {
            Speaker = new CorrectedParty { Name = " ", Type = (EntityType)99 },
            Stance = (Stance)77,
            Certainty = (Certainty)(-1),
            Rejected = true,
            Hops =
            {
                new CorrectedHop { Position = 0, Party = new CorrectedParty { Name = new string('x', 201) } },
                new CorrectedHop { Position = 2 },
                new CorrectedHop { Position = 2, Party = new CorrectedParty { Name = "Q\0" } },
            },
        };

        Assert.Equal(
            [
                "change.certainty UNKNOWN", "change.hops[0].party.name TOO_LONG", "change.hops[0].position NO_SUCH_HOP", "change.hops[1].party.name REQUIRED",
                "change.hops[2].party.name NOT_TEXT", "change.hops[2].position REPEATED", "change.rejected NOT_ALONE", "change.speaker.name REQUIRED",
                "change.speaker.type UNKNOWN", "change.stance UNKNOWN",
            ],
            (await RefusalAsync(news.Post, change)).Violations);
    }

    [Theory]
    [InlineData(201, 1, "corrected_by TOO_LONG")]
    [InlineData(1, 1_001, "reason TOO_LONG")]
    public async Task Correct_TextTooLong_IsRefused(int by, int reason, string expected)
    {
        var request = CorrectedNews.RequestOf(CorrectedNews.StatementOf(news.Post), new StatementChange { Rejected = true });
        (request.CorrectedBy, request.Reason) = (new string('x', by), new string('x', reason));

        Assert.Equal([expected], (await RefusalAsync(request)).Violations);
    }

    [Fact]
    public async Task Correct_WhatHoldsAlready_IsRefusedFieldByField()
    {
        var change = new StatementChange { Speaker = new CorrectedParty { Name = "AN OFFICIAL" }, Stance = Stance.Affirms, Certainty = Certainty.Asserted };
        change.Hops.Add(CorrectedNews.Hop(1, "tarn post").Hops);

        Assert.Equal(
            ["change.certainty SAME", "change.hops[0].party.name SAME", "change.speaker.name SAME", "change.stance SAME"], (await RefusalAsync(news.Wire, change)).Violations);
    }

    [Fact]
    public async Task Correct_HopThatIsNotThere_IsRefused()
    {
        Assert.Equal(["change.hops[0].position NO_SUCH_HOP"], (await RefusalAsync(news.Wire, CorrectedNews.Hop(3, "Marsh Radio"))).Violations);
        Assert.Equal(["change.hops[0].position IS_SPEAKER"], (await RefusalAsync(news.Wire, CorrectedNews.Hop(2, "Marsh Radio"))).Violations);
    }

    [Fact]
    public async Task Correct_UnknownStatement_IsNotFound()
    {
        var id = Guid.CreateVersion7().ToString();

        var refusal = await RefusalAsync(CorrectedNews.RequestOf(id, new StatementChange { Rejected = true }));

        Assert.Equal((StatusCode.NotFound, "STATEMENT_NOT_FOUND", id), (refusal.Code, refusal.Reason, refusal.Metadata["statement_id"]));
    }

    [Fact]
    public async Task Correct_ReplacedStatement_IsRefusedWithItsSuccessor()
    {
        var first = HarbourArticle.Create();
        var second = HarbourArticle.Create(first.DocumentId, engineVersion: 2);
        await news.Query.TakeInAsync(first, second);

        var refusal = await RefusalAsync(first, new StatementChange { Rejected = true });

        Assert.Equal((StatusCode.FailedPrecondition, "STATEMENT_REPLACED"), (refusal.Code, refusal.Reason));
        Assert.Equal((CorrectedNews.StatementOf(first), CorrectedNews.StatementOf(second)), (refusal.Metadata["statement_id"], refusal.Metadata["successor_id"]));
    }

    [Fact]
    public async Task Correct_StatementThatStandsNowhere_IsRefused()
    {
        var article = HarbourArticle.Create();
        article.Evidence.Statements[0].Content.Clear();
        article.Evidence.Statements[0].Cue.Clear();
        await news.Query.TakeInAsync(article);

        Assert.Equal(["statement_id NO_WORDS"], (await RefusalAsync(article, new StatementChange { Rejected = true })).Violations);
    }

    [Fact]
    public async Task Correct_RequestIdWithOtherContent_IsRefused()
    {
        var article = HarbourArticle.Create();
        await news.Query.TakeInAsync(article);
        var request = CorrectedNews.RequestOf(CorrectedNews.StatementOf(article), new StatementChange { Stance = Stance.Denies });
        await news.Client.CorrectStatementAsync(request, cancellationToken: Cancellation);

        var refusal = await RefusalAsync(new CorrectStatementRequest(request) { Reason = "Another." });

        Assert.Equal((StatusCode.InvalidArgument, "REQUEST_ID_REUSED", request.RequestId), (refusal.Code, refusal.Reason, refusal.Metadata["request_id"]));
    }

    [Fact]
    public async Task Correct_MoreThanCanHold_IsRefused()
    {
        var article = HarbourArticle.Create();
        await news.Query.TakeInAsync(article);
        await news.Query.ScalarAsync(
            $"""
            INSERT INTO query.correction (correction_id, request_id, request_sha256, document_id, revision, aspects, change, anchor, corrected_by, reason, corrected_at)
            SELECT gen_random_uuid(), gen_random_uuid(), '', '{article.DocumentId}', 1, ARRAY[3], '', '', 'Desk', 'So.', timestamptz '2020-01-01Z' + make_interval(secs => n)
            FROM generate_series(1, {CorrectionStore.MostHeld}) AS n
            """);

        var refusal = await RefusalAsync(article, new StatementChange { Stance = Stance.Denies });

        Assert.Equal((StatusCode.FailedPrecondition, "TOO_MANY_CORRECTIONS", "1000"), (refusal.Code, refusal.Reason, refusal.Metadata["max"]));
        await news.Query.ScalarAsync($"DELETE FROM query.correction WHERE document_id = '{article.DocumentId}'");
    }

    [Fact]
    public async Task Undo_UnknownOrWrong_IsRefused()
    {
        var id = Guid.CreateVersion7().ToString();

        var unknown = await Refusal.OfAsync(news.Client.UndoCorrectionAsync(new UndoCorrectionRequest { CorrectionId = id, UndoneBy = "Desk" }, cancellationToken: Cancellation));
        var wrong = await Refusal.OfAsync(news.Client.UndoCorrectionAsync(
            new UndoCorrectionRequest { CorrectionId = "x", UndoneBy = " ", Reason = new string('x', 1_001) }, cancellationToken: Cancellation));

        Assert.Equal((StatusCode.NotFound, "CORRECTION_NOT_FOUND", id), (unknown.Code, unknown.Reason, unknown.Metadata["correction_id"]));
        Assert.Equal(["correction_id NOT_A_UUID", "reason TOO_LONG", "undone_by REQUIRED"], wrong.Violations);
    }

    [Fact]
    public async Task Origins_OfARejectedStatement_AreRefused()
    {
        var article = HarbourArticle.Create();
        await news.Query.TakeInAsync(article);
        await news.Client.CorrectStatementAsync(CorrectedNews.RequestOf(CorrectedNews.StatementOf(article), new StatementChange { Rejected = true }), cancellationToken: Cancellation);

        var ofStatement = await Refusal.OfAsync(news.Client.GetOriginsAsync(new GetOriginsRequest { StatementId = CorrectedNews.StatementOf(article) }, cancellationToken: Cancellation));
        var ofClaim = await Refusal.OfAsync(news.Client.GetClaimAsync(new GetClaimRequest { ClaimId = CorrectedNews.StatementOf(article) }, cancellationToken: Cancellation));

        Assert.Equal(["statement_id REJECTED"], ofStatement.Violations);
        Assert.Equal("CLAIM_NOT_FOUND", ofClaim.Reason);
    }

    private Task<Refusal> RefusalAsync(InventedArticle article, StatementChange change) => RefusalAsync(CorrectedNews.RequestOf(CorrectedNews.StatementOf(article), change));

    private Task<Refusal> RefusalAsync(CorrectStatementRequest request) => Refusal.OfAsync(news.Client.CorrectStatementAsync(request, cancellationToken: Cancellation));
}
