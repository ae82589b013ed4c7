using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Hearsay.LocalSidecar.Storage;
using Microsoft.Extensions.Options;

namespace Hearsay.LocalSidecar.Faults;

/// <summary>How a delivery is doubled.</summary>
internal enum Copy
{
    None,

    /// <summary>Both are under way at one time.</summary>
    AtOnce,

    /// <summary>The copy comes when the first has been settled, and perhaps after later events of its key.</summary>
    Later,
}

/// <summary>Draws faults by the seed and what names an event, so that a run can be repeated whatever its timing was.</summary>
internal sealed class FaultDraws(IOptions<FaultOptions> options)
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);
    private readonly FaultOptions _options = options.Value;

    public FaultOptions Options => _options;

    /// <summary>Events to claim at a time, at least what can be handed over now.</summary>
    public int Window(int free) => Math.Max(free, _options.ReorderWindow);

    /// <summary>Whether to wait for more events, so that there is something to change the order of.</summary>
    public bool Holds(int claimed) => claimed > 0 && claimed < _options.ReorderWindow;

    public Copy CopyOf(ClaimedMessage message) => Draw("copy", message) >= _options.DuplicateRatio
        ? Copy.None
        : Draw("when", message) < 0.5 ? Copy.AtOnce : Copy.Later;

    /// <summary>How long a later copy waits.</summary>
    public TimeSpan DelayOf(ClaimedMessage message) => LongestDelay * Draw("delay", message);

    /// <summary>The events in the order to hand them over.</summary>
    public IReadOnlyList<ClaimedMessage> Order(IReadOnlyList<ClaimedMessage> messages) => _options.ReorderWindow < 2
        ? messages
        : [.. messages.OrderBy(message => Draw("order", message))];

    /// <summary>From 0 up to, but not including, 1.</summary>
    private double Draw(string what, ClaimedMessage message)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{_options.Seed}/{what}/{message.AppId}/{message.Topic}/{message.EventId}"));
        return BinaryPrimitives.ReadUInt32LittleEndian(hash) / (uint.MaxValue + 1.0);
    }
}
