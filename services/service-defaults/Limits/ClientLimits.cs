using Hearsay.Contracts;
using Microsoft.Extensions.Configuration;

namespace Hearsay.ServiceDefaults.Limits;

/// <summary>
/// What one client may ask of one process, section "RateLimits". A client is the subject of its token, else the address that it calls
/// from. The defaults stop a runaway program and nobody else.
/// </summary>
/// <param name="CallsPerSecond">Calls a second in the long run.</param>
/// <param name="CallBurst">Calls at once after a pause.</param>
/// <param name="BytesPerSecond">Bytes of requests a second in the long run.</param>
/// <param name="ByteBurst">Bytes of requests at once after a pause; at least the largest message.</param>
/// <param name="ConcurrentCalls">Calls at the same time.</param>
internal sealed record ClientLimits(int CallsPerSecond, int CallBurst, int BytesPerSecond, int ByteBurst, int ConcurrentCalls)
{
    private const string Section = "RateLimits";
    private const int Mebibyte = 1024 * 1024;

    /// <summary>Reads the limits. Throws, naming the setting, where one is none.</summary>
    public static ClientLimits Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return new ClientLimits(
            Number("CallsPerSecond", 1000, 1),
            Number("CallBurst", 2000, 1),
            Number("BytesPerSecond", 64 * Mebibyte, 1),
            Number("ByteBurst", 256 * Mebibyte, MessageLimits.MaxMessageBytes),
            Number("ConcurrentCalls", 256, 1));

        int Number(string name, int standard, int least) => section.GetValue(name, standard) is var value && value >= least
            ? value
            : throw new InvalidOperationException($"{Section}__{name} is {least} at least.");
    }
}
