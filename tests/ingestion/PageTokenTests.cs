using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Paging;

namespace Hearsay.Ingestion.Tests;

public sealed class PageTokenTests
{
    private static readonly ListDocumentsRequest Request = new() { SourceKey = "key" };

    [Theory]
    [InlineData("", "")]
    [InlineData("2026-03-02", "\U0001F6A2 b")]
    public void Read_TokenOfThisList_GivesThePosition(string one, string other)
    {
        var token = PageToken.Write(Request, one, other);

        Assert.Equal([one, other], PageToken.Read(new ListDocumentsRequest { SourceKey = "key", PageSize = 9, PageToken = token }, token, parts: 2));
    }

    [Fact]
    public void Read_NoToken_GivesNoPosition() => Assert.Empty(PageToken.Read(Request, "", parts: 2));

    [Fact]
    public void Read_AnyCharacterAltered_IsRefused()
    {
        var token = PageToken.Write(Request, "1", "2");
        for (var at = 0; at < token.Length; at++)
        {
            // The last character may hold bits that stand for nothing; the one that differs in its high bit never does.
            var altered = token[..at] + (token[at] == 'g' ? 'A' : 'g') + token[(at + 1)..];
            AssertInvalid(() => PageToken.Read(Request, altered, parts: 2));
        }
    }

    [Fact]
    public void Read_TokenOfAnotherCall_IsRefused()
    {
        AssertInvalid(() => PageToken.Read(Request, PageToken.Write(new GetDocumentRequest { DocumentId = "key" }, "1", "2"), parts: 2));
        AssertInvalid(() => PageToken.Read(Request, PageToken.Write(Request, "1"), parts: 2));
        AssertInvalid(() => PageToken.Read(Request, PageToken.Write(Request, "1", "2", "3"), parts: 2));
    }

    private static void AssertInvalid(Action read) => Assert.Equal(ErrorReason.InvalidPageToken, Assert.Throws<HearsayException>(read).Reason);
}
