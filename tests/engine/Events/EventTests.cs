using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Events;

public sealed class EventTests
{
    private static string Who(Evidence evidence, Event found) =>
        string.Join(", ", found.Participants.Select(item => $"{evidence.NameOf(item.EntityId)} {item.Role.ToString()[0]}"));

    [Theory]
    [InlineData("Ada Quill met Luc Moreau in Paris on Monday.", "CONSULT", EventStatus.Occurred, "Ada Quill P, Luc Moreau P", "Paris", "2026-03-16")]
    [InlineData("Ada Quill is due to meet Luc Moreau in Paris tomorrow.", "CONSULT", EventStatus.Scheduled, "Ada Quill P, Luc Moreau P", "Paris", "2026-03-19")]
    [InlineData("Ada Quill did not meet Luc Moreau.", "CONSULT", EventStatus.Denied, "Ada Quill P, Luc Moreau P", "", "")]
    [InlineData("Ada Quill rejected the plan.", "REJECT", EventStatus.Occurred, "Ada Quill A", "", "")]
    [InlineData("Ada Quill will hold talks in Turkey on Friday.", "CONSULT", EventStatus.Scheduled, "Ada Quill P", "Turkey", "2026-03-20")]
    [InlineData("Ada Quill on Monday dismissed the plan.", "REJECT", EventStatus.Occurred, "Ada Quill A", "", "2026-03-16")]
    [InlineData("France and Turkey signed a treaty in Paris.", "AGREE", EventStatus.Occurred, "France P, Turkey P", "Paris", "")]
    [InlineData("Ada Quill accused Luc Moreau of theft.", "ACCUSE", EventStatus.Occurred, "Ada Quill A, Luc Moreau R", "", "")]
    [InlineData("Luc Moreau was arrested in Paris on Monday.", "COERCE", EventStatus.Occurred, "Luc Moreau R", "Paris", "2026-03-16")]
    [InlineData("Luc Moreau was accused by Ada Quill of theft.", "ACCUSE", EventStatus.Occurred, "Ada Quill A, Luc Moreau R", "", "")]
    [InlineData("Ada Quill urged Luc Moreau to resign.", "REQUEST", EventStatus.Occurred, "Ada Quill A, Luc Moreau R", "", "")]
    [InlineData("Ada Quill called on France to act.", "REQUEST", EventStatus.Occurred, "Ada Quill A, France R", "", "")]
    [InlineData("Ada Quill has ruled out the plan.", "REJECT", EventStatus.Occurred, "Ada Quill A", "", "")]
    [InlineData("Ada Quill threw the bill out.", "REJECT", EventStatus.Occurred, "Ada Quill A", "", "")]
    [InlineData("Ada Quill resigned on Monday.", "CONCEDE", EventStatus.Occurred, "Ada Quill A", "", "2026-03-16")]
    [InlineData("Ada Quill supports Luc Moreau.", "SUPPORT", EventStatus.Ongoing, "Ada Quill A, Luc Moreau R", "", "")]
    [InlineData("Turkey will deploy troops in Paris.", "MOBILIZE", EventStatus.Scheduled, "Turkey A, troops R", "Paris", "")]
    [InlineData("Ada Quill has threatened to leave.", "THREATEN", EventStatus.Occurred, "Ada Quill A", "", "")]
    [InlineData("Police investigating the theft of a statue arrested Luc Moreau.", "COERCE", EventStatus.Occurred, "Police A, Luc Moreau R", "", "")]
    [InlineData("Ada Quill is believed to have rejected the offer.", "REJECT", EventStatus.Reported, "Ada Quill A", "", "")]
    [InlineData("Ada Quill threatened to leave.", "THREATEN", EventStatus.Occurred, "Ada Quill A", "", "")]
    [InlineData("Thousands of people marched through Paris on Monday.", "PROTEST", EventStatus.Occurred, "people A", "", "2026-03-16")]
    [InlineData("Nobody saw a vote against companies accused of theft.", "ACCUSE", EventStatus.Occurred, "companies R", "", "")]
    [InlineData("Ada Quill allegedly attacked the town.", "", EventStatus.Unspecified, "", "", "")]
    public void Read_Verb_GivesWhoWhereWhenAndStatus(string text, string type, EventStatus status, string who, string place, string when)
    {
        var evidence = Reading.Evidence(text);
        if (type.Length == 0)
        {
            Assert.Empty(evidence.Events);
            return;
        }

        var found = Assert.Single(evidence.Events);
        Assert.Equal((type, status, who), (found.Type, found.Status, Who(evidence, found)));
        Assert.Equal((place, when), (evidence.NameOf(found.PlaceEntityId), evidence.Times.FirstOrDefault(time => time.Id == found.TimeId)?.Value ?? ""));
    }

    [Theory]
    [InlineData("The meeting between Ada Quill and Luc Moreau was cancelled.", "meeting", EventStatus.Cancelled, "Ada Quill P, Luc Moreau P")]
    [InlineData("A meeting between Ada Quill and Luc Moreau was held in Paris.", "meeting", EventStatus.Occurred, "Ada Quill P, Luc Moreau P")]
    [InlineData("They spoke after talks between Ada Quill and Luc Moreau.", "talks", EventStatus.Occurred, "Ada Quill P, Luc Moreau P")]
    [InlineData("Nobody knew of the reported talks between France and Turkey.", "talks", EventStatus.Reported, "France P, Turkey P")]
    [InlineData("A meeting planned for Friday between France and Turkey is a worry.", "meeting", EventStatus.Scheduled, "")]
    [InlineData("Ada Quill is not in contact with Luc Moreau.", "in contact", EventStatus.Denied, "Ada Quill P, Luc Moreau P")]
    [InlineData("Luc Moreau remains in custody.", "custody", EventStatus.Ongoing, "Luc Moreau R")]
    [InlineData("The resignation of Ada Quill leads every front page.", "resignation", EventStatus.Occurred, "Ada Quill A")]
    [InlineData("The ceasefire that was due to begin on Friday was called off.", "ceasefire", EventStatus.Cancelled, "")]
    public void Read_Noun_GivesTriggerStatusAndWho(string text, string trigger, EventStatus status, string who)
    {
        var evidence = Reading.Evidence(text);
        var found = Assert.Single(evidence.Events);
        Assert.Equal((trigger, status), (found.Trigger.Text, found.Status));
        Assert.True(who.Length == 0 || who == Who(evidence, found), Who(evidence, found));
    }

    [Fact]
    public void Read_EventInsideAStatement_IsAccordingToIt()
    {
        var evidence = Reading.Evidence("An official said Ada Quill met Luc Moreau in Paris.");
        Assert.Equal(Assert.Single(evidence.Statements).Id, Assert.Single(evidence.Events).AccordingToStatementId);
    }

    [Fact]
    public void Read_EventThatIsDenied_IsDeniedAccordingToTheStatement()
    {
        var evidence = Reading.Evidence("The army denied that its fighters had shelled a convoy.");
        var found = Assert.Single(evidence.Events);
        Assert.Equal((EventStatus.Denied, Assert.Single(evidence.Statements).Id), (found.Status, found.AccordingToStatementId));
    }

    [Fact]
    public void Read_TimeOfTheSaying_IsNotThatOfTheEvent()
    {
        Assert.Equal("", Assert.Single(Reading.Evidence("An official said on Monday that Ada Quill had rejected the plan.").Events).TimeId);
    }

    [Theory]
    [InlineData("Ada Quill could meet Luc Moreau.")]
    [InlineData("Ada Quill wants to meet Luc Moreau.")]
    [InlineData("If Ada Quill meets Luc Moreau, all is well.")]
    [InlineData("Will Ada Quill meet Luc Moreau?")]
    [InlineData("Talks are hard.")]
    [InlineData("Ada Quill said the talks were hard.")]
    [InlineData("Prices hit the town.")]
    [InlineData("The film killed the mood.")]
    [InlineData("Two people were killed in a crash.")]
    [InlineData("Ada Quill asked not to be named.")]
    [InlineData("Ada Quill attacked Luc Moreau in a speech.")]
    [InlineData("Ada Quill met the deadline.")]
    [InlineData("Ada Quill spoke at a rally in June.")]
    public void Read_WishConditionFigureOfSpeech_IsNoEvent(string text)
    {
        Assert.Empty(Reading.Evidence(text).Events);
    }

    [Fact]
    public void Read_We_IsWhoeverSpeaks()
    {
        var evidence = Reading.Evidence("“We reject the plan,” said Ada Quill.");
        Assert.Equal("Ada Quill A", Who(evidence, Assert.Single(evidence.Events)));
    }

    [Fact]
    public void Read_Trigger_SaysWhatFoundIt()
    {
        var found = Assert.Single(Reading.Evidence("Ada Quill met Luc Moreau.").Events);
        Assert.Equal("event:verb", found.Rule);
        Assert.InRange(found.Confidence, 0.5, 1);
    }
}
