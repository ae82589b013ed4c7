namespace Hearsay.Messaging.Tests;

public sealed class AloneGateTests
{
    private readonly AloneGate _gate = new();

    [Fact]
    public void Many_WhereNobodyIsAlone_AreInBesideEachOther()
    {
        Assert.True(Enter().IsCompletedSuccessfully);
        Assert.True(Enter().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task One_ThatIsToBeAlone_WaitsForAllThatAreInAndHoldsBackTheNext()
    {
        await Enter();
        await Enter();
        var alone = Enter(alone: true);
        var next = Enter();

        _gate.Leave();
        Assert.False(alone.IsCompleted);
        _gate.Leave();
        await alone;
        Assert.False(next.IsCompleted);

        _gate.Leave();
        await next;
    }

    [Fact]
    public async Task Several_ThatAreToBeAlone_TakeTurnsWithTheOthers()
    {
        await Enter(alone: true);
        var (second, beside, third) = (Enter(alone: true), Enter(), Enter(alone: true));

        _gate.Leave();
        await second;
        Assert.False(beside.IsCompleted);
        _gate.Leave();
        await beside;
        Assert.False(third.IsCompleted);
        _gate.Leave();
        await third;
    }

    [Fact]
    public async Task Waiting_GivenUp_LetsInThoseBehind()
    {
        await Enter();
        using var patience = new CancellationTokenSource();
        var alone = _gate.EnterAsync(alone: true, patience.Token);
        var next = Enter();
        Assert.False(next.IsCompleted);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => alone);
        await next;
    }

    private Task Enter(bool alone = false) => _gate.EnterAsync(alone, TestContext.Current.CancellationToken);
}
