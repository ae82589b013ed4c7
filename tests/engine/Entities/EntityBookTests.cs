using Hearsay.Engine.Entities;

namespace Hearsay.Engine.Tests.Entities;

public sealed class EntityBookTests
{
    // [P:...] person, [O:...] organisation, [L:...] place, [M:...] other.
    [Theory]
    [InlineData("The [O:World Rowing Council] (WRC) met. Then the [O:WRC] left.", "World Rowing Council, WRC")]
    [InlineData("The [O:Council for Rowing] (RWC) met. Then the [O:RWC] left.", "Council for Rowing, RWC")]
    [InlineData("The [O:WRC] met. It is the [O:World Rowing Council].", "WRC, World Rowing Council")]
    [InlineData("The [O:World Rowing Council] met the [O:Western Road Club]. Then the [O:WRC] left.", "World Rowing Council; Western Road Club; WRC")]
    [InlineData("[O:Dozewell Inc.] met. Then [O:Dozewell] left.", "Dozewell Inc., Dozewell")]
    [InlineData("The [O:Tarn Museum] met the [O:Tarn Town Council] in [O:Tarn].", "Tarn Museum; Tarn Town Council; Tarn")]
    [InlineData("The [O:Brackwater Gazette] had it. It was in the [O:Gazette].", "Brackwater Gazette, Gazette")]
    [InlineData("[O:The Harrowmere Trust] met. Then the [O:Harowmere Trust] left.", "Harrowmere Trust, Harowmere Trust")]
    [InlineData("[P:Steve Holt] met [P:Ada Holt]. Then Mrs [P:Holt] left.", "Steve Holt; Ada Holt, Mrs Holt")]
    [InlineData("[P:Steve Holt] left. Then [P:S. Holt] spoke.", "Steve Holt, S. Holt")]
    [InlineData("[P:Steve Holt] left. Then [P:Steve] spoke.", "Steve Holt, Steve")]
    public void Of_NamesThatBelongTogether_AreOneEntity(string marked, string expected)
    {
        var (text, found) = MarkedNames.Read(marked);
        var merged = NameMerge.Merge(text, found, text.Value.Length, TestContext.Current.CancellationToken);
        var book = EntityBook.Of(text, merged, TestContext.Current.CancellationToken);
        Assert.Equal(expected, string.Join("; ", book.Entities.Select(entity => string.Join(", ", entity.Mentions.Select(range => text.Value[range.Start..range.End]).Distinct()))));
    }
}
