using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Statements;

/// <summary>Denials that no text around them is needed for, and negations that deny nothing; the marked statement counts.</summary>
public sealed class DisclaimerTests
{
    [Theory]
    [InlineData("A spokesman for the guild said [the claim was without foundation].")]
    [InlineData("The council said [the figures bore no relation to reality].")]
    [InlineData("The firm said [it did not recognise the figures].")]
    [InlineData("The general said [his troops had not been the first to shoot].")]
    [InlineData("The club said [it was not the source of the leak].")]
    [InlineData("Bram Toller said [he had been unaware of the payments].")]
    [InlineData("The ministry said [nothing had been hidden from the auditors].")]
    [InlineData("The governor said [not a single prisoner had been beaten].")]
    [InlineData("The company said [it at no time misled its investors].")]
    [InlineData("The operator said [the delay had nothing at all to do with the strike].")]
    [InlineData("The operator said [the delay was not caused by the strike].")]
    [InlineData("The palace said [the queen had not been asked to mediate].")]
    [InlineData("\"[He is not resigning],\" a spokesman for the minister said.")]
    [InlineData("The delegation said [there was no secret annex].")]
    [InlineData("The office described [the annex as non-existent].")]
    [InlineData("The minister brushed aside [claims that he had lied].")]
    [InlineData("The army said [the drone was not theirs].")]
    [InlineData("\"[I did not say that],\" the minister said.")]
    [InlineData("\"[To say we cut wages is a lie],\" the company said.")]
    [InlineData("\"[Not a word of it is true],\" the actress said.")]
    [InlineData("\"[I am not a thief],\" he said.")]
    [InlineData("The union said [it had signed nothing].")]
    [InlineData("The school said [it had turned nobody away].")]
    public void Read_SideThatClearsItself_Denies(string text) => Assert.Equal(Stance.Denies, MarkedText.Statement(text).Stance);

    [Theory]
    [InlineData("The union said [its members had not been paid since May].")]
    [InlineData("Prosecutors said [he had not reported the payments to the tax office].")]
    [InlineData("The minister said [he did not deny that mistakes were made].")]
    [InlineData("\"[Nobody told us anything],\" a resident said.")]
    [InlineData("\"[I'm no expert],\" the farmer said.")]
    [InlineData("\"[I saw nothing],\" the captain said.")]
    [InlineData("The climber said [he was not the first to try].")]
    [InlineData("The charity said [no help had come from the state].")]
    [InlineData("The party said [it had not chosen a candidate].")]
    [InlineData("The mayor said [the town had received no money from the state].")]
    public void Read_ComplaintOrDescription_IsNoDenial(string text) => Assert.Equal(Stance.Affirms, MarkedText.Statement(text).Stance);
}
