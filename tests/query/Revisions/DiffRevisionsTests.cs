using System.Net;
using System.Text.Json;
using Grpc.Core;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.Corpus.Revisions;

namespace Hearsay.Query.Tests.Revisions;

public sealed class DiffRevisionsTests(RevisedNews news) : IClassFixture<RevisedNews>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DiffRevisions_OfTwo_GivesKindsWithTheEvidenceOfBoth()
    {
        var answer = await DiffAsync(1, 2);

        Assert.Equal((news.First.DocumentId, 1, 2, 2), (answer.DocumentId, answer.From.Revision, answer.To.Revision, answer.Count));
        Assert.Equal((1, "Harbour to close", "2031-05-04T12:00:00Z"), (answer.To.EngineVersion, answer.To.Title, answer.To.ReceiveTime.ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null)));
        Assert.Equal([RevisionChangeKind.CueWeakened, RevisionChangeKind.FigureChanged], answer.Changes.Select(change => change.Kind));
        var cue = answer.Changes[0];
        Assert.Equal(("confirm", "confirmed", "claim", "claimed"), (cue.Before.Value, cue.Before.Words[0].Text, cue.After.Value, cue.After.Words[0].Text));
        Assert.Equal((news.First.Evidence.Statements[0], news.Second.Evidence.Statements[0]), (cue.Before.Statement.Statement, cue.After.Statement.Statement));
        Assert.Equal(("Ottilie Brandt", 1, 2), (cue.After.Statement.Speaker, cue.Before.Passage.Revision, cue.After.Passage.Revision));
        Assert.Equal(news.Second.Span("claimed"), cue.After.Words[0]);
        var figure = answer.Changes[1];
        Assert.Equal(("12 lamps", "It has 12 lamps.", "14 lamps"), (figure.Before.Words[0].Text, figure.Before.Passage.Sentence.Text, figure.After.Words[0].Text));
        Assert.Null(figure.After.Statement);
    }

    [Fact]
    public async Task DiffRevisions_WithoutNumbers_ComparesTheLastTwo()
    {
        var answer = await DiffAsync(0, 0);

        Assert.Equal((2, 3, 0), (answer.From.Revision, answer.To.Revision, answer.Count));
        Assert.Empty(answer.Changes);
    }

    [Fact]
    public async Task DiffRevisions_FromAlone_GoesToTheCurrentOneAndBackwardsTurnsTheKinds()
    {
        var forth = await DiffAsync(1, 0);
        var back = await DiffAsync(3, 1);

        Assert.Equal((1, 3), (forth.From.Revision, forth.To.Revision));
        Assert.Equal(RevisionChangeKind.CueWeakened, forth.Changes[0].Kind);
        Assert.Equal(RevisionChangeKind.CueStrengthened, back.Changes[0].Kind);
    }

    [Theory]
    [InlineData("x", -1, -2, "document_id NOT_A_UUID", "from_revision NEGATIVE", "to_revision NEGATIVE")]
    [InlineData(null, 2, 2, "to_revision SAME_REVISION")]
    [InlineData(null, 3, 0, "from_revision SAME_REVISION")]
    public async Task DiffRevisions_WrongFields_NamesThem(string? document, int from, int to, params string[] violations)
    {
        var refusal = await RefusalOfAsync(document ?? news.First.DocumentId, from, to);

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), (refusal.Code, refusal.Reason));
        Assert.Equal(violations, refusal.Violations);
    }

    [Theory]
    [InlineData(1, 9, "9")]
    [InlineData(8, 2, "8")]
    [InlineData(8, 9, "9")]
    public async Task DiffRevisions_RevisionThatIsNotThere_SaysWhich(int from, int to, string missing)
    {
        var refusal = await RefusalOfAsync(news.First.DocumentId, from, to);

        Assert.Equal((StatusCode.NotFound, "REVISION_NOT_FOUND"), (refusal.Code, refusal.Reason));
        Assert.Equal((news.First.DocumentId, missing), (refusal.Metadata["document_id"], refusal.Metadata["revision"]));
    }

    [Fact]
    public async Task DiffRevisions_OfTheFirst_HasNoneBefore()
    {
        var refusal = await RefusalOfAsync(news.Single.DocumentId, 0, 0);

        Assert.Equal((StatusCode.NotFound, "EARLIER_REVISION_NOT_FOUND", "1"), (refusal.Code, refusal.Reason, refusal.Metadata["revision"]));
    }

    [Fact]
    public async Task DiffRevisions_OfNoDocumentOrOneTakenBack_IsNotFound()
    {
        Assert.Equal("DOCUMENT_NOT_FOUND", (await RefusalOfAsync(Guid.CreateVersion7().ToString(), 0, 0)).Reason);
        Assert.Equal("DOCUMENT_RETRACTED", (await RefusalOfAsync(news.Retracted.DocumentId, 1, 2)).Reason);
    }

    [Fact]
    public async Task DiffRevisions_OfACorrectedStatement_ShowsTheCorrectionBesideWhatWasRead()
    {
        var (first, second) = RevisedNews.Pair();
        await news.Query.TakeInAsync(first, second);
        var id = second.Evidence.Statements[0].Id;
        await news.Query.Client.CorrectStatementAsync(
            CorrectedNews.RequestOf(id, new StatementChange { Stance = Stance.Questions }), cancellationToken: Cancellation);

        var answer = await news.Query.Client.DiffRevisionsAsync(new DiffRevisionsRequest { DocumentId = first.DocumentId }, cancellationToken: Cancellation);

        var after = answer.Changes.Single(change => change.Kind == RevisionChangeKind.CueWeakened).After;
        Assert.Equal((id, Stance.Affirms), (after.Statement.Statement.Id, after.Statement.Statement.Stance));
        Assert.NotNull(after.Statement.Correction);
        Assert.Null(answer.Changes[0].Before.Statement.Correction);
    }

    [Fact]
    public async Task DiffRevisions_OverJson_Answers()
    {
        using var answer = await news.Query.Service.Http.GetAsync(
            new Uri($"/v1/documents/{news.First.DocumentId}/revisions:diff?from_revision=1&to_revision=2", UriKind.Relative), Cancellation);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("REVISION_CHANGE_KIND_CUE_WEAKENED", body.RootElement.GetProperty("changes")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public void ChangeKinds_OfLibraryAndContract_AreTheSame() =>
        Assert.Equal(Enum.GetValues<ChangeKind>().Select(kind => ((int)kind, kind.ToString())), Enum.GetValues<RevisionChangeKind>().Select(kind => ((int)kind, kind.ToString())));

    private async Task<DiffRevisionsResponse> DiffAsync(int from, int to) => await news.Query.Client.DiffRevisionsAsync(
        new DiffRevisionsRequest { DocumentId = news.First.DocumentId, FromRevision = from, ToRevision = to }, cancellationToken: Cancellation);

    private Task<Refusal> RefusalOfAsync(string document, int from, int to) => Refusal.OfAsync(news.Query.Client.DiffRevisionsAsync(
        new DiffRevisionsRequest { DocumentId = document, FromRevision = from, ToRevision = to }, cancellationToken: Cancellation));
}
