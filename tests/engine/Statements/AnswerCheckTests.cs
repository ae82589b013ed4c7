using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Statements;

/// <summary>The same as <see cref="AnswerTests"/>, on texts that were kept aside until the first rules were made.</summary>
public sealed class AnswerCheckTests
{
    [Theory]
    [InlineData("A former clerk told the inquiry that the deputy mayor had signed the permit in March. Ms Ruddle said [she had neither seen nor signed the permit].")]
    [InlineData("Vessel Air dismissed [the report as nonsense].")]
    [InlineData("The ministry said [the photographs had been fabricated].")]
    [InlineData("The Beacon wrote that it had been told of the sale by two officials. The minister said [nobody at the ministry had spoken to the paper].")]
    [InlineData("Prosecutors allege that the treasurer moved the money abroad. The treasurer said [the money did not leave the country].")]
    [InlineData("The Beacon claims the actress was fired from the film. Her agent said [she had not been fired].")]
    [InlineData("The opposition says the minister and his staff travelled on the banker's yacht. His office said [neither the minister nor his staff had travelled on the yacht].")]
    [InlineData("The senator described [the story as entirely false].")]
    [InlineData("The Herald said the president met the banker in May. A spokeswoman for the president said [the meeting never took place].")]
    [InlineData("A dealer said the painting was a fake. The gallery insists [the painting is not a fake].")]
    [InlineData("Passengers said an engine had caught fire. The airline said [the engine had not caught fire].")]
    [InlineData("The prosecutor says the judge took bribes from a builder. His lawyer said [the judge took no bribes].")]
    [InlineData("Customers say they complained to the regulator for years. The regulator said [it had received no complaints].")]
    public void Read_WhatAnswersAClaim_IsDenied(string text) => Assert.Equal(Stance.Denies, MarkedText.Statement(text).Stance);

    [Theory]
    [InlineData("The mayor is in hospital. [She will not attend the summit], her office said.")]
    [InlineData("\"[Nobody helped us],\" a survivor said.")]
    [InlineData("The railway and its drivers met on Friday. The union said [the talks had not ended].")]
    [InlineData("\"[There was no warning],\" a fisherman said.")]
    [InlineData("The opposition called on the minister to resign. The minister said [he would not resign].")]
    [InlineData("The company said [it did not expect a profit this year].")]
    [InlineData("A cyclist was killed on Tuesday. Police said [they had not identified the driver].")]
    [InlineData("\"[I have not slept],\" the climber said.")]
    [InlineData("The teacher said [pupils did not read enough].")]
    [InlineData("The striker was hurt in training. The club said [he was not ready to play].")]
    [InlineData("A man was shot in the street at midnight. A neighbour said [she had not heard anything].")]
    [InlineData("The mayor said [the road had not been repaired since the war].")]
    [InlineData("\"[No one knows how the fire began],\" the fire chief said.")]
    [InlineData("The prosecutor said the driver was drunk. A witness said [the lights were not working].")]
    public void Read_NegationThatAnswersNothing_IsNoDenial(string text) => Assert.Equal(Stance.Affirms, MarkedText.Statement(text).Stance);
}
