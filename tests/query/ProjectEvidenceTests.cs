using Hearsay.Contracts.Evidence.V1;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Query.Tests;

public sealed class ProjectEvidenceTests(QueryFixture query) : IClassFixture<QueryFixture>
{
    private const string Text = "Mayor Ottilie Brandt said the harbour would close in June.";

    [Fact]
    public async Task ProjectEvidence_NewRevision_AnswersWithEvidenceTextAndReceiveTime()
    {
        var article = Article();

        var status = await query.ExtractAsync(article);

        Assert.Equal(Status.Success, status);
        var answer = await query.EvidenceAsync(article.DocumentId);
        Assert.Equal(article.Evidence, answer.Evidence);
        Assert.Equal(Text, answer.Text);
        Assert.Equal((article.DocumentId, 1, 1, true), (answer.DocumentId, answer.Revision, answer.EngineVersion, answer.Current));
        Assert.Equal(article.ReceivedAt, answer.ReceiveTime.ToDateTimeOffset());
        Assert.Empty(query.Service.Errors);
    }

    private static InventedArticle Article(string? documentId = null, int revision = 1, int engineVersion = 1)
    {
        var article = new InventedArticle(Text, documentId, revision, engineVersion);
        var mayor = article.MentionedEntity("Ottilie Brandt");
        article.Statement("the harbour would close in June", mayor, "said");
        article.Event("CONSULT", "close", EventStatus.Scheduled, mayor);
        return article;
    }
}
