using System.Globalization;

namespace Hearsay.Cli.Output;

/// <summary>A number and what it counts.</summary>
internal static class Counted
{
    /// <summary>"1 outlet", "2 outlets".</summary>
    public static string Of(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? string.Empty : "s")}");
}
