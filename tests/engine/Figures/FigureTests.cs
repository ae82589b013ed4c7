using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Figures;

public sealed class FigureTests
{
    [Theory]
    [InlineData("The plan contains 28 points.", "28 points", "28", "points", "The plan")]
    [InlineData("Some 20 percent of voters stayed away.", "Some 20 percent", "20", "percent", "voters")]
    [InlineData("The port cost $2.5 million.", "$2.5 million", "2500000", "$", "The port")]
    [InlineData("Twenty-eight ships came.", "Twenty-eight ships", "28", "ships", null)]
    [InlineData("The union wants a rise of 6 per cent.", "6 per cent", "6", "per cent", "a rise")]
    [InlineData("The fund lost 30 million Swiss francs.", "30 million Swiss francs", "30000000", "Swiss francs", "The fund")]
    [InlineData("Quill bought 14 shipping companies.", "14 shipping companies", "14", "shipping companies", null)]
    [InlineData("Quill bought two smaller ports.", "two smaller ports", "2", "ports", null)]
    [InlineData("Prices rose by two percentage points.", "two percentage points", "2", "percentage points", "Prices")]
    [InlineData("They flew 1,400 soldiers home.", "1,400 soldiers", "1400", "soldiers", null)]
    [InlineData("She must pay two-thirds of the bill.", "two-thirds", "0.6667", "", "the bill")]
    [InlineData("Nobody read the 28-point plan.", "28-point", "28", "points", "plan")]
    [InlineData("The port lost 1.2bn euros.", "1.2bn euros", "1200000000", "euros", "The port")]
    [InlineData("He had twice asked for help.", "twice", "2", "times", null)]
    [InlineData("It took half a million litres.", "half a million litres", "500000", "litres", null)]
    [InlineData("They found two hundred and fifty boats.", "two hundred and fifty boats", "250", "boats", null)]
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

    [Fact]
    public void Read_NamesAfterTheirNumber_AreItems()
    {
        Assert.Equal("Mill Quay | Upper Sarne", Reading.Words(Assert.Single(Reading.Evidence("The army closed two ports, Mill Quay and Upper Sarne, in spring.").Figures).Items));
    }

    [Theory]
    [InlineData("at least 12 ships", Bound.AtLeast, "12", "")]
    [InlineData("more than 12 ships", Bound.MoreThan, "12", "")]
    [InlineData("no more than 12 ships", Bound.AtMost, "12", "")]
    [InlineData("up to 12 ships", Bound.AtMost, "12", "")]
    [InlineData("fewer than 12 ships", Bound.LessThan, "12", "")]
    [InlineData("nearly 12 ships", Bound.LessThan, "12", "")]
    [InlineData("just over 12 ships", Bound.MoreThan, "12", "")]
    [InlineData("about 12 ships", Bound.About, "12", "")]
    [InlineData("12 or so ships", Bound.About, "12", "")]
    [InlineData("12 or more ships", Bound.AtLeast, "12", "")]
    [InlineData("between 12 and 20 ships", Bound.Between, "12", "20")]
    [InlineData("12 to 20 ships", Bound.Between, "12", "20")]
    [InlineData("12-20 ships", Bound.Between, "12", "20")]
    [InlineData("12 ships", Bound.Exact, "12", "")]
    public void Read_BoundedNumber_GivesItsBound(string words, Bound bound, string number, string high)
    {
        var figure = Assert.Single(Reading.Evidence($"The harbour master counted {words} in the bay.").Figures);
        Assert.Equal((bound, number, high, "ships"), (figure.Bound, figure.Number, figure.HighNumber, figure.Unit));
    }

    [Theory]
    [InlineData("The work cost between $1.2 million and $1.5 million.", "1200000", "1500000")]
    [InlineData("The work cost $1.2 to $1.5 million.", "1200000", "1500000")]
    [InlineData("The work cost £20-£30.", "20", "30")]
    public void Read_RangeOfMoney_GivesBothNumbers(string text, string low, string high)
    {
        var figure = Assert.Single(Reading.Evidence(text).Figures);
        Assert.Equal((Bound.Between, low, high), (figure.Bound, figure.Number, figure.HighNumber));
    }

    [Theory]
    [InlineData("Ada Quill, 34, was there.", "34", "Ada Quill")]
    [InlineData("A 24-year-old porter was hurt.", "24", "porter")]
    [InlineData("The suspect, aged 57, remains there.", "57", "The suspect")]
    public void Read_Age_IsYearsOfThePerson(string text, string number, string of)
    {
        var figure = Assert.Single(Reading.Evidence(text).Figures);
        Assert.Equal((number, "years", of), (figure.Number, figure.Unit, figure.Of?.Text));
    }

    [Fact]
    public void Read_NumberOfThem_HasTheUnitOfTheNumberBefore()
    {
        Assert.Equal(["18 trucks", "6 trucks"], Reading.Evidence("The agency sent 18 trucks. Six of them were lost.").Figures.Select(figure => figure.Number + " " + figure.Unit));
    }

    [Theory]
    [InlineData("The Group of Seven met on 3 May 2024 at 10.30.")]
    [InlineData("Channel 4 quoted Article 5.")]
    [InlineData("The 1995 filings were lost.")]
    [InlineData("One official wept.")]
    [InlineData("A third, who was there, wept.")]
    [InlineData("The second half was better.")]
    [InlineData("Wanderers won 3-1.")]
    public void Read_NumberThatCountsNothing_IsNoFigure(string text)
    {
        Assert.Empty(Reading.Evidence(text).Figures);
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
