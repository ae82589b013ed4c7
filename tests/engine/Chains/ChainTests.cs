using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Chains;

public sealed class ChainTests
{
    // The chain of the last statement that stands in no other.
    private static string LastChain(string text, string outlet = "")
    {
        var facts = new PublicationFacts { Published = "2026-03-18", Outlet = outlet };
        var evidence = new EvidenceEngine().Read(new EngineInput(text, [], facts), TestContext.Current.CancellationToken);
        var statement = evidence.Statements.Last(statement => statement.ParentId.Length == 0);
        return string.Join(" > ", statement.Chain.Select(hop => evidence.NameOf(hop.EntityId)));
    }

    private static string InnermostChain(string text)
    {
        var evidence = Reading.Evidence(text);
        return string.Join(" > ", evidence.Statements.MaxBy(statement => statement.Chain.Count)!.Chain.Select(hop => evidence.NameOf(hop.EntityId)));
    }

    [Theory]
    [InlineData("A senior official told Reuters the port will close.", "Reuters > A senior official")]
    [InlineData("The port will close, according to sources cited by Reuters.", "Reuters > sources")]
    [InlineData("An official is quoted by Reuters as saying: \"The port will close.\"", "Reuters > An official")]
    [InlineData("Reuters quoted an official as saying that the port will close.", "Reuters > an official")]
    [InlineData("Reuters reported that the port will close.", "Reuters")]
    [InlineData("Mayor Ada Quill told reporters the port will close.", "Ada Quill")]
    [InlineData("Mayor Ada Quill said in an interview with Reuters that the port will close.", "Reuters > Ada Quill")]
    [InlineData("Speaking to the BBC, Mayor Ada Quill said that the port will close.", "BBC > Ada Quill")]
    [InlineData("The port will close, according to a letter seen by Reuters.", "Reuters > a letter")]
    [InlineData("The port will close, according to a report in the Guardian.", "The Guardian")]
    [InlineData("Mayor Ada Quill told the Vell Courier that the port will close.", "Vell Courier > Ada Quill")]
    [InlineData("Mayor Ada Quill told the weekly Pelsa Azul that the port will close.", "Pelsa Azul > Ada Quill")]
    [InlineData("Mayor Ada Quill told state television that the port will close.", "state television > Ada Quill")]
    [InlineData("In a letter to the governments, seen by Reuters, Ada Quill wrote that the port will close.", "Reuters > Ada Quill")]
    [InlineData("The Guardian, which cited a letter seen by Reuters, said that the port will close.", "The Guardian > Reuters > a letter")]
    [InlineData("In the Vell Courier, the columnist Ada Quill says the port will close.", "Vell Courier > Ada Quill")]
    public void Read_Relay_ComesBeforeTheOrigin(string text, string chain) => Assert.Equal(chain, LastChain(text));

    [Theory]
    [InlineData("Reuters, citing two officials, reported that the port will close.", "Reuters > two officials")]
    [InlineData("Reuters reported on Monday that the port will close, citing two officials.", "Reuters > two officials")]
    [InlineData("Reuters reported that the port will close, citing a letter seen by the BBC.", "Reuters > BBC > a letter")]
    [InlineData("Reuters, quoting the Guardian, said that the port will close.", "Reuters > The Guardian")]
    [InlineData("The minister Ada Quill said that the port will close, citing high costs.", "Ada Quill")]
    public void Read_Citation_ComesBehindWhoCites(string text, string chain) => Assert.Equal(chain, LastChain(text));

    [Theory]
    [InlineData("Ada Quill declined to comment on the cost, which was put at two million crowns, citing a port document.")]
    [InlineData("Ada Quill declined to comment, citing a letter seen by Reuters.")]
    [InlineData("Ada Quill declined to comment on the cost, which the regional daily Northern Tide, citing a port document, estimated at 2.4 million crowns.")]
    public void Read_CitationBesideNoComment_IsNoHop(string text) => Assert.Equal("Ada Quill", LastChain(text));

    [Theory]
    [InlineData("Reuters reported that an official had told the BBC the port will close.", "Reuters > BBC > an official")]
    [InlineData("Reuters, citing the Guardian, reported that Mayor Ada Quill had told diplomats that the port will close.", "Reuters > The Guardian > Ada Quill")]
    public void Read_Nested_GoesThroughItsParent(string text, string chain) => Assert.Equal(chain, InnermostChain(text));

    [Theory]
    [InlineData("Ada Quill, a columnist for Reuters, said the port will close.", "Ada Quill")]
    [InlineData("Ada Quill, who used to work for Reuters, said the port will close.", "Ada Quill")]
    [InlineData("Former Reuters reporter Ada Quill said the port will close.", "Ada Quill")]
    [InlineData("Ada Quill wrote on Facebook that the port will close.", "Ada Quill")]
    [InlineData("Reacting to a report in the Vell Courier, Ada Quill said the port will close.", "Ada Quill")]
    [InlineData("In response to a letter published by the Vell Courier, Ada Quill said the port will close.", "Ada Quill")]
    [InlineData("Ada Quill said the port will close, rejecting a report by Reuters.", "Ada Quill")]
    [InlineData("Ada Quill told the owner of Reuters that the port will close.", "Ada Quill")]
    public void Read_OutletThatPassesNothingOn_IsNoHop(string text, string chain) => Assert.Equal(chain, LastChain(text));

    [Fact]
    public void Read_BeliefInsideAnothersWords_HasTheOriginOfWhoSaysSo()
    {
        var evidence = Reading.Evidence("A clerk told Reuters that Ada Quill believes the port will close.");
        var belief = evidence.Statements.Single(statement => statement.ParentId.Length > 0);
        Assert.Equal(["Reuters", "A clerk"], belief.Chain.Select(hop => evidence.NameOf(hop.EntityId)));
    }

    [Theory]
    [InlineData("A diplomat told Reuters that the port will close. The diplomat said that the ships must leave.", "Reuters > A diplomat")]
    [InlineData("Two officials told Reuters that the port will close.\n\nOne of them said that the ships must leave.", "Reuters > One of them")]
    [InlineData("Ada Quill told Reuters that the port will close. She said that the ships must leave.", "Reuters > Ada Quill")]
    public void Read_SameSourceGoesOn_KeepsItsRelay(string text, string chain) => Assert.EndsWith(chain, LastChain(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("A diplomat told Reuters that the port will close.\n\nThe mayor Ada Quill said on Wednesday that the ships must leave.", "Ada Quill")]
    [InlineData("Ada Quill told Reuters that the port will close.\n\nAda Quill said on Wednesday that the ships must leave.", "Ada Quill")]
    [InlineData("Ada Quill told Reuters that the port will close.\n\nHow it began\n\nShe said that the ships must leave.", "Ada Quill")]
    [InlineData("Ada Quill told Reuters that the port will close. She told parliament that the ships must leave.", "Ada Quill")]
    public void Read_SourceSpeaksInPublic_HasNoRelay(string text, string chain) => Assert.Equal(chain, LastChain(text));

    [Fact]
    public void Read_DocumentThatCameThroughAnOutlet_KeepsIt() =>
        Assert.Equal("Vell Courier > The letter", LastChain("The letter to crews, first reported by the Vell Courier, is dated 28 October. The letter says that the port will close."));

    [Theory]
    [InlineData("Vell Post", "Reuters > A clerk")]
    [InlineData("Reuters", "A clerk")]
    [InlineData("", "A clerk")]
    public void Read_TextOfAnAgency_HasItAsOutermostHopWhereAnotherPublishes(string outlet, string chain) =>
        Assert.Equal(chain, LastChain("PORT ILSA (Reuters) - A clerk said on Monday that the port will close.", outlet));

    [Theory]
    [InlineData("Ada Quill told the Courier that the port will close.", "Ada Quill")]
    [InlineData("Ada Quill told the Vell Courier that the port will close.", "Ada Quill")]
    [InlineData("Ada Quill told the Ilsa Courier that the port will close.", "Ilsa Courier > Ada Quill")]
    public void Read_ToldThePublisher_IsNoRelay(string text, string chain) => Assert.Equal(chain, LastChain(text, "The Vell Courier"));

    [Theory]
    [InlineData("A clerk said the port will close.", "ORIGIN_UNNAMED")]
    [InlineData("Ada Quill said the port will close.", "")]
    [InlineData("A diplomat told Reuters that the port will close. The diplomat said that the ships must leave.", "SPEAKER_BY_DESCRIPTION RELAY_KEPT ORIGIN_UNNAMED")]
    [InlineData("Ada Quill met a clerk. She said the port will close.", "SPEAKER_BY_PRONOUN")]
    public void Read_Origin_TellsWhatIsMissing(string text, string reasons) =>
        Assert.Equal(reasons, string.Join(' ', Reading.Evidence(text).Statements[^1].Reasons));

    [Fact]
    public void Read_Hops_TellHowTheyPassedItOn()
    {
        var statement = Assert.Single(Reading.Evidence("Mayor Ada Quill said in an interview with Reuters that the port will close.").Statements);
        Assert.Equal([(HopKind.SaidTo, "interview with"), (HopKind.Source, "said")], statement.Chain.Select(hop => (hop.Kind, hop.Cue!.Text)));
    }

    [Fact]
    public void Read_ReportOfItself_EndsWhereItComesBack()
    {
        var evidence = Reading.Evidence("Reuters reported that the BBC said that Reuters reported that the port will close.");
        Assert.All(evidence.Statements, statement => Assert.Equal(statement.Chain.Count, statement.Chain.Select(hop => hop.EntityId).Distinct().Count()));
    }

    [Fact]
    public void Read_Listener_IsTheAddressee()
    {
        var evidence = Reading.Evidence("Mayor Ada Quill told Reuters on Monday that the port will close.");
        var statement = Assert.Single(evidence.Statements);
        Assert.Equal(("Reuters", "Reuters", "2026-03-16"), (evidence.NameOf(statement.AddresseeEntityId), statement.Addressee!.Text, evidence.Times.Single(time => time.Id == statement.SaidTimeId).Value));
    }
}
