using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using Hearsay.Articles.Html;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Ingestion.V1;
using BlockKind = Hearsay.Contracts.Evidence.V1.BlockKind;
using CodePointIndex = Hearsay.Articles.CodePointIndex;
using PublicationFacts = Hearsay.Contracts.Evidence.V1.PublicationFacts;

namespace Hearsay.Ingestion.Tests;

/// <summary>Articles as pages of HTML.</summary>
public sealed class SubmitHtmlTests(IngestionFixture fixture)
{
    private const string Page = """
        <!DOCTYPE html><html lang="en"><head><title>Ferry sails - Marrowby Ledger</title>
        <meta property="og:site_name" content="Marrowby Ledger"><meta property="article:published_time" content="2026-03-01T07:30:00Z">
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferry sails","datePublished":"2026-03-01T08:30+01:00",
        "dateModified":"2026-03-01T12:00+01:00","author":{"@type":"Person","name":"Ada Venn"},"sourceOrganization":{"name":"Quay Wire"}}</script></head>
        <body><nav><a href="/">Home</a></nav><article><h1>Ferry sails</h1>
        <p>PORT ILSA, March 1 (Quay Wire) - The ferry &#x1F6A2; sailed at dawn, the harbour office said.</p><p>"It was time," said Mira Holt.</p>
        <aside class="newsletter">Sign up for our letter</aside></article></body></html>
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static SubmitDocumentRequest Request(string html, string? key = null) => new() { Html = html, SourceKey = key ?? IngestionFixture.NewKey() };

    [Fact]
    public async Task Submit_Page_KeepsTextPartsFactsAndCandidates()
    {
        var submitted = await fixture.SubmitAsync(Request(Page));

        var revision = await fixture.GetRevisionAsync(submitted.DocumentId);
        var index = new CodePointIndex(revision.Text);
        Assert.Equal(
            [
                (BlockKind.Title, "Ferry sails"), (BlockKind.Dateline, "PORT ILSA, March 1 (Quay Wire) -"),
                (BlockKind.Paragraph, "The ferry \U0001F6A2 sailed at dawn, the harbour office said."), (BlockKind.Paragraph, "\"It was time,\" said Mira Holt."),
            ],
            revision.Blocks.Select(block => (block.Kind, index.Slice(block.Start, block.End))));
        var facts = new PublicationFacts
        {
            Outlet = "Marrowby Ledger", Title = "Ferry sails", Author = "Ada Venn", Language = "en", Published = "2026-03-01T08:30+01:00", Updated = "2026-03-01T12:00+01:00",
            Dateline = "PORT ILSA", Credits = { "Quay Wire" },
        };
        Assert.Equal(facts, revision.Facts);
        Assert.Equal(facts, (await fixture.GetAsync(submitted.DocumentId)).Facts);
        Assert.Equal(
            [("2026-03-01T08:30+01:00", "json-ld:NewsArticle.datePublished"), ("2026-03-01T07:30:00Z", "meta:article:published_time")],
            revision.Candidates.Where(candidate => candidate.Field == "published").Select(candidate => (candidate.Value, candidate.Origin)));
        Assert.Equal("documents.received.v1", Assert.Single(await fixture.EventsAsync(submitted.DocumentId)).Topic);
    }

    [Fact]
    public async Task Submit_PageWithOtherMarkup_IsKnown()
    {
        var key = IngestionFixture.NewKey();
        var first = await fixture.SubmitAsync(Request(Page, key));
        var other = Page.Replace("<article>", "<div class=\"grid\"><p class=\"breadcrumbs\"><a href=/>News</a></p><article>", StringComparison.Ordinal)
            .Replace("<p>", "\n  <p class=\"x\"> ", StringComparison.Ordinal).Replace("Ferry sails</h1>", "<span>Ferry&#32;sails</span></h1>", StringComparison.Ordinal);

        var second = await fixture.SubmitAsync(Request(other, key));

        Assert.Equal((first.DocumentId, 1, SubmitOutcome.Known), (second.DocumentId, second.Revision, second.Outcome));
        Assert.Empty(second.ChangedFacts);
    }

    [Fact]
    public async Task Submit_PageWithAnotherDate_RecordsIt()
    {
        var key = IngestionFixture.NewKey();
        await fixture.SubmitAsync(Request(Page, key));

        var second = await fixture.SubmitAsync(Request(Page.Replace("2026-03-01T12:00+01:00", "2026-03-01T13:00+01:00", StringComparison.Ordinal).Replace("{\"name\":\"Quay Wire\"}", "{\"name\":\"Pier News\"}", StringComparison.Ordinal), key));

        Assert.Equal(SubmitOutcome.Known, second.Outcome);
        Assert.Equal(["updated", "credits"], second.ChangedFacts);
    }

    [Fact]
    public async Task Submit_PageWithItsAddress_IsKeyedByIt()
    {
        var address = $"https://{Guid.CreateVersion7():N}.example/ferry";
        var html = Page.Replace("<head>", $"<head><link rel=canonical href='{address}?utm_source=x'>", StringComparison.Ordinal);

        var submitted = await fixture.SubmitAsync(new SubmitDocumentRequest { Html = html });

        var document = await fixture.GetAsync(submitted.DocumentId);
        Assert.Equal((address, address + "?utm_source=x"), (document.SourceKey, document.Facts.Url));
    }

    [Fact]
    public async Task Submit_PlainText_TellsDatelineCreditsAndCandidates()
    {
        var submitted = await fixture.SubmitAsync(
            "PORT ILSA (Quay Wire) - Ships came in late, more of them than there were berths for.\n\nAdditional reporting by Tom Weller", IngestionFixture.NewKey(), new PublicationFacts { Outlet = "Marrowby Ledger" });

        var revision = await fixture.GetRevisionAsync(submitted.DocumentId);
        Assert.Equal(("PORT ILSA", "Quay Wire, Tom Weller"), (revision.Facts.Dateline, string.Join(", ", revision.Facts.Credits)));
        Assert.Contains(new FactCandidate { Field = "outlet", Value = "Marrowby Ledger", Origin = "request" }, revision.Candidates);
        Assert.Contains(new FactCandidate { Field = "dateline", Value = "PORT ILSA", Origin = "text" }, revision.Candidates);
    }

    [Theory]
    [InlineData("", "BLANK")]
    [InlineData(" \n", "BLANK")]
    [InlineData("<p>The ferry\0 sailed.</p>", "NUL")]
    [InlineData("<nav><a href=/>Home</a></nav>", "NO_ARTICLE_TEXT")]
    [InlineData("<html><body><h1>Ferry sails</h1></body></html>", "NO_ARTICLE_TEXT")]
    public async Task Submit_PageWithoutArticle_IsRefused(string html, string reason)
    {
        var request = Request(html);

        Failures.AssertFields(await RefuseAsync(request), ("html", reason));
        await AssertNothingKeptAsync(request.SourceKey);
    }

    [Fact]
    public async Task Submit_PageIsNoUtf8_IsRefused()
    {
        var key = IngestionFixture.NewKey();
        // html is field 5.
        byte[] message = [.. IngestionFixture.Article("", key).ToByteArray(), (5 << 3) | 2, 5, .. "<p>"u8, 0xC3, 0x28];

        var (code, failure) = await RawCalls.SendAsync(fixture.Service.GrpcAddress, "SubmitDocument", message);

        Assert.Equal((int)StatusCode.InvalidArgument, code);
        Failures.AssertFields(failure!, ("request", "UNREADABLE"));
    }

    [Theory]
    [InlineData("<div>", 20_000, "depth", HtmlLimits.MaxDepth)]
    [InlineData("<div>", 100_000, "depth", HtmlLimits.MaxDepth)]
    [InlineData("<i></i>", 200_000, "tokens", HtmlLimits.MaxTokens)]
    [InlineData("<p>The ferry sailed at dawn.</p>", (MessageLimits.MaxHtmlBytes / 32) + 1, "bytes", MessageLimits.MaxHtmlBytes)]
    public async Task Submit_PageTooComplex_IsRefused(string part, int times, string limit, int most)
    {
        var request = Request(new StringBuilder().Insert(0, part, times).ToString());

        var failure = await RefuseAsync(request);

        Failures.AssertIs(failure, StatusCode.InvalidArgument, ErrorReason.InputTooComplex, ("limit", limit), ("max", $"{most}"));
        await AssertNothingKeptAsync(request.SourceKey);
    }

    [Fact]
    public async Task Submit_TextOfPageOverTheLimit_IsRefusedWithItsSize()
    {
        var failure = await RefuseAsync(Request("<p>" + new string('a', MessageLimits.MaxTextBytes + 1)));

        Failures.AssertIs(failure, StatusCode.InvalidArgument, ErrorReason.TextTooLarge, ("max_bytes", "1048576"), ("bytes", "1048577"));
    }

    [Fact]
    public async Task Submit_LargestPage_IsTakenInByGrpcAndJson()
    {
        const string article = "<article><p>The ferry sailed at dawn, the harbour office said.</p></article>\n";
        var html = article + "<!--" + new string('"', MessageLimits.MaxHtmlBytes - article.Length - 7) + "-->";
        var key = IngestionFixture.NewKey();

        var first = await fixture.SubmitAsync(Request(html, key));
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"sourceKey":"{{key}}","html":"{{html.Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}}"}"""));
        body.Headers.ContentType = new("application/json");
        using var answer = await fixture.Service.Http.PostAsync(new Uri("/v1/documents", UriKind.Relative), body, Cancellation);

        Assert.Equal(SubmitOutcome.Created, first.Outcome);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, text);
        Assert.Equal("SUBMIT_OUTCOME_KNOWN", JsonDocument.Parse(text).RootElement.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Submit_CompressedBomb_IsRefusedUninflated()
    {
        // 256 MiB of one letter in some 256 KiB.
        var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            var block = new byte[1024 * 1024];
            Array.Fill(block, (byte)'a');
            for (var i = 0; i < 256; i++)
            {
                await gzip.WriteAsync(block, Cancellation);
            }
        }

        var (code, _) = await RawCalls.SendAsync(fixture.Service.GrpcAddress, "SubmitDocument", bomb.ToArray(), compressed: true);
        using var body = new ByteArrayContent(bomb.ToArray());
        body.Headers.ContentType = new("application/json");
        body.Headers.ContentEncoding.Add("gzip");
        using var answer = await fixture.Service.Http.PostAsync(new Uri("/v1/documents", UriKind.Relative), body, Cancellation);

        Assert.Equal((int)StatusCode.ResourceExhausted, code);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public void Limits_OfParserAndContract_Agree() => Assert.Equal(HtmlLimits.MaxBytes, MessageLimits.MaxHtmlBytes);

    private Task<Google.Rpc.Status> RefuseAsync(SubmitDocumentRequest request) => Failures.OfAsync(fixture.Client.SubmitDocumentAsync(request, cancellationToken: Cancellation));

    private async Task AssertNothingKeptAsync(string key) =>
        Assert.Equal(0, await fixture.CountAsync("SELECT count(*) FROM document WHERE source_key = $1", key));
}
