namespace Hearsay.Engine.Tests.Figures;

public sealed class FigureTests
{
    [Theory]
    [InlineData("The plan contains 28 points.", "28 points", "28", "points", "The plan")]
    [InlineData("Some 20 percent of voters stayed away.", "20 percent", "20", "percent", "voters")]
    [InlineData("The port cost $2.5 million.", "$2.5 million", "2500000", "$", null)]
    [InlineData("Twenty-eight ships came.", "Twenty-eight ships", "28", "ships", null)]
    public void Read_Number_GivesUnitAndWhatItCounts(string text, string words, string number, string unit, string? of)
    {
        var figure = Assert.Single(Reading.Evidence(text).Figures);
        Assert.Equal((words, number, unit, of), (figure.Span.Text, figure.Number, figure.Unit, figure.Of?.Text));
    }

    [Theory]
    [InlineData("The plan has four sections: ships, cranes, roads and the quay.")]
    [InlineData("The plan has four sections. These are ships, cranes, roads and the quay.")]
    public void Read_Enumeration_ListsItsItems(string text)
    {
        Assert.Equal("ships | cranes | roads | the quay", Reading.Words(Assert.Single(Reading.Evidence(text).Figures).Items));
    }

    [Theory]
    [InlineData("It isn't clear what the port will do.", "It isn't clear what the port will do")]
    [InlineData("The port is open but it remains unclear who paid.", "it remains unclear who paid")]
    [InlineData("There is uncertainty over the ships.", "There is uncertainty over the ships")]
    public void Read_WhatIsNotKnown_IsNamed(string text, string words)
    {
        Assert.Equal(words, Assert.Single(Reading.Evidence(text).Unknowns).Span.Text);
    }
}
