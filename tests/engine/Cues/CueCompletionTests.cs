using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Tests.Cues;

public sealed class CueCompletionTests
{
    [Fact]
    public void Complete_SourceWithTheCommaOfAnApposition_LosesTheComma()
    {
        const string Text = "The mayor of Tarn, Orla Dessin, said that the port would close.";
        var cue = Assert.Single(Complete(Text, Cue(Text, "The mayor of Tarn, Orla Dessin,", "said", "that the port would close")));
        Assert.Equal("The mayor of Tarn, Orla Dessin", Words(Text, cue.Source));
    }

    [Fact]
    public void Complete_ReportFoundInPart_HasBothItsVerbs()
    {
        const string Text = "The envoy is understood to favour closing the port.";
        var cue = Assert.Single(Complete(Text, Cue(Text, "", "is understood", "The envoy", "to favour closing the port") with { Confidence = 0.5 }));
        Assert.Equal(("The envoy", "is understood to favour", "closing the port"), (Words(Text, cue.Source), Words(Text, cue.Cue), Words(Text, cue.Content)));
    }

    [Theory]
    [InlineData("The ministry did not respond to a request for comment.", "The ministry", "did not respond to", "a request for comment")]
    [InlineData("Ada Quill could not be reached for comment.", "Ada Quill", "could not be reached", "for comment")]
    [InlineData("Ada Quill did not return our calls.", "Ada Quill", "did not return", "our calls")]
    [InlineData("The council would not be drawn on the date.", "The council", "would not be drawn", "on the date")]
    public void Complete_SilenceThatWasMissed_IsAdded(string text, string source, string cue, string content)
    {
        var found = Assert.Single(Complete(text));
        Assert.Equal((source, cue, content), (Words(text, found.Source), Words(text, found.Cue), Words(text, found.Content)));
    }

    [Fact]
    public void Complete_ParticipleOfAKnownSource_IsAdded()
    {
        const string Text = "Ada Quill rejected the plan, saying it had no chance.";
        var found = Complete(Text, Cue(Text, "Ada Quill", "rejected", "the plan"));
        Assert.Equal(["rejected", "saying"], found.Select(cue => Words(Text, cue.Cue)));
        Assert.Equal(("Ada Quill", "it had no chance"), (Words(Text, found[1].Source), Words(Text, found[1].Content)));
    }

    [Fact]
    public void Complete_DeclinedToCommentOn_KeepsTheCommentInTheContent()
    {
        const string Text = "The ministry declined to comment on the talks.";
        var cue = Assert.Single(Complete(Text, Cue(Text, "The ministry", "declined to comment on", "the talks")));
        Assert.Equal(("declined", "to comment on the talks"), (Words(Text, cue.Cue), Words(Text, cue.Content)));
    }

    [Fact]
    public void Complete_WhatReportsNothing_IsLeftOut()
    {
        const string Anonymous = "An aide who asked not to be named left the room.";
        Assert.Empty(Complete(Anonymous, Cue(Anonymous, "An aide who", "asked", "not to be named")));
        const string Unknown = "It is not known whether the port will close.";
        Assert.Empty(Complete(Unknown, Cue(Unknown, "", "It is not known", "whether the port will close")));
    }

    [Fact]
    public void Complete_OrdinaryVerbsThatWereNotFound_StayOut()
    {
        Assert.Empty(Complete("The council plans to close the port. Ada Quill returned to Tarn. The drivers reached the port."));
    }

    private static IReadOnlyList<CueReading> Complete(string text, params CueReading[] cues) => CueCompletion.Complete(Reading.Text(text), cues, TestContext.Current.CancellationToken);

    private static CueReading Cue(string text, string source, string cue, params string[] content) => new()
    {
        Source = source.Length > 0 ? [Range(text, source)] : [],
        Cue = [Range(text, cue)],
        Content = [.. content.Select(words => Range(text, words))],
        Rule = "model",
    };

    private static TextRange Range(string text, string words)
    {
        var at = text.IndexOf(words, StringComparison.Ordinal);
        return new TextRange(at, at + words.Length);
    }

    private static string Words(string text, IEnumerable<TextRange> ranges) => string.Join(" | ", ranges.Select(range => text[range.Start..range.End]));
}
