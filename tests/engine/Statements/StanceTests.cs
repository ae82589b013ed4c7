using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Statements;

public sealed class StanceTests
{
    [Theory]
    [InlineData("Ada Quill denied that the port was closed.")]
    [InlineData("Ada Quill said she had not received any letter.")]
    [InlineData("\"There is no deal,\" Ada Quill said.")]
    [InlineData("Ada Quill said no such list exists.")]
    [InlineData("The ministry said nobody had been authorised to speak to the crew.")]
    [InlineData("Ada Quill said the report was false.")]
    [InlineData("A spokesman said the ministry was not in contact with the crew.")]
    [InlineData("Ada Quill said she had nothing to do with the sale.")]
    [InlineData("\"I'll be back tonight. I haven't walked out of anything,\" Ada Quill said.")]
    [InlineData("Ada Quill claimed not to have seen the letter.")]
    public void Read_WhatIsSaidNotToBeSo_IsDenied(string text)
    {
        Assert.Equal(Stance.Denies, Reading.Evidence(text).Statements[0].Stance);
    }

    [Theory]
    [InlineData("Ada Quill did not deny that the port was closed.")]
    [InlineData("Ada Quill said there was no doubt about the plan.")]
    [InlineData("Ada Quill said the talks would not be easy.")]
    [InlineData("Police said no one was injured.")]
    [InlineData("Analysts said the company had not cut its debt.")]
    [InlineData("\"Ports are not toys,\" Ada Quill said.")]
    [InlineData("Ada Quill said she had decided not to stand again.")]
    [InlineData("Ada Quill said the ship had not yet arrived.")]
    [InlineData("Ada Quill admitted that she had not read the letter.")]
    [InlineData("\"I have never seen such a storm,\" Ada Quill said.")]
    public void Read_MereNegation_IsNoDenial(string text)
    {
        Assert.Equal(Stance.Affirms, Reading.Evidence(text).Statements[0].Stance);
    }

    [Theory]
    [InlineData("A spokesman for Quill declined to comment.")]
    [InlineData("The ministry said it would not comment on rumours.")]
    [InlineData("Ada Quill said there was nothing she could add.")]
    [InlineData("Ada Quill said she was not allowed to talk about it.")]
    [InlineData("\"No comment,\" Ada Quill said.")]
    [InlineData("Ada Quill refused to say whether the port was safe.")]
    public void Read_OneWhoSaysNothing_MakesNoComment(string text)
    {
        Assert.Equal(Stance.NoComment, Reading.Evidence(text).Statements[0].Stance);
    }

    [Theory]
    [InlineData("Ada Quill rejected the plan for the port.", Stance.Rejects)]
    [InlineData("The envoy is reported to have dismissed the plan.", Stance.Rejects)]
    [InlineData("Ada Quill asked whether the port was safe.", Stance.Questions)]
    [InlineData("Ada Quill asked the crew to leave the port.", Stance.Affirms)]
    public void Read_OtherVerbs_TellTheStance(string text, Stance stance)
    {
        Assert.Equal(stance, Reading.Evidence(text).Statements[0].Stance);
    }
}
