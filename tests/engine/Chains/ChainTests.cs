namespace Hearsay.Engine.Tests.Chains;

public sealed class ChainTests
{
    [Theory]
    [InlineData("A senior official told Reuters the port will close.", "Reuters > A senior official")]
    [InlineData("The port will close, according to sources cited by Reuters.", "Reuters > sources")]
    [InlineData("An official is quoted by Reuters as saying: \"The port will close.\"", "Reuters > An official")]
    [InlineData("Reuters reported that the port will close.", "Reuters")]
    [InlineData("Mayor Ada Quill told reporters the port will close.", "Ada Quill")]
    public void Read_Relay_ComesBeforeTheOrigin(string text, string chain)
    {
        var evidence = Reading.Evidence(text);
        Assert.Equal(chain, string.Join(" > ", Assert.Single(evidence.Statements).Chain.Select(hop => evidence.NameOf(hop.EntityId))));
    }

    [Fact]
    public void Read_Listener_IsTheAddressee()
    {
        var evidence = Reading.Evidence("Mayor Ada Quill told Reuters on Monday that the port will close.");
        var statement = Assert.Single(evidence.Statements);
        Assert.Equal(("Reuters", "Reuters", "2026-03-16"), (evidence.NameOf(statement.AddresseeEntityId), statement.Addressee!.Text, evidence.Times.Single(time => time.Id == statement.SaidTimeId).Value));
    }
}
