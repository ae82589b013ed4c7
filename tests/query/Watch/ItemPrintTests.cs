using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

/// <summary>What is news of a reading.</summary>
public sealed class ItemPrintTests
{
    [Fact]
    public void Prints_SameWordsTwice_AreTwo()
    {
        var prints = ItemPrints.Of([Said("a", "said", "x"), Said("a", "said", "x")], []);

        Assert.Equal(4, prints.SelectMany(print => new[] { print.Same, print.Exact }).Distinct().Count());
    }

    [Fact]
    public void Prints_OtherPlaceInTheText_AreTheSame()
    {
        var moved = Said("a", "said", "x");
        moved.Statement.Content[0].Start += 7;

        Assert.Equal(ItemPrints.Of([Said("a", "said", "x")], []), ItemPrints.Of([moved], []));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void NewsIn_OtherSourceOfTheSameWords_IsNewsOfARevisionOnly(bool isReread, bool isNews)
    {
        var told = ItemPrints.Of([Said("the minister", "said", "x")], []).SelectMany(print => new[] { print.Same, print.Exact }).ToHashSet();

        var news = ItemPrints.NewsIn(ItemPrints.Of([Said("an official", "said", "x")], []), told, isReread);

        Assert.Equal(isNews, news.Count > 0);
    }

    [Fact]
    public void NewsIn_TwoSpeakersOfTheSameWords_AreBoth()
    {
        var prints = ItemPrints.Of([Said("the mayor", "declined", "to comment"), Said("the clerk", "declined", "to comment")], []);

        Assert.Equal(2, ItemPrints.NewsIn(prints, new HashSet<long>(), isReread: false).Distinct().Count());
    }

    [Fact]
    public void NewsIn_EventOfAnotherStatus_IsNews()
    {
        var told = ItemPrints.Of([], [Event(EventStatus.Scheduled)]).SelectMany(print => new[] { print.Same, print.Exact }).ToHashSet();

        Assert.Empty(ItemPrints.NewsIn(ItemPrints.Of([], [Event(EventStatus.Scheduled)]), told, isReread: false));
        Assert.Single(ItemPrints.NewsIn(ItemPrints.Of([], [Event(EventStatus.Cancelled)]), told, isReread: false));
    }

    private static StatementResult Said(string source, string cue, string content) => new()
    {
        Statement = new Statement
        {
            Source = { new Span { Text = source } },
            Cue = { new Span { Text = cue } },
            Content = { new Span { Text = content } },
            Stance = Stance.Affirms,
        },
    };

    private static EventResult Event(EventStatus status) => new()
    {
        Event = new Event { Type = "TRADE", Trigger = new Span { Text = "sell" }, Status = status },
        Participants = { "Quill Ferries" },
        Passage = new Passage { Sentence = new Span { Text = "They sell." } },
    };
}
