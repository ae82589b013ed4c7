using Hearsay.Engine.Cues;
using Hearsay.Engine.Quality.Tests.Readers;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Quality.Tests.ScorerTests;

public sealed class TaggerReaderTests
{
    private const string Value = "\U0001F4F0 Ada Quill said Bram Holt denied it.";

    [Fact]
    public void Alone_CueInsideAnothersContent_IsNested()
    {
        var reading = TaggerReader.Alone("fixed", () => new FixedTagger()).Read(Value, "", TestContext.Current.CancellationToken);
        var text = new CodePointText(Value);

        Assert.Equal("said", text.Of(Assert.Single(reading.Attributions).Cue));
        Assert.Equal("denied", text.Of(Assert.Single(reading.Nested).Cue));
    }

    [Fact]
    public void Names_OutletsAndPlaces_HaveTheTypesOfTheDataSets()
    {
        var reading = TaggerReader.Alone("fixed", () => new FixedTagger()).Read(Value, "", TestContext.Current.CancellationToken);
        var text = new CodePointText(Value);

        Assert.Equal([("Ada", NameType.Organization), ("Bram", NameType.Location)], reading.Names.Select(name => (text.Of([name.Span]), name.Type)));
    }

    [Fact]
    public void InEngine_OfTheRules_GivesStatementsInCodePoints()
    {
        var reading = ReaderUnderTest.Named(ReaderUnderTest.Rules).Read("\U0001F4F0 Ada Quill said the port is shut.", "", TestContext.Current.CancellationToken);

        Assert.Equal(new TextSpan(2, 11), Assert.Single(Assert.Single(reading.Attributions).Source));
        Assert.Equal(new TypedName(NameType.Person, new TextSpan(2, 11)), Assert.Single(reading.Names));
    }

    /// <summary>Finds the same in any text: ranges of <see cref="Value"/>.</summary>
    private sealed class FixedTagger : ITagger
    {
        public EngineVersion Version => new RuleTagger().Version;

        public TaggerReading Read(ReadText text, CancellationToken cancellationToken) => new(
            [Cue("Ada Quill", "said", "Bram Holt denied it"), Cue("Bram Holt", "denied", "it")],
            [new NameReading(Range("Ada"), NameKind.Outlet), new NameReading(Range("Bram"), NameKind.Place), new NameReading(Range("Holt"), NameKind.Other)]);

        private static CueReading Cue(string source, string cue, string content) => new() { Source = [Range(source)], Cue = [Range(cue)], Content = [Range(content)] };

        private static TextRange Range(string words) => new(Value.IndexOf(words, StringComparison.Ordinal), Value.IndexOf(words, StringComparison.Ordinal) + words.Length);
    }
}
