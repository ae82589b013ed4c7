namespace Hearsay.Messaging.Tests;

/// <summary>What operators may type.</summary>
public sealed class DeadLetterArgumentsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 6, 30, 0, TimeSpan.Zero);

    [Fact]
    public void List_WithoutMore_MeansAllOfAPage()
    {
        var command = Parse("list");

        Assert.Equal((DeadLetterVerb.List, true, 50, false, false), (command.Verb, command.Filter.IsOpen, command.PageSize, command.Settled, command.Json));
    }

    [Fact]
    public void Filter_OfEverything_IsReadAndWrittenIntoTheAudit()
    {
        var command = Parse(
            "replay", "--topic", "documents.received.v1", "--reason=failed", "--since", "2026-03-01T00:00:00+01:00", "--older-than", "15m",
            "--document", "0f8fad5b-d9cb-469f-a165-70867728950e", "--id", "a", "--id=b", "--rate", "0.5", "--max", "7", "--why", "mended");

        Assert.Equal(
            "topic=documents.received.v1 reason=FAILED since=2026-02-28T23:00:00Z until=2026-03-02T06:15:00Z document=0f8fad5b-d9cb-469f-a165-70867728950e id=a,b",
            command.Filter.ToString());
        Assert.Equal((0.5, 7, "operator", "mended", false), (command.Rate, command.Most, command.Who, command.Why, command.DryRun));
    }

    [Fact]
    public void All_AloneOrOfADryRun_IsTaken()
    {
        Assert.Equal("all", Parse("replay", "--all").Filter.ToString());
        Assert.True(DeadLetterArguments.Parse(["drop", "--all", "--dry-run"], Now, null).DryRun);
    }

    [Theory]
    [InlineData("say list, show, replay or drop")]
    [InlineData("say list, show, replay or drop", "purge")]
    [InlineData("say list, show, replay or drop", "1")]
    [InlineData("say which, or --all", "replay")]
    [InlineData("say which, or --all", "drop", "--why", "x")]
    [InlineData("--all leaves no room for others", "replay", "--all", "--topic", "x")]
    [InlineData("say why: --why TEXT", "drop", "--all")]
    [InlineData("--rate is not known to drop", "drop", "--all", "--why", "x", "--rate", "1")]
    [InlineData("--all is not known to list", "list", "--all")]
    [InlineData("--reason is one of", "list", "--reason", "BORED")]
    [InlineData("--document is the id of a document", "list", "--document", "x")]
    [InlineData("--since is a time", "list", "--since", "yesterday")]
    [InlineData("--older-than is an age", "list", "--older-than", "2w")]
    [InlineData("--older-than is an age", "list", "--older-than", "-2d")]
    [InlineData("--older-than is an age", "list", "--older-than", "999999999d")]
    [InlineData("give --until or --older-than", "list", "--older-than", "2d", "--until", "2026-03-02T06:30:00Z")]
    [InlineData("--topic wants a value", "list", "--topic")]
    [InlineData("--topic wants a value", "list", "--topic", "")]
    [InlineData("--topic is given twice", "list", "--topic", "a", "--topic", "b")]
    [InlineData("--json takes no value", "list", "--json=yes")]
    [InlineData("--page-size is a number from 1 to 1000", "list", "--page-size", "1001")]
    [InlineData("--page-size is a number from 1 to 1000", "list", "--page-size", "1.5")]
    [InlineData("--max is a number from 1 to 100000", "replay", "--all", "--max", "0")]
    [InlineData("--rate is a number from 0.01 to 1000", "replay", "--all", "--rate", "0")]
    [InlineData("--rate is a number from 0.01 to 1000", "replay", "--all", "--rate", "NaN")]
    [InlineData("--page-token is none that a list has given", "list", "--page-token", "x")]
    [InlineData("--page-token is none that a list has given", "list", "--page-token", "W10")]
    [InlineData("say which event to show, one", "show")]
    [InlineData("say which event to show, one", "show", "a", "b")]
    [InlineData("everything is not understood", "list", "everything")]
    public void Command_ThatIsWrong_IsToldWhy(string why, params string[] args) =>
        Assert.StartsWith(why, Assert.Throws<FormatException>(() => Parse(args)).Message, StringComparison.Ordinal);

    [Fact]
    public void Action_OfNobody_IsRefused()
    {
        Assert.Equal("say who you are: --who NAME", Assert.Throws<FormatException>(() => DeadLetterArguments.Parse(["replay", "--all"], Now, null)).Message);
        Assert.Equal("Ada", DeadLetterArguments.Parse(["replay", "--all", "--who", "Ada"], Now, "operator").Who);
    }

    [Fact]
    public void PageToken_OfAnyRow_LeadsBehindIt()
    {
        var row = new DeadLetterRow("topic\n\"1\"", "id\t", "FAILED", "", null, 1, 0, Now.AddTicks(70), null, null, null);

        Assert.Equal(new DeadLetterPlace(row.RefusedAt, row.Topic, row.EventId), DeadLetterPageToken.Read(DeadLetterPageToken.After(row)));
    }

    private static DeadLetterCommand Parse(params string[] args) => DeadLetterArguments.Parse(args, Now, "operator");
}
