using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Statements;

public sealed class MediumTests
{
    [Theory]
    [InlineData("Ada Quill said in a letter to the council that the port would close.", Medium.Letter, "in a letter")]
    [InlineData("In an email, Ada Quill said that the port would close.", Medium.Email, "In an email")]
    [InlineData("Ada Quill said in an interview with the Vell Post that the port would close.", Medium.Interview, "in an interview")]
    [InlineData("\"The port will close,\" Ada Quill told the Vell Post by phone.", Medium.Call, "by phone")]
    [InlineData("Ada Quill wrote on X that the port would close.", Medium.Post, "on X")]
    [InlineData("The company said in a statement that the port would close.", Medium.PressRelease, "in a statement")]
    [InlineData("Ada Quill said at a news conference in Tarn that the port would close.", Medium.Briefing, "at a news conference")]
    [InlineData("Ada Quill told state television that the port would close.", Medium.Broadcast, "state television")]
    [InlineData("Ada Quill told the court that the port would close.", Medium.Testimony, "the court")]
    [InlineData("The memo says that the port will close.", Medium.Document, "The memo")]
    public void Read_WordsOfTheMedium_AreKept(string text, Medium medium, string words)
    {
        var statement = Reading.Evidence(text).Statements[0];
        Assert.Equal((medium, words), (statement.Medium, statement.MediumSpan?.Text));
    }

    [Theory]
    [InlineData("Ada Quill said on Monday that the letter was lost.")]
    [InlineData("Ada Quill told the Vell Post that the port would close.")]
    [InlineData("\"We sent it in a letter,\" Ada Quill said.")]
    public void Read_NoWordsOfAMedium_GivesNone(string text)
    {
        Assert.Equal(Medium.Unspecified, Reading.Evidence(text).Statements[0].Medium);
    }
}
