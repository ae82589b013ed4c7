using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Revisions;

namespace Hearsay.Corpus.Tests.Revisions;

/// <summary>A revision of an invented text with evidence put together by hand: each item is found by its words.</summary>
internal sealed class WrittenRevision(string text)
{
    public Evidence Evidence { get; } = new();

    public string Text => text;

    public WrittenRevision Says(
        string source, string cue, string content, Stance stance = Stance.Affirms, Certainty certainty = Certainty.Asserted, bool unnamed = false, string parent = "")
    {
        var id = $"s{Evidence.Statements.Count + 1}";
        var speaker = "";
        if (source.Length > 0)
        {
            speaker = $"e{Evidence.Entities.Count + 1}";
            Evidence.Entities.Add(new Entity { Id = speaker, Name = source, Unnamed = unnamed });
        }

        var statement = new Statement { Id = id, ParentId = parent, Stance = stance, Certainty = certainty, SpeakerEntityId = speaker, Sentence = Around(content.Length > 0 ? content : cue) };
        Put(statement.Source, source);
        Put(statement.Cue, cue);
        Put(statement.Content, content);
        Evidence.Statements.Add(statement);
        return this;
    }

    public WrittenRevision Figure(string words, string number, string unit, Bound bound = Bound.Exact)
    {
        Evidence.Figures.Add(new Figure { Span = SpanOf(words), Number = number, Unit = unit, Bound = bound });
        return this;
    }

    public WrittenRevision Time(string words, string value, TimeType type = TimeType.Date)
    {
        Evidence.Times.Add(new TimeExpression { Id = $"t{Evidence.Times.Count + 1}", Span = SpanOf(words), Type = type, Value = value });
        return this;
    }

    public WrittenRevision Block(BlockKind kind, string words)
    {
        var span = SpanOf(words);
        Evidence.Blocks.Add(new Block { Kind = kind, Start = span.Start, End = span.End });
        return this;
    }

    /// <summary>Changes to another, one line each: kind, words or value before, the same after.</summary>
    public IReadOnlyList<string> To(WrittenRevision after) =>
        [.. RevisionDiff.Between(Evidence, text, after.Evidence, after.Text, TestContext.Current.CancellationToken).Select(change => $"{change.Kind}: {Words(change.Before)} > {Words(change.After)}")];

    private static string Words(ChangedWords? side) =>
        side is null ? "-" : side.Value.Length > 0 ? side.Value : string.Join(" | ", side.Words.Select(span => span.Text));

    private void Put(ICollection<Span> spans, string words)
    {
        if (words.Length > 0)
        {
            spans.Add(SpanOf(words));
        }
    }

    private Span Around(string words)
    {
        var at = text.IndexOf(words, StringComparison.Ordinal);
        var start = text.LastIndexOf(". ", at, StringComparison.Ordinal) is var before and >= 0 ? before + 2 : 0;
        var end = text.IndexOf(". ", at, StringComparison.Ordinal) is var after and >= 0 ? after + 1 : text.Length;
        return SpanOf(text[start..end]);
    }

    private Span SpanOf(string words)
    {
        var at = text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(at >= 0, $"\"{words}\" does not stand in the text.");
        var start = text[..at].EnumerateRunes().Count();
        return new Span { Start = start, End = start + words.EnumerateRunes().Count(), Text = words };
    }
}
