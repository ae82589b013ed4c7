namespace Hearsay.Engine.Tests.Unknowns;

public sealed class UnknownTests
{
    [Theory]
    [InlineData("It was not immediately clear who owned the ship.", "It was not immediately clear who owned the ship")]
    [InlineData("Whether the ship will sail remains unclear.", "Whether the ship will sail remains unclear")]
    [InlineData("Neither account could be independently verified.", "Neither account could be independently verified")]
    [InlineData("The Vell Post could not independently verify the list.", "The Vell Post could not independently verify")]
    [InlineData("No further details were given.", "No further details were given")]
    [InlineData("There was no word on the fate of the crew.", "There was no word on the fate of the crew")]
    [InlineData("The cause of the fire was not immediately known.", "The cause of the fire was not immediately known")]
    [InlineData("It could not be established whether the crew had been paid.", "It could not be established whether the crew had been paid")]
    [InlineData("The mayor said the port would close, but it is not clear when.", "it is not clear when")]
    public void Read_WhatThePublisherDoesNotKnow_IsFound(string text, string unknown)
    {
        Assert.Equal(unknown, Assert.Single(Reading.Evidence(text).Unknowns).Span.Text);
    }

    [Fact]
    public void Read_TwoInOneSentence_AreTwo()
    {
        var found = Reading.Evidence("Neither account could be verified, and it was unclear who fired first.").Unknowns;
        Assert.Equal(["Neither account could be verified", "it was unclear who fired first"], found.Select(unknown => unknown.Span.Text));
    }

    [Fact]
    public void Read_ListOfWhatIsNotKnown_GivesItsItems()
    {
        var found = Reading.Evidence("What we don't know yet\n\n• Who owned the ship\n\n• Whether the crew was paid\n\nThe ship lay off Tarn on Monday.").Unknowns;
        Assert.Equal(["Who owned the ship", "Whether the crew was paid"], found.Select(unknown => unknown.Span.Text));
    }

    [Theory]
    [InlineData("Ada Quill said it was not clear who owned the ship.")]
    [InlineData("\"It is unclear who owned the ship,\" Ada Quill said.")]
    [InlineData("It was clear that the ship would not sail.")]
    [InlineData("The captain is not known to have sailed before.")]
    [InlineData("There was no ship in the port.")]
    [InlineData("The mayor could not confirm the date.")]
    public void Read_WhatOthersDoNotKnow_IsNone(string text)
    {
        Assert.Empty(Reading.Evidence(text).Unknowns);
    }
}
