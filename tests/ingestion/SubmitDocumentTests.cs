using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Hearsay.Articles;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Ingestion.V1;
using BlockKind = Hearsay.Contracts.Evidence.V1.BlockKind;
using PublicationFacts = Hearsay.Contracts.Evidence.V1.PublicationFacts;

namespace Hearsay.Ingestion.Tests;

public sealed class SubmitDocumentTests(IngestionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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
        var id = "";
        foreach (var text in new[] { "Version one.", "Version two.", "Version one.", "Version one." })
        {
            var response = await fixture.SubmitAsync(text, key);
            outcomes.Add((response.Revision, response.Outcome));
            id = response.DocumentId;
        }

        Assert.Equal([(1, SubmitOutcome.Created), (2, SubmitOutcome.Revised), (3, SubmitOutcome.Revised), (3, SubmitOutcome.Known)], outcomes);
        Assert.Equal("Version two.", (await fixture.GetRevisionAsync(id, 2)).Text);
        Assert.Equal("Version one.", (await fixture.GetRevisionAsync(id)).Text);
    }

    [Fact]
    public async Task Submit_OtherTitle_IsANewRevision()
    {
        var key = IngestionFixture.NewKey();
        await fixture.SubmitAsync("The ferry sailed.", key, new PublicationFacts { Title = "Ferry sails" });

        var second = await fixture.SubmitAsync("The ferry sailed.", key, new PublicationFacts { Title = "Ferry sails at last" });

        Assert.Equal((2, SubmitOutcome.Revised), (second.Revision, second.Outcome));
    }

    [Fact]
    public async Task Submit_SameTextOtherLineEndsAndComposition_IsKnown()
    {
        var key = IngestionFixture.NewKey();
        await fixture.SubmitAsync("Caf\u00E9 news.\n\nMore.", key);

        var second = await fixture.SubmitAsync("Cafe\u0301 news.\r\n\r\nMore.", key);

        Assert.Equal((1, SubmitOutcome.Known), (second.Revision, second.Outcome));
    }

    [Fact]
    public async Task Submit_SameTextOtherFacts_RecordsThemAndNamesThem()
    {
        var key = IngestionFixture.NewKey();
        var first = await fixture.SubmitAsync("The ferry sailed.", key, new PublicationFacts { Outlet = "Marrowby Ledger", Author = "Ada Venn" });

        var second = await fixture.SubmitAsync("The ferry sailed.", key, new PublicationFacts { Author = "Ada Venn-Orr", Updated = "2026-03-02" });
        var third = await fixture.SubmitAsync("The ferry sailed.", key, new PublicationFacts { Updated = "2026-03-02" });

        Assert.Equal((SubmitOutcome.Known, 1), (second.Outcome, second.Revision));
        Assert.Equal(["author", "updated"], second.ChangedFacts);
        Assert.Empty(third.ChangedFacts);
        var document = await fixture.GetAsync(first.DocumentId);
        Assert.Equal(new PublicationFacts { Outlet = "Marrowby Ledger", Author = "Ada Venn-Orr", Updated = "2026-03-02" }, document.Facts);
        Assert.Equal("Ada Venn", (await fixture.GetRevisionAsync(first.DocumentId)).Facts.Author);
        Assert.Equal(2, await fixture.CountAsync("SELECT count(*) FROM document_facts WHERE document_id = $1", Guid.Parse(first.DocumentId)));
        Assert.Single(await fixture.EventsAsync(first.DocumentId));
    }

    [Fact]
    public async Task Submit_NoKey_IsKeyedByItsAddress()
    {
        var site = $"{Guid.CreateVersion7():N}.example";
        var first = await fixture.SubmitAsync("One.", facts: new PublicationFacts { Url = $"HTTPS://WWW.{site}:443/a/?b=2&utm_source=x&a=1#top" });

        var second = await fixture.SubmitAsync("Two.", facts: new PublicationFacts { Url = $"https://www.{site}/a?a=1&b=2&fbclid=9&gclid=8" });

        Assert.Equal((first.DocumentId, 2), (second.DocumentId, second.Revision));
        Assert.Equal($"https://www.{site}/a?a=1&b=2", (await fixture.GetAsync(first.DocumentId)).SourceKey);
    }

    [Fact]
    public async Task Submit_NeitherKeyNorAddress_IsKeyedByItsContent()
    {
        var text = $"The ferry sailed for the {Guid.CreateVersion7()}th time.";
        var first = await fixture.SubmitAsync(text);

        var second = await fixture.SubmitAsync(text);

        Assert.Equal((first.DocumentId, SubmitOutcome.Known), (second.DocumentId, second.Outcome));
        Assert.Equal(
            "sha256:" + (await fixture.GetRevisionAsync(first.DocumentId)).TextSha256, (await fixture.GetAsync(first.DocumentId)).SourceKey);
    }

    [Fact]
    public async Task Submit_TwentyAtOnce_MakeOneRevision()
    {
        var key = IngestionFixture.NewKey();

        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => fixture.SubmitAsync("The ferry sailed.", key)));

        var id = Assert.Single(responses.Select(response => response.DocumentId).Distinct());
        Assert.Single(responses, response => response.Outcome == SubmitOutcome.Created);
        Assert.Equal(19, responses.Count(response => response is { Outcome: SubmitOutcome.Known, Revision: 1 }));
        Assert.Equal(1, await fixture.CountAsync("SELECT count(*) FROM document_revision WHERE document_id = $1", Guid.Parse(id)));
        Assert.Single(await fixture.EventsAsync(id));
    }

    [Fact]
    public async Task Submit_TwentyAtOnceOfTwoTexts_NeverRepeatATextInARow()
    {
        var key = IngestionFixture.NewKey();

        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(at => fixture.SubmitAsync($"Version {at % 2}.", key)));

        var id = Assert.Single(responses.Select(response => response.DocumentId).Distinct());
        var made = responses.Where(response => response.Outcome != SubmitOutcome.Known).Select(response => response.Revision).Order().ToArray();
        Assert.Equal(Enumerable.Range(1, made.Length), made);
        var texts = await Task.WhenAll(made.Select(async revision => (await fixture.GetRevisionAsync(id, revision)).Text));
        Assert.All(texts.Zip(texts.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
        // The log's order is the order of the revisions.
        Assert.Equal(
            made.Select(revision => $$"""{ "documentId": "{{id}}", "revision": {{revision}} }"""),
            (await fixture.EventsAsync(id)).Select(announced => announced.Payload));
    }

    [Fact]
    public async Task Submit_LargestText_IsTakenIn()
    {
        var text = new string('\u00E9', 512 * 1024);

        var submitted = await fixture.SubmitAsync(text, IngestionFixture.NewKey());

        Assert.Equal(text, (await fixture.GetRevisionAsync(submitted.DocumentId)).Text);
    }

    [Fact]
    public async Task Submit_ManyTinyParts_ComeBackWhole()
    {
        var text = string.Concat(Enumerable.Repeat("a\n\n", 349_000));

        var submitted = await fixture.SubmitAsync(text, IngestionFixture.NewKey());

        Assert.Equal(text, (await fixture.GetRevisionAsync(submitted.DocumentId)).Text);
    }

    [Fact]
    public async Task Submit_ControlCharactersAndNoncharacters_AreKept()
    {
        const string Text = "\u0001\u001F\u007F\u0085\u200B\uFEFF\uFFFD\uFFFF \U0001F6A2\tx";

        var submitted = await fixture.SubmitAsync(Text, IngestionFixture.NewKey());

        Assert.Equal(Text, (await fixture.GetRevisionAsync(submitted.DocumentId)).Text);
    }

    [Fact]
    public async Task Submit_TextDatesItselfFarAhead_IsTakenAsUndated()
    {
        var submitted = await fixture.SubmitAsync("Ferry sails\n\nPublished 3 March 2199\n\nThe ferry sailed at dawn.", IngestionFixture.NewKey());

        Assert.Equal("", (await fixture.GetRevisionAsync(submitted.DocumentId)).Facts.Published);
    }

    [Fact]
    public async Task Submit_RetractedKey_TakesNoNewTextAndNoneAgain()
    {
        var key = IngestionFixture.NewKey();
        var first = await fixture.SubmitAsync("The ferry sailed.", key);
        await fixture.RetractAsync(first.DocumentId);

        foreach (var text in new[] { "The ferry sailed late.", "The ferry sailed." })
        {
            var failure = await Failures.OfAsync(fixture.Client.SubmitDocumentAsync(IngestionFixture.Article(text, key), cancellationToken: Cancellation));
            Failures.AssertIs(failure, StatusCode.FailedPrecondition, ErrorReason.DocumentRetracted, ("document_id", first.DocumentId));
        }

        Assert.Equal(1, (await fixture.GetAsync(first.DocumentId)).LatestRevision);
    }
}
