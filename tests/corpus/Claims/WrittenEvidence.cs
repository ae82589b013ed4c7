using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Tests.Claims;

/// <summary>Evidence of an invented text, put together by hand: each item is found by its words.</summary>
internal sealed class WrittenEvidence(string text)
{
    public Evidence Evidence { get; } = new() { Facts = new PublicationFacts { Title = "River plan splits Varsk and Ostrel" } };

    public WrittenEvidence Person(string name, params string[] mentions)
    {
        Evidence.Entities.Add(new Entity { Id = $"e{Evidence.Entities.Count + 1}", Name = name, Type = EntityType.Person, Mentions = { mentions.Append(name).Where(IsThere).Select(Span) } });
        return this;
    }

    public WrittenEvidence Figure(string words, string number, string unit)
    {
        Evidence.Figures.Add(new Figure { Span = Span(words), Number = number, Unit = unit, Bound = Bound.Exact });
        return this;
    }

    public WrittenEvidence Time(string words, string value)
    {
        Evidence.Times.Add(new TimeExpression { Id = $"t{Evidence.Times.Count + 1}", Span = Span(words), Type = TimeType.Date, Value = value });
        return this;
    }

    public Statement Says(string content, Stance stance = Stance.Affirms, string parent = "", StatementKind kind = StatementKind.Indirect, string speaker = "")
    {
        var statement = new Statement { Id = $"s{Evidence.Statements.Count + 1}", ParentId = parent, Stance = stance, Kind = kind, SpeakerEntityId = speaker, Content = { Span(content) } };
        Evidence.Statements.Add(statement);
        return statement;
    }

    private bool IsThere(string words) => text.Contains(words, StringComparison.Ordinal);

    private Span Span(string words)
    {
        var at = text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(at >= 0, $"\"{words}\" does not stand in the text.");
        var start = text[..at].EnumerateRunes().Count();
        return new Span { Start = start, End = start + words.EnumerateRunes().Count(), Text = words };
    }
}
