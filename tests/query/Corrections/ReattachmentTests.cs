using CsCheck;
using Hearsay.Articles;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

/// <summary>Which statement of another reading a correction is about.</summary>
public sealed class ReattachmentTests
{
    private const string Before = "The council of Marsh met on Friday in the old hall.";
    private const string Quote = "Ilka Farrow said the sluice would open before the spring.";
    private const string After = "Nobody from the mill came to hear it.";
    private const string Content = "the sluice would open before the spring";

    private static readonly string[] Fillers =
    [
        "The wind was cold.", "Two boats lay in the harbour.", "A bell rang twice.", "Odo Kestrin said nothing new.", "The road to Torvane is closed.", "He said it again later.",
    ];

    [Fact]
    public void Anchor_SameTextReadAnew_IsAboutTheStatementOfTheSameWords() => Sample(
        (text, anchor) =>
        {
            var found = new Reattachment(text.Evidence, text.Text).Find(anchor, text.Revision);
            Assert.Equal((text.Place, UnattachedReason.Unspecified), (found.Position, found.Reason));
        },
        revision: 1);

    [Fact]
    public void Anchor_TextEditedAroundTheWords_FindsThem() => Sample(
        (text, anchor) =>
        {
            var found = new Reattachment(text.Evidence, text.Text).Find(anchor, revision: 1);
            Assert.Equal((text.Place, UnattachedReason.Unspecified), (found.Position, found.Reason));
        },
        revision: 2);

    [Fact]
    public void Anchor_AnyCharacterOfItsWordsEdited_IsAboutNoStatement()
    {
        var anchor = AnchorOf(Read([Before], [After], 1));
        var words = CorrectionAnchors.All(anchor).Select(span => span.Text).ToList();
        Gen.Int[0, words.Sum(word => word.Length) - 1].Sample(
            at =>
            {
                var word = words[at < words[0].Length ? 0 : 1];
                var place = at < words[0].Length ? at : at - words[0].Length;
                var edited = Quote.Replace(word, word[..place] + "#" + word[(place + 1)..], StringComparison.Ordinal);
                var text = $"{Before} {edited} {After}";
                Assert.Equal(Attachment.None(UnattachedReason.WordsGone), new Reattachment(new Evidence { Revision = 2 }, text).Find(anchor, revision: 1));
            },
            iter: 200);
    }

    [Fact]
    public void Anchor_WordsThereButNothingReadFromThem_SaysSo()
    {
        var article = Read([Before], [After], 2);
        article.Evidence.Statements.Clear();

        Assert.Equal(
            Attachment.None(UnattachedReason.StatementGone), new Reattachment(article.Evidence, article.Text).Find(AnchorOf(Read([Before], [After], 1)), revision: 1));
    }

    [Fact]
    public void Anchor_WordsTwice_IsAboutThoseInTheirOldCompany()
    {
        var anchor = AnchorOf(Read([Before], [After], 1));
        var article = Article($"{Quote} {Fillers[0]} {Before} {Quote} {After}", 2);

        Assert.Equal(1, new Reattachment(article.Evidence, article.Text).Find(anchor, revision: 1).Position);
    }

    [Fact]
    public void Anchor_WordsTwiceInTheSameCompany_IsAmbiguous()
    {
        var anchor = AnchorOf(Read([Before], [After], 1));
        var article = Article($"{Before} {Quote} {After} {Before} {Quote} {After}", 2);

        Assert.Equal(Attachment.None(UnattachedReason.Ambiguous), new Reattachment(article.Evidence, article.Text).Find(anchor, revision: 1));
    }

    [Fact]
    public void Anchor_StatementsInsideEachOther_IsAboutTheOneOfItsCue()
    {
        const string Text = "Ilka Farrow told the Post that Odo Kestrin said the sluice would open.";
        var article = new InventedArticle(Text);
        var outer = article.Statement("Odo Kestrin said the sluice would open", cue: "told");
        var inner = article.Statement("the sluice would open", cue: "said");
        var reattachment = new Reattachment(article.Evidence, Text);

        Assert.Equal(0, reattachment.Find(CorrectionAnchors.Of(outer, new CodePointIndex(Text)), 1).Position);
        Assert.Equal(1, reattachment.Find(CorrectionAnchors.Of(inner, new CodePointIndex(Text)), 1).Position);

        article.Evidence.Statements.RemoveAt(1);
        Assert.Equal(UnattachedReason.StatementGone, new Reattachment(article.Evidence, Text).Find(CorrectionAnchors.Of(inner, new CodePointIndex(Text)), 1).Reason);
    }

    [Fact]
    public void Anchor_StatementReadALittleWider_IsStillAboutIt()
    {
        var first = Read([Before], [After], 1);
        var wider = new InventedArticle(first.Text);
        wider.Statement(Content + ".", cue: "said");

        Assert.Equal(0, new Reattachment(wider.Evidence, wider.Text).Find(AnchorOf(first), 1).Position);
    }

    [Fact]
    public void Anchor_CharactersBeyondTheBasicPlane_AreCountedAsOne()
    {
        var first = Article($"🌊🌊 {Quote}", 1);
        var second = Article($"🌊 A wave 🌊 came. {Quote} 🌊", 2);

        Assert.Equal(0, new Reattachment(second.Evidence, second.Text).Find(AnchorOf(first), 1).Position);
    }

    private static void Sample(Action<ReadText, CorrectionAnchor> check, int revision)
    {
        var sentences = Gen.Int[0, Fillers.Length - 1].Array[0, 8];
        Gen.Select(sentences, sentences).Sample(
            (before, after) =>
            {
                var first = Read([Before], [After], 1);
                var edited = revision == 1 ? first : Read([.. before.Select(at => Fillers[at])], [.. after.Select(at => Fillers[at])], revision);
                check(edited, AnchorOf(first));
            },
            iter: 200);
    }

    private static ReadText Read(string[] before, string[] after, int revision)
    {
        var article = Article(string.Join(' ', [.. before, Quote, .. after]), revision);
        return article with { Place = article.Evidence.Statements.Index().Single(item => item.Item.Content[0].Text == Content).Index };
    }

    /// <summary>A text read by a rule: each "NAME said CONTENT." is a statement.</summary>
    private static ReadText Article(string text, int revision)
    {
        var index = new CodePointIndex(text);
        var evidence = new Evidence { Revision = revision };
        for (var at = text.IndexOf(" said ", StringComparison.Ordinal); at >= 0; at = text.IndexOf(" said ", at + 1, StringComparison.Ordinal))
        {
            var end = text.IndexOf('.', at);
            evidence.Statements.Add(new Statement { Cue = { SpanOf(index, at + 1, at + 5) }, Content = { SpanOf(index, at + 6, end) } });
        }

        return new ReadText(text, revision, evidence, 0);
    }

    private static Span SpanOf(CodePointIndex index, int start, int end) =>
        new() { Start = index.ToCodePoint(start), End = index.ToCodePoint(end), Text = index.Text[start..end] };

    private static CorrectionAnchor AnchorOf(ReadText text) => CorrectionAnchors.Of(text.Evidence.Statements[text.Place], new CodePointIndex(text.Text));

    private sealed record ReadText(string Text, int Revision, Evidence Evidence, int Place);
}
