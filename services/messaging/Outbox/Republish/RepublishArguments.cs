using System.Globalization;

namespace Hearsay.Messaging;

/// <summary>What of the outbox is to be sent once more.</summary>
/// <param name="Since">Events written then or later.</param>
/// <param name="Until">Events written before.</param>
/// <param name="Topic">Events of this topic alone; null for all.</param>
/// <param name="Rate">Most events a second.</param>
/// <param name="DryRun">Whether to count only.</param>
internal sealed record RepublishArguments(DateTimeOffset Since, DateTimeOffset Until, string? Topic, int Rate, bool DryRun)
{
    public const string Usage = "outbox republish --since TIME [--until TIME] [--topic TOPIC] [--rate EVENTS-A-SECOND] [--dry-run]";

    private const int UsualRate = 1000;
    private const int HighestRate = 100_000;

    /// <summary>Reads them; null and what is wrong where they are none.</summary>
    public static RepublishArguments? Read(IReadOnlyList<string> arguments, DateTimeOffset now, out string problem)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        problem = "";
        for (var index = 0; index < arguments.Count; index++)
        {
            var name = arguments[index];
            var isSwitch = name == "--dry-run";
            if (name is not ("--since" or "--until" or "--topic" or "--rate" or "--dry-run") || (!isSwitch && ++index == arguments.Count)
                || !values.TryAdd(name, isSwitch ? "" : arguments[index]))
            {
                problem = $"{name}: not known, without a value, or given twice";
                return null;
            }
        }

        var rate = UsualRate;
        var until = now;
        if (!values.TryGetValue("--since", out var text) || TimeOf(text) is not { } since)
        {
            problem = "--since: give a time, such as 2026-03-02T06:00:00Z";
        }
        else if (values.TryGetValue("--until", out text) && (TimeOf(text) is not { } told || (until = told < now ? told : now) <= since))
        {
            problem = "--until: give a later time than that of --since";
        }
        else if (values.TryGetValue("--rate", out text) && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out rate) || rate is < 1 or > HighestRate))
        {
            problem = $"--rate: give a number from 1 to {HighestRate}";
        }
        else
        {
            return new RepublishArguments(since, until, values.GetValueOrDefault("--topic"), rate, values.ContainsKey("--dry-run"));
        }

        return null;
    }

    private static DateTimeOffset? TimeOf(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
