using Hearsay.LocalPostgres;

namespace Hearsay.LocalHost;

/// <summary>Documented ports where they are free, the next free ones where not, and any where asked so.</summary>
internal sealed class Ports(bool any, Screen screen)
{
    private const int MostTries = 100;
    private readonly HashSet<int> _taken = [];

    /// <summary>Takes a port and says so where it is not the documented one.</summary>
    public int Take(string what, int documented)
    {
        var port = any ? LoopbackPort.TakeFree() : FirstFree(what, documented);
        _taken.Add(port);
        if (!any && port != documented)
        {
            screen.Step($"port {documented} is taken: {what} uses {port}");
        }

        return port;
    }

    private int FirstFree(string what, int documented)
    {
        for (var port = documented; port < documented + MostTries; port++)
        {
            if (!_taken.Contains(port) && LoopbackPort.IsFree(port))
            {
                return port;
            }
        }

        throw new UpFailure($"No port is free for {what} from {documented} to {documented + MostTries - 1}.");
    }
}
