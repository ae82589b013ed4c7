using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Tests.Cues;

public sealed class CueDetailsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // [cue], {source}, <content>
    [Theory]
    [InlineData("{Ada Quill} [said] <the ferry is late>.", "say")]
    [InlineData("{Ada Quill} [has repeatedly called for] <a new ferry>.", "call")]
    [InlineData("{Ada Quill} [went on to say] <the ferry is late>.", "say")]
    [InlineData("{Ada Quill} [declined to comment] <on the ferry>.", "decline")]
    [InlineData("{Ada Quill} [has steadfastly refused to disclose] <the price>.", "refuse")]
    [InlineData("{Ada Quill} [denied saying] <that the ferry is late>.", "deny")]
    [InlineData("[According to] {Ada Quill}, <the ferry is late>.", "according")]
    [InlineData("{Ada Quill} [is confident] <that the ferry will sail>.", "confident")]
    [InlineData("{Ada Quill} [is reported to have dismissed] <the plan>.", "dismiss")]
    [InlineData("{Ada Quill} [is quoted by the Vell Post as saying] <that the ferry is late>.", "quote")]
    [InlineData("{Ada Quill} [has no doubt] <that the ferry will sail>.", "doubt")]
    [InlineData("{Ada Quill} [raised questions about] <the price>.", "question")]
    [InlineData("{Ada Quill} [issued a statement saying] <that the ferry is late>.", "say")]
    [InlineData("{Ada Quill}'s [denial] <that the ferry is late> came at once.", "deny")]
    [InlineData("The [criticisms] of {Ada Quill} <that the ferry is late> came at once.", "criticize")]
    [InlineData("{Ada Quill} [is a staunch opponent of] <the plan>.", "oppose")]
    [InlineData("[Reportedly], <the ferry is late>.", "reportedly")]
    [InlineData("{Ada Quill} [\u2014] <the ferry is late>", "")]
    public void Fill_Cue_HasTheBaseFormOfItsMainWord(string marked, string lemma) => Assert.Equal(lemma, Fill(marked).Cue.Lemma);

    [Theory]
    [InlineData("{Ada Quill} [told] Reuters <that the ferry is late>.", "Reuters")]
    [InlineData("{Ada Quill} [told reporters in Vell] <that the ferry is late>.", "reporters in Vell")]
    [InlineData("<\u201CThe ferry is late,\u201D> {Ada Quill} [told] the Vell Post.", "the Vell Post")]
    [InlineData("{Ada Quill} [assured] the town <that the ferry will sail>.", "the town")]
    [InlineData("{Ada Quill} [told] <the truth about the ferry>.", "")]
    [InlineData("{Ada Quill} [said] <the ferry is late>.", "")]
    [InlineData("[According to] {Ada Quill}, <the ferry is late>.", "")]
    public void Fill_Listener_IsTheAddressee(string marked, string addressee) => Assert.Equal(addressee, Words(Fill(marked), cue => cue.Addressee));

    [Theory]
    [InlineData("{Ada Quill} [was quoted by the Vell Post as saying] <that the ferry is late>.", "the Vell Post")]
    [InlineData("{Ada Quill} was quoted by the Vell Post as [saying] <that the ferry is late>.", "the Vell Post")]
    [InlineData("{Ada Quill} [was quoted as saying] <that the ferry is late>.", "")]
    [InlineData("{Ada Quill} [stood by the quay saying] <that the ferry is late>.", "")]
    public void Fill_QuotedBy_IsTheRelay(string marked, string relay) => Assert.Equal(relay, Words(Fill(marked), cue => cue.Relay));

    [Theory]
    [InlineData("{The Vell Post} [reported] <the ferry was late>, citing two sailors.", "two sailors")]
    [InlineData("<The ferry was late>, {the Vell Post} [reported], citing two sailors.", "two sailors")]
    [InlineData("{The Vell Post} [reported] <the ferry was late, citing two sailors>.", "two sailors")]
    [InlineData("{The Vell Post} [reported] <the ferry was late, citing high costs>.", "")]
    [InlineData("Two men from {the Vell Post} left. {They} [reported] <the ferry was late>. Holt left, citing two sailors.", "")]
    public void Fill_Citing_IsTheCitedSource(string marked, string cited) => Assert.Equal(cited, Words(Fill(marked), cue => cue.CitedSource));

    [Fact]
    public void Fill_CitingFoundAsACueOfItsOwn_GoesIntoTheOneBefore()
    {
        const string Text = "The Vell Post reported the ferry was late, citing two sailors.";
        var read = Reading.Text(Text);
        var source = Range(Text, "The Vell Post");
        var filled = CueDetails.Fill(
            read,
            [
                new CueReading { Cue = [Range(Text, "reported")], Source = [source], Content = [Range(Text, "the ferry was late")] },
                new CueReading { Cue = [Range(Text, "citing")], Source = [source], Content = [Range(Text, "two sailors")] },
            ],
            Cancellation);
        Assert.Equal(Range(Text, "two sailors"), Assert.Single(filled).CitedSource);
    }

    [Fact]
    public void Fill_DetailsThatATaggerGave_Stay()
    {
        const string Text = "Ada Quill told Reuters that the ferry is late.";
        var given = new CueReading { Cue = [Range(Text, "told")], Content = [Range(Text, "that the ferry is late")], Lemma = "whisper", Addressee = Range(Text, "Ada") };
        var filled = Assert.Single(CueDetails.Fill(Reading.Text(Text), [given], Cancellation));
        Assert.Equal((given.Lemma, given.Addressee), (filled.Lemma, filled.Addressee));
    }

    [Theory]
    [InlineData("Ada Quill told Reuters on Monday that the ferry was late. \"It is not safe,\" she told the Vell Post. The plan is said to have been dismissed.")]
    [InlineData("The Vell Post reported that the ferry was late, citing two sailors. Bram Holt was quoted by the Quay Wire as saying he knew nothing. He declined to comment.")]
    [InlineData("According to the mayor, the ferry will sail. Bram Holt is confident that it will. \"No,\" said Corin Vane, adding that the town had asked for it.")]
    public void Fill_CuesOfTheRules_FindsTheSameAsTheRules(string text)
    {
        var read = Reading.Text(text);
        var rules = new RuleTagger().Read(read, Cancellation).Cues;
        var bare = rules.Select(cue => new CueReading { Cue = cue.Cue, Source = cue.Source, Content = cue.Content }).ToList();
        Assert.Equal(
            rules.Select(cue => (cue.Lemma, cue.Addressee, cue.Relay, cue.CitedSource)),
            CueDetails.Fill(read, bare, Cancellation).Select(cue => (cue.Lemma, cue.Addressee, cue.Relay, cue.CitedSource)));
    }

    [Fact]
    public void Fill_CueWithoutWords_StaysAsItIs()
    {
        var cue = new CueReading { Content = [new TextRange(0, 9)] };
        Assert.Same(cue, Assert.Single(CueDetails.Fill(Reading.Text("\"It sails.\""), [cue], Cancellation)));
    }

    [Fact]
    public void Fill_CancelledToken_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var cue = new CueReading { Cue = [new TextRange(0, 2)], Content = [new TextRange(3, 7)] };
        Assert.Throws<OperationCanceledException>(() => CueDetails.Fill(Reading.Text("He said so."), [cue], source.Token));
    }

    internal static TextRange Range(string text, string words) =>
        new(text.IndexOf(words, StringComparison.Ordinal), text.IndexOf(words, StringComparison.Ordinal) + words.Length);

    private static string Words((ReadText Text, CueReading Cue) filled, Func<CueReading, TextRange?> part) =>
        part(filled.Cue) is { } range ? filled.Text.Value[range.Start..range.End] : "";

    private static (ReadText Text, CueReading Cue) Fill(string marked)
    {
        var (text, ranges) = (new System.Text.StringBuilder(), new Dictionary<char, TextRange>());
        var open = 0;
        foreach (var sign in marked)
        {
            switch (sign)
            {
                case '[' or '{' or '<':
                    open = text.Length;
                    break;
                case ']' or '}' or '>':
                    ranges[sign] = new TextRange(open, text.Length);
                    break;
                default:
                    text.Append(sign);
                    break;
            }
        }

        var read = Reading.Text(text.ToString());
        var cue = new CueReading { Cue = [ranges[']']], Source = ranges.TryGetValue('}', out var source) ? [source] : [], Content = [ranges['>']] };
        return (read, Assert.Single(CueDetails.Fill(read, [cue], Cancellation)));
    }
}
