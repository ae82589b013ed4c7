using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Tests.Entities;

public sealed class NameMergeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // A name is marked with its kind: [P:...] person, [O:...] organisation, [L:...] place, [M:...] other.
    [Theory]
    [InlineData("Then [P:Ada Quill] left.", "Person Ada Quill")]
    [InlineData("Then Mr [P:Holt] left.", "Person Mr Holt")]
    [InlineData("Then Mrs. [P:Ada Holt] left.", "Person Mrs. Ada Holt")]
    [InlineData("Then [P:Mr Holt] left.", "Person Mr Holt")]
    [InlineData("Then [P:President Ada Quill] left.", "Person Ada Quill")]
    [InlineData("Then President [P:Quill] left.", "Person Quill")]
    [InlineData("Then [P:Quill's] ferry left.", "Person Quill")]
    [InlineData("Then [O:the Harbour Board] met.", "Organization Harbour Board")]
    [InlineData("Then a [M:Ukrainian] ferry left.", "")]
    [InlineData("Then the [M:Ukrainians] left on [M:Monday].", "")]
    [InlineData("Then the [O:Ukrainian Harbour Board] met.", "Organization Ukrainian Harbour Board")]
    [InlineData("Then [O:Reuters] left.", "Outlet Reuters")]
    [InlineData("Then [M:Reuters] left.", "Outlet Reuters")]
    [InlineData("Then the [O:New York Times] left.", "Outlet the New York Times")]
    [InlineData("Then [O:Reuters Harbour Trust] left.", "Organization Reuters Harbour Trust")]
    [InlineData("Then [P:Petra Dawn] left.", "Person Petra Dawn")]
    [InlineData("Then [O:Ukraine] left.", "Place Ukraine")]
    [InlineData("Then [M:Ukraine] left.", "Place Ukraine")]
    [InlineData("Then [L:Port Ilsa] woke.", "Place Port Ilsa")]
    [InlineData("Then Ukraine and Reuters spoke to [P:Ada Quill].", "Place Ukraine; Outlet Reuters; Person Ada Quill")]
    [InlineData("Then Bram Tarn of the Harbour Board spoke.", "")]
    [InlineData("A [O:Reuters]-led board met.", "Organization Reuters")]
    [InlineData("Then [M:Brexit] came.", "Other Brexit")]
    [InlineData("The [L:Vell] Post reported it.", "Outlet Vell Post")]
    [InlineData("The [P:Vell] Gazette reported it.", "Outlet Vell Gazette")]
    [InlineData("Then [P:Ada Vell] Post left.", "Person Ada Vell")]
    [InlineData("The [L:Vell] POST sank.", "Place Vell")]
    [InlineData("The [L:Vell] post office burned.", "Place Vell")]
    public void Merge_NamesOfAModel_JoinTheListedOnes(string marked, string expected)
    {
        var (text, found) = MarkedNames.Read(marked);
        var merged = NameMerge.Merge(text, found, text.Value.Length, Cancellation);
        Assert.Equal(expected, string.Join("; ", merged.Select(name => $"{name.Kind} {text.Value[name.Range.Start..name.Range.End]}")));
    }

    [Fact]
    public void Merge_LoneSurnameThatTheModelMissed_IsTheNamedPerson()
    {
        var evidence = Read("Then [P:Ada Quill] left. The board met again later, and Quill stayed away.");
        Assert.Equal(["Ada Quill", "Quill"], Assert.Single(evidence.Entities, entity => entity.Type == EntityType.Person).Mentions.Select(span => span.Text));
    }

    [Fact]
    public void Merge_LoneWordThatNobodyBears_IsNoEntity() =>
        Assert.DoesNotContain(Read("The board met again later, and Quarrel stayed away.").Entities, entity => !entity.Unnamed);

    [Fact]
    public void Merge_PastTheModelsEnd_AddsNoListedNames()
    {
        var read = Reading.Text("Then Reuters left. Then Ukraine spoke.");
        Assert.Equal(["Reuters"], NameMerge.Merge(read, [], read.Value.IndexOf("Then Ukraine", StringComparison.Ordinal), Cancellation).Select(name => read.Value[name.Range.Start..name.Range.End]));
    }

    [Theory]
    [InlineData(BlockKind.Dateline)]
    [InlineData(BlockKind.Boilerplate)]
    public void Merge_InDatelinesAndBoilerplate_FindsNoNames(BlockKind kind)
    {
        const string Text = "Port Ilsa and Ada Quill";
        var read = Engine.Text.TextReader.Read(new SourceText(Text), [new Block(kind, 0, Text.Length)], Cancellation);
        Assert.Empty(NameMerge.Merge(read, [new NameReading(new TextRange(0, 9), NameKind.Place), new NameReading(new TextRange(14, 23), NameKind.Person)], Text.Length, Cancellation));
    }

    [Fact]
    public void Merge_CancelledToken_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => NameMerge.Merge(Reading.Text("Ada Quill left."), [], 15, source.Token));
    }

    private static Evidence Read(string marked)
    {
        var (text, found) = MarkedNames.Read(marked);
        return new EvidenceEngine(new Merging(found)).Read(new EngineInput(text.Value, [], new PublicationFacts()), Cancellation);
    }

    private sealed class Merging(List<NameReading> found) : ITagger
    {
        public EngineVersion Version => new(9, "merging", "");

        public TaggerReading Read(ReadText text, CancellationToken cancellationToken) => new([], NameMerge.Merge(text, found, text.Value.Length, cancellationToken));
    }
}
