using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Tests.Revisions;

public sealed class RevisionDiffTests
{
    private const string Said = "Orla Venn said the quay would close in June. Nobody else spoke.";

    private static WrittenRevision First => new WrittenRevision(Said).Says("Orla Venn", "said", "the quay would close in June");

    [Fact]
    public void Between_TheSameTwice_GivesNothing() => Assert.Empty(First.To(First));

    [Theory]
    [InlineData("claimed", "CueWeakened: say > claim")]
    [InlineData("confirmed", "CueStrengthened: say > confirm")]
    [InlineData("suggested", "CueWeakened: say > suggest")]
    public void Between_OtherReportingWord_TellsWhichWay(string cue, string expected)
    {
        var after = new WrittenRevision($"Orla Venn {cue} the quay would close in June. Nobody else spoke.").Says("Orla Venn", cue, "the quay would close in June");

        Assert.Equal([expected], First.To(after));
    }

    [Fact]
    public void Between_NeutralReportingWords_GiveNothing() =>
        Assert.Empty(First.To(new WrittenRevision("Orla Venn stated the quay would close in June. Nobody else spoke.").Says("Orla Venn", "stated", "the quay would close in June")));

    [Theory]
    [InlineData("A harbour official", true, "SourceUnnamed: Orla Venn > A harbour official")]
    [InlineData("Ilse Varran", false, "SourceReplaced: Orla Venn > Ilse Varran")]
    [InlineData("Venn", false, null)]
    [InlineData("Dr Orla Venn", false, null)]
    [InlineData("Orla Vennn", false, null)]
    public void Between_OtherSource_TellsWhetherItHasAName(string source, bool unnamed, string? expected)
    {
        var after = new WrittenRevision($"{source} said the quay would close in June. Nobody else spoke.").Says(source, "said", "the quay would close in June", unnamed: unnamed);

        Assert.Equal(expected is null ? [] : [expected], First.To(after));
    }

    [Fact]
    public void Between_UnnamedThenNamed_TellsThatItIsNamed()
    {
        var before = new WrittenRevision("An official said the quay would close.").Says("An official", "said", "the quay would close", unnamed: true);
        var after = new WrittenRevision("Orla Venn said the quay would close.").Says("Orla Venn", "said", "the quay would close");

        Assert.Equal(["SourceNamed: An official > Orla Venn"], before.To(after));
    }

    [Fact]
    public void Between_DenialForAffirmation_IsADenialAddedAndBack()
    {
        var after = new WrittenRevision("Orla Venn denied the quay would close in June. Nobody else spoke.").Says("Orla Venn", "denied", "the quay would close in June", Stance.Denies);

        Assert.Equal(["DenialAdded: AFFIRMS > DENIES"], First.To(after));
        Assert.Equal(["DenialRemoved: DENIES > AFFIRMS"], after.To(First));
    }

    [Fact]
    public void Between_ReservePutIn_IsACertaintyChanged()
    {
        var after = new WrittenRevision("Orla Venn reportedly said the quay would close in June. Nobody else spoke.")
            .Says("Orla Venn", "reportedly said", "the quay would close in June", certainty: Certainty.Hedged);

        Assert.Equal(["CertaintyChanged: ASSERTED > HEDGED"], First.To(after));
    }

    [Fact]
    public void Between_RefusalForAnAnswer_IsAStanceChanged()
    {
        var before = new WrittenRevision("Orla Venn confirmed the closing of the quay.").Says("Orla Venn", "confirmed", "the closing of the quay");
        var after = new WrittenRevision("Orla Venn would not discuss the closing of the quay.").Says("Orla Venn", "would not discuss", "the closing of the quay", Stance.NoComment);

        Assert.Equal(["StanceChanged: AFFIRMS > NO_COMMENT"], before.To(after));
    }

    [Theory]
    [InlineData("the quay may close in June")]
    [InlineData("the quay would not close in June")]
    [InlineData("the market would close in June")]
    public void Between_OtherContent_IsAStatementReworded(string content)
    {
        var after = new WrittenRevision($"Orla Venn said {content}. Nobody else spoke.").Says("Orla Venn", "said", content);

        Assert.Equal([$"StatementReworded: the quay would close in June > {content}"], First.To(after));
    }

    [Fact]
    public void Between_StatementMore_IsAddedAndBackRemoved()
    {
        var after = new WrittenRevision($"{Said} Ilse Varran warned of rotten piles.").Says("Orla Venn", "said", "the quay would close in June").Says("Ilse Varran", "warned", "of rotten piles");

        Assert.Equal(["StatementAdded: - > of rotten piles"], First.To(after));
        Assert.Equal(["StatementRemoved: of rotten piles > -"], after.To(First));
    }

    [Fact]
    public void Between_DenialMore_IsADenialAdded()
    {
        var after = new WrittenRevision($"{Said} Ilse Varran denied that piles were rotten.")
            .Says("Orla Venn", "said", "the quay would close in June").Says("Ilse Varran", "denied", "that piles were rotten", Stance.Denies);

        Assert.Equal(["DenialAdded: - > that piles were rotten"], First.To(after));
    }

    [Fact]
    public void Between_StatementThatOneReadingOverlooks_GivesNothing() => Assert.Empty(First.To(new WrittenRevision(Said)));

    [Fact]
    public void Between_AttributionPutToAKnownSentence_IsAStatementAdded()
    {
        var before = new WrittenRevision("The quay would close in June.");
        var after = new WrittenRevision("The quay would close in June, Orla Venn said.").Says("Orla Venn", "said", "The quay would close in June");

        Assert.Equal(["StatementAdded: - > The quay would close in June"], before.To(after));
    }

    [Fact]
    public void Between_NewStatementInsideANewOne_IsToldOnce()
    {
        var after = new WrittenRevision($"{Said} The Bell reported that Ilse Varran feared floods.").Says("Orla Venn", "said", "the quay would close in June")
            .Says("The Bell", "reported", "Ilse Varran feared floods").Says("Ilse Varran", "feared", "floods", parent: "s2");

        Assert.Equal(["StatementAdded: - > Ilse Varran feared floods"], First.To(after));
    }

    [Fact]
    public void Between_ParagraphThatMoved_GivesNothing()
    {
        var before = new WrittenRevision("Orla Venn said the old quay would close in June. Ilse Varran warned that piles were rotten there.")
            .Says("Orla Venn", "said", "the old quay would close in June").Says("Ilse Varran", "warned", "piles were rotten there");
        var after = new WrittenRevision("Ilse Varran warned that piles were rotten there. Orla Venn said the old quay would close in June.")
            .Says("Ilse Varran", "warned", "piles were rotten there").Says("Orla Venn", "said", "the old quay would close in June");

        Assert.Empty(before.To(after));
    }

    [Fact]
    public void Between_HeadlineThatRepeatsAChange_IsToldOnce()
    {
        var before = new WrittenRevision("Fire kills four\n\nA fire killed four people.").Figure("four", "4", "").Figure("four people", "4", "people")
            .Block(BlockKind.Title, "Fire kills four").Block(BlockKind.Paragraph, "A fire killed four people.");
        before.Evidence.Figures[1].Span = new Span { Start = 31, End = 42, Text = "four people" };
        var after = new WrittenRevision("Fire kills six\n\nA fire killed six people.").Figure("six", "6", "").Figure("six people", "6", "people")
            .Block(BlockKind.Title, "Fire kills six").Block(BlockKind.Paragraph, "A fire killed six people.");

        Assert.Equal(["FigureChanged: 4 people > 6 people"], before.To(after));
    }

    [Theory]
    [InlineData("Ilse Varran denies the quay will close", "Ilse Varran", "denies", Stance.Denies)]
    [InlineData("Orla Venn denies the quay will close", "Orla Venn", "denies", Stance.Denies, "DenialAdded: AFFIRMS > DENIES")]
    public void Between_AnotherHeadline_GivesNothingUnlessTheSourceStays(string headline, string source, string cue, Stance stance, params string[] expected)
    {
        var before = new WrittenRevision("Orla Venn says the quay will close\n\nIt is old.").Says("Orla Venn", "says", "the quay will close").Block(BlockKind.Title, "Orla Venn says the quay will close");
        var after = new WrittenRevision($"{headline}\n\nIt is old.").Says(source, cue, "the quay will close", stance).Block(BlockKind.Title, headline);
        before.Evidence.Statements[0].Sentence.End = 34;
        after.Evidence.Statements[0].Sentence.End = headline.Length;

        Assert.Equal(expected, before.To(after));
    }
}
