namespace Hearsay.Articles.Tests;

public sealed class CreditTests
{
    private static PublicationFacts Read(string text) => ArticleReader.Read(text, new PublicationFacts()).Facts;

    [Theory]
    [InlineData("Additional reporting by Ada Quill", "Ada Quill")]
    [InlineData("(Reporting by Lena Ost in Dravenholt and Karl Brandt; Editing by Max Orr)", "Lena Ost|Karl Brandt")]
    [InlineData("With files from Quay Wire", "Quay Wire")]
    [InlineData("Ilse Renn in Vell and Tom Weller contributed to this report.", "Ilse Renn|Tom Weller")]
    [InlineData("Reporting by local stations had put the number higher.", "")]
    [InlineData("The editor contributed nothing.", "")]
    public void Read_LineAtTheEnd_GivesCredits(string line, string credits) =>
        Assert.Equal(credits, string.Join('|', Read("The ferry sailed at dawn.\n\nIt was late.\n\n" + line).Credits));

    [Fact]
    public void Read_Dateline_GivesPlaceAndAgency()
    {
        var facts = Read("PORT ILSA, Varsk, March 2 (Quay Wire) - Ships came in late, and more of them than the port had room for.\n\nMore came.");

        Assert.Equal(("PORT ILSA, Varsk", "Quay Wire"), (facts.Dateline, Assert.Single(facts.Credits)));
    }

    [Fact]
    public void Read_NoDateline_GivesNone()
    {
        var facts = Read("Ada Quill (Greens) - Mayor of Vell - said ships came in.");

        Assert.Equal("", facts.Dateline);
        Assert.Empty(facts.Credits);
    }

    [Fact]
    public void Check_TooManyOrLongCredits_AreProblems()
    {
        var problems = ArticleCheck.OfFacts(new PublicationFacts { Credits = [.. Enumerable.Repeat("x", 51)], Dateline = new string('x', 2049) });

        Assert.Equal([("dateline", "TOO_LONG"), ("credits", "TOO_MANY")], problems.Select(problem => (problem.Field, problem.Reason)));
    }
}
