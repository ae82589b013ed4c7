using System.Security.Cryptography;
using System.Text;
using Hearsay.Articles;
using Hearsay.Contracts.Ingestion.V1;
using BlockKind = Hearsay.Contracts.Evidence.V1.BlockKind;
using PublicationFacts = Hearsay.Contracts.Evidence.V1.PublicationFacts;

namespace Hearsay.Ingestion.Tests;

public sealed class SubmitDocumentTests(IngestionFixture fixture)
{
    [Fact]
    public async Task Submit_NewText_CanBeReadBackWithPartsAndFacts()
    {
        const string Text = "The ferry \U0001F6A2 sailed at dawn.\r\n\r\n\"It was time,\" Ada Venn told the Marrowby Ledger.\n";
        var facts = new PublicationFacts { Outlet = "Marrowby Ledger", Title = "Ferry sails", Language = "en", Published = "2026-03-01T08:00+01:00" };

        var submitted = await fixture.SubmitAsync(Text, IngestionFixture.NewKey(), facts);

        Assert.Equal((1, SubmitOutcome.Created), (submitted.Revision, submitted.Outcome));
        Assert.Empty(submitted.ChangedFacts);
        Assert.Equal('7', submitted.DocumentId[14]);
        var revision = await fixture.GetRevisionAsync(submitted.DocumentId);
        Assert.Equal("Ferry sails\n\n" + Text.Replace("\r\n", "\n", StringComparison.Ordinal), revision.Text);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(revision.Text))), revision.TextSha256);
        Assert.Equal((submitted.DocumentId, 1, facts), (revision.DocumentId, revision.Revision_, revision.Facts));
        var index = new CodePointIndex(revision.Text);
        Assert.Equal(
            [(BlockKind.Title, "Ferry sails"), (BlockKind.Paragraph, "The ferry \U0001F6A2 sailed at dawn."), (BlockKind.Paragraph, "\"It was time,\" Ada Venn told the Marrowby Ledger.")],
            revision.Blocks.Select(block => (block.Kind, index.Slice(block.Start, block.End))));
        var document = await fixture.GetAsync(submitted.DocumentId);
        Assert.Equal((1, facts, revision.ReceiveTime), (document.LatestRevision, document.Facts, document.CreateTime));
        Assert.Null(document.RetractTime);
    }

    [Fact]
    public async Task Submit_NewRevision_AnnouncesItExactlyOnce()
    {
        var key = IngestionFixture.NewKey();
        var first = await fixture.SubmitAsync("The ferry sailed.", key);
        await fixture.SubmitAsync("The ferry sailed.", key);
        await fixture.SubmitAsync("The ferry sailed late.", key);
        await fixture.SubmitAsync("The ferry sailed late.", key);

        Assert.Equal(
            [
                ("documents.received.v1", $$"""{ "documentId": "{{first.DocumentId}}", "revision": 1 }"""),
                ("documents.received.v1", $$"""{ "documentId": "{{first.DocumentId}}", "revision": 2 }"""),
            ],
            await fixture.EventsAsync(first.DocumentId));
    }

    [Fact]
    public async Task Submit_TextThatComesBack_IsANewRevision()
    {
        var key = IngestionFixture.NewKey();
        var outcomes = new List<(int, SubmitOutcome)>();
        foreach (var text in new[] { "Version one.", "Version two.", "Version one.", "Version one." })
        {
            var response = await fixture.SubmitAsync(text, key);
            outcomes.Add((response.Revision, response.Outcome));
        }

        Assert.Equal([(1, SubmitOutcome.Created), (2, SubmitOutcome.Revised), (3, SubmitOutcome.Revised), (3, SubmitOutcome.Known)], outcomes);
    }
}
