using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Statements;

/// <summary>Denials without a verb that denies, and what only looks like one; the last statement counts.</summary>
public sealed class DenialTests
{
    [Theory]
    [InlineData("The company insisted that no customer data had been lost.")]
    [InlineData("The minister insisted the tunnel had never been unsafe.")]
    [InlineData("She maintained that she did not know about the transfers.")]
    [InlineData("The bishop insists nobody at the school knew about the letters.")]
    [InlineData("Mr Holt protested that he had never seen the contract.")]
    public void Read_NegatedAndInsistedOn_IsDenied(string text) => Assert.Equal(Stance.Denies, Last(text));

    [Theory]
    [InlineData("The minister insisted there was no alternative to the tax.")]
    [InlineData("The coach insisted that he was not worried about the score.")]
    [InlineData("The union insisted that it would not accept the offer.")]
    [InlineData("The minister stressed that there was no time to lose.")]
    [InlineData("The teacher maintained that no child should go hungry.")]
    public void Read_JudgedOrDemandedWithInsistence_IsNoDenial(string text) => Assert.NotEqual(Stance.Denies, Last(text));

    [Theory]
    [InlineData("The opposition said the minister had sold the land to his brother. Mr Quill said the land was never sold.")]
    [InlineData("Ferrow said drones had crossed the border. A spokesman for the army said the drones had not crossed the border.")]
    [InlineData("The daily Sentinel reported that the prince would sell the palace. His office said the prince would not sell the palace.")]
    [InlineData("Neighbours said a pipe had leaked for months. A spokesman for the works said the pipe had not leaked.")]
    public void Read_NegationOfWhatAnotherHasSaid_IsDenied(string text) => Assert.Equal(Stance.Denies, Last(text));

    [Theory]
    [InlineData("The union says drivers work at night. The bus company said wages had not changed.")]
    [InlineData("The minister said the schools would open on Monday. Teachers said the market was not open on Sundays.")]
    [InlineData("The union said the land must be sold. Mr Quill said the land was not sold.")]
    [InlineData("The union said the land was not sold. Mr Quill said the land was not sold.")]
    public void Read_NegationOfSomethingElse_IsNoDenial(string text) => Assert.NotEqual(Stance.Denies, Last(text));

    [Theory]
    [InlineData("The operator said the pilot was not to blame.")]
    [InlineData("The airline said passengers were never at risk.")]
    [InlineData("\"At no point were patients in danger,\" the hospital said.")]
    [InlineData("The company said the crane had played no role in the collapse.")]
    [InlineData("The firm said the outage had nothing to do with the upgrade.")]
    [InlineData("\"That is simply not true,\" said Ada Quill.")]
    [InlineData("\"There is no truth in these claims,\" said his lawyer.")]
    [InlineData("\"Nothing of the kind happened,\" the captain said.")]
    [InlineData("It was wrong to say that the ministry had been warned, the minister said.")]
    [InlineData("Contrary to media reports, the bank is not for sale, its chairman said.")]
    [InlineData("The ministry said that reports of a shortage were incorrect.")]
    [InlineData("The company said it had no plans to leave the city.")]
    [InlineData("\"The president has never owned shares in the company,\" her spokesman said.")]
    [InlineData("The agency said the tests were not linked to the deaths.")]
    [InlineData("A lawyer for Ms Oru said she was innocent of all charges.")]
    [InlineData("Ada Quill told the inquiry she never took any money.")]
    [InlineData("Ada Quill pleaded not guilty to bribery.")]
    public void Read_SetWaysToDeny_AreDenials(string text) => Assert.Equal(Stance.Denies, Last(text));

    [Theory]
    [InlineData("The firm said its profits did not rise in the second quarter.")]
    [InlineData("Ada Quill said she never expected to win.")]
    [InlineData("The doctor said the patient was not in danger.")]
    [InlineData("The lawyer said her client had not been fed for two days.")]
    [InlineData("The union said the company had not consulted the workers.")]
    [InlineData("\"I did not sleep for three nights,\" a survivor said.")]
    [InlineData("\"The minister never apologised to us,\" the widow said.")]
    [InlineData("\"We don't know what caused the fire,\" the fire chief said.")]
    [InlineData("The mayor said the city did not have the money.")]
    public void Read_ComplaintDescriptionOrIgnorance_IsNoDenial(string text) => Assert.NotEqual(Stance.Denies, Last(text));

    [Theory]
    [InlineData("Ada Quill denied any wrongdoing.")]
    [InlineData("Ada Quill has denied the charges.")]
    [InlineData("Mr Quill, 54, denies two counts of fraud.")]
    [InlineData("Quill, who denies involvement, left the country in May.")]
    public void Read_DenialOfANoun_IsAStatement(string text) => Assert.Equal(Stance.Denies, Last(text));

    private static Stance Last(string text) => Reading.Evidence(text).Statements[^1].Stance;
}
