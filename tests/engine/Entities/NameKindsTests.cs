using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;

namespace Hearsay.Engine.Tests.Entities;

public sealed class NameKindsTests
{
    // A name is marked with the kind that a tagger gave it: [P:...] person, [O:...] organisation, [L:...] place, [M:...] other.
    [Theory]
    [InlineData("Talks with [P:Iskaria] failed. The Iskarian minister left [L:Iskaria].", "Place Iskaria; Place Iskaria")]
    [InlineData("[P:Zemlin]'s government met. Guests of [P:Zemlin] left.", "Place Zemlin; Place Zemlin")]
    [InlineData("Guests of [P:Oman] left.", "Place Oman")]
    [InlineData("[P:Norvane Energi] will drill. [P:Norvane] shares rose as [P:Norvane] grew.", "Organization Norvane Energi; Organization Norvane; Organization Norvane")]
    [InlineData("The plan was told to the [O:Vell Gazette].", "Outlet Vell Gazette")]
    [InlineData("A minister told [O:Agence Vell] so.", "Outlet Agence Vell")]
    [InlineData("It was in the [O:Vell Independent] first.", "Outlet Vell Independent")]
    [InlineData("It was in the newspaper [O:Tonspiegel].", "Outlet Tonspiegel")]
    [InlineData("The [O:Hull]-based insurer paid.", "Place Hull")]
    [InlineData("Work for [P:Ada Oman] went on, and [P:Oman] left.", "Person Ada Oman; Person Oman")]
    [InlineData("Work for Mr [P:Vale] went on in [L:Vale].", "Person Vale; Person Vale")]
    [InlineData("Work for [P:Ada Quill] went on. Later [P:Ada] left.", "Person Ada Quill; Person Ada")]
    [InlineData("[O:Port strike] goes on. The port is shut.", "")]
    public void Settle_KindsOfOneName_AreTheSameThroughout(string marked, string expected)
    {
        var (text, found) = MarkedNames.Read(marked);
        var settled = NameKinds.Settle(text, found, TestContext.Current.CancellationToken);
        Assert.Equal(expected, string.Join("; ", settled.Select(name => $"{name.Kind} {text.Value[name.Range.Start..name.Range.End]}")));
    }

    [Fact]
    public void Settle_CancelledToken_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => NameKinds.Settle(Reading.Text("Ada Quill left."), [new NameReading(new TextRange(0, 9), NameKind.Person)], source.Token));
    }
}
