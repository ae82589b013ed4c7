using Hearsay.Engine.Cues;
using Hearsay.Engine.Figures;

namespace Hearsay.Engine.Tests.Figures;

public sealed class NumberReaderTests
{
    private static Clause Sentence(string text)
    {
        var read = Reading.Text(text);
        return new Clause(read, read.Sentences[0]);
    }

    [Theory]
    [InlineData("1,400", 1400)]
    [InlineData("4.2m", 4200000)]
    [InlineData("31million", 31000000)]
    [InlineData("3 billion", 3000000000)]
    [InlineData("twenty eight", 28)]
    [InlineData("two hundred and fifty", 250)]
    [InlineData("three thousand two hundred", 3200)]
    [InlineData("two dozen", 24)]
    [InlineData("a hundred", 100)]
    [InlineData("half a dozen", 6)]
    public void Read_Number_GivesItsValue(string words, long value)
    {
        Assert.Equal(value, NumberReader.Read(Sentence(words + " boats"), 0)!.Value.Value);
    }

    [Theory]
    [InlineData("1,40")]
    [InlineData("12th")]
    [InlineData("1980s")]
    [InlineData("boats")]
    [InlineData("a")]
    [InlineData("999999999999999999999999999999")]
    public void Read_OtherWord_IsNoNumber(string words)
    {
        Assert.Null(NumberReader.Read(Sentence(words + " boats"), 0));
    }
}
