using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Events;

public sealed class EventTests
{
    [Theory]
    [InlineData("Ada Quill met Luc Moreau in Paris on Monday.", "CONSULT", EventStatus.Occurred, "Ada Quill, Luc Moreau", "Paris", "2026-03-16")]
    [InlineData("Ada Quill is due to meet Luc Moreau in Paris tomorrow.", "CONSULT", EventStatus.Scheduled, "Ada Quill, Luc Moreau", "Paris", "2026-03-19")]
    [InlineData("Ada Quill did not meet Luc Moreau.", "CONSULT", EventStatus.Denied, "Ada Quill, Luc Moreau", "", "")]
    [InlineData("Ada Quill rejected the plan.", "REJECT", EventStatus.Occurred, "Ada Quill", "", "")]
    [InlineData("Ada Quill will hold talks in Turkey on Friday.", "CONSULT", EventStatus.Scheduled, "Ada Quill", "Turkey", "2026-03-20")]
    public void Read_Trigger_GivesWhoWhereWhenAndStatus(string text, string type, EventStatus status, string who, string place, string when)
    {
        var evidence = Reading.Evidence(text);
        var found = Assert.Single(evidence.Events);
        Assert.Equal((type, status), (found.Type, found.Status));
        Assert.Equal(who, string.Join(", ", found.Participants.Select(item => evidence.NameOf(item.EntityId))));
        Assert.Equal((place, when), (evidence.NameOf(found.PlaceEntityId), evidence.Times.FirstOrDefault(time => time.Id == found.TimeId)?.Value ?? ""));
    }

    [Fact]
    public void Read_EventInsideAStatement_IsAccordingToIt()
    {
        var evidence = Reading.Evidence("An official said Ada Quill met Luc Moreau in Paris.");
        Assert.Equal(Assert.Single(evidence.Statements).Id, Assert.Single(evidence.Events).AccordingToStatementId);
    }

    [Fact]
    public void Read_MereWish_IsNoEvent()
    {
        Assert.Empty(Reading.Evidence("Ada Quill could meet Luc Moreau.").Events);
    }
}
