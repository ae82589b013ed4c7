using System.Net;
using System.Net.Sockets;

namespace Hearsay.LocalPostgres.Tests;

public sealed class LoopbackPortTests
{
    [Fact]
    public async Task TakeFree_ManyAtOnce_AreDistinctAndBelowWhatSystemsHandOut()
    {
        var ports = await Task.WhenAll(Enumerable.Range(0, 120).Select(_ => Task.Run(LoopbackPort.TakeFree)));

        Assert.Equal(ports.Length, ports.Distinct().Count());
        Assert.All(ports, port => Assert.InRange(port, 15_000, 29_999));
    }

    [Fact]
    public void TakeFree_PortThatItGave_CanBeListenedOn()
    {
        using var listener = new TcpListener(IPAddress.Loopback, LoopbackPort.TakeFree());

        listener.Start();

        Assert.True(listener.Server.IsBound);
    }

    [Fact]
    public void IsFree_PortWithAListener_IsNot()
    {
        var port = LoopbackPort.TakeFree();
        Assert.True(LoopbackPort.IsFree(port));
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();

        Assert.False(LoopbackPort.IsFree(port));
    }

    [Fact]
    public void FreeFrom_PortWithAListener_IsPassedOver()
    {
        // Wide apart from the block that this process takes ports from.
        var block = BlockOf(LoopbackPort.TakeFree()) + (LoopbackPort.Blocks / 2);
        var taken = LoopbackPort.FreeFrom(block).First();
        using var listener = new TcpListener(IPAddress.Loopback, taken);
        listener.Start();

        Assert.DoesNotContain(taken, LoopbackPort.FreeFrom(block).Take(LoopbackPort.BlockSize));
    }

    [Fact]
    public void FreeFrom_BlockThatAnotherTakesFrom_GoesOnInTheNext()
    {
        var block = BlockOf(LoopbackPort.TakeFree()) + (LoopbackPort.Blocks / 3);
        using var first = LoopbackPort.FreeFrom(block).GetEnumerator();
        using var second = LoopbackPort.FreeFrom(block).GetEnumerator();

        Assert.True(first.MoveNext() && second.MoveNext());

        Assert.NotEqual(BlockOf(first.Current), BlockOf(second.Current));
    }

    private static int BlockOf(int port) => (port - LoopbackPort.First) / LoopbackPort.BlockSize;
}
