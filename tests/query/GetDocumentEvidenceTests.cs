using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

public sealed class GetDocumentEvidenceTests(QueryFixture query) : IClassFixture<QueryFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetDocumentEvidence_Unknown_IsNotFound()
    {
        var article = HarbourArticle.Create();
        await query.TakeInAsync(article);

        foreach (var (id, revision) in new[] { (Guid.CreateVersion7().ToString(), 0), (article.DocumentId, 2) })
        {
            var refusal = await Refusal.OfAsync(query.Client.GetDocumentEvidenceAsync(
                new GetDocumentEvidenceRequest { DocumentId = id, Revision = revision }, cancellationToken: Cancellation));
            Assert.Equal((StatusCode.NotFound, "EVIDENCE_NOT_FOUND"), (refusal.Code, refusal.Reason));
            Assert.Equal((id, $"{revision}"), (refusal.Metadata["document_id"], refusal.Metadata["revision"]));
        }
    }

    [Fact]
    public async Task GetDocumentEvidence_AllWrong_NamesEveryField()
    {
        var refusal = await Refusal.OfAsync(query.Client.GetDocumentEvidenceAsync(
            new GetDocumentEvidenceRequest { DocumentId = "x", Revision = -1 }, cancellationToken: Cancellation));

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), (refusal.Code, refusal.Reason));
        Assert.Equal(["document_id NOT_A_UUID", "revision NEGATIVE"], refusal.Violations);
    }

    [Fact]
    public async Task GetDocumentEvidence_LargestTextOfQuotations_ComesBackWhole()
    {
        const string Quotation = "\u201CThe ferry of line 0000 will not sail before the harbour master has counted its lamps and said so in writing to all of us,\u201D Oss said.\n";
        var text = string.Concat(Enumerable.Range(0, MessageLimits.MaxTextBytes).Select(number => Quotation.Replace("0000", $"{number:D4}", StringComparison.Ordinal))
            .TakeWhile(new ByteBudget(MessageLimits.MaxTextBytes).Takes));
        var article = new InventedArticle(text);
        var speaker = article.Entity("Oss");
        for (var start = 0; start < text.Length; start += Quotation.Length)
        {
            var sentence = new Span { Start = start, End = start + Quotation.Length - 1, Text = text.Substring(start, Quotation.Length - 1) };
            article.Evidence.Statements.Add(new Statement
            {
                Id = Guid.CreateVersion7().ToString(),
                SpeakerEntityId = speaker,
                Content = { new Span { Start = start + 1, End = start + 120, Text = text.Substring(start + 1, 119) } },
                Sentence = sentence,
            });
        }

        await query.TakeInAsync(article);

        var answer = await query.EvidenceAsync(article.DocumentId);
        Assert.Equal((text, article.Evidence), (answer.Text, answer.Evidence));
        Assert.Equal(article.Evidence.Statements.Count, await query.CountAsync("statement", article.DocumentId));
    }

    private sealed class ByteBudget(int bytes)
    {
        private int _left = bytes;

        public bool Takes(string text) => (_left -= System.Text.Encoding.UTF8.GetByteCount(text)) >= 0;
    }
}
