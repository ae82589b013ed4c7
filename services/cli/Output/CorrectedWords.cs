using System.Globalization;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Output;

/// <summary>A corrected value in words: what it was, who corrected it and why.</summary>
internal static class CorrectedWords
{
    public static string Of(CorrectedValue value)
    {
        var read = value.Read.Length > 0 ? value.Read : "nobody";
        var what = value.Aspect switch
        {
            CorrectedAspect.Rejection => "rejected: it is no statement",
            CorrectedAspect.Hop => string.Create(CultureInfo.InvariantCulture, $"hop {value.Hop}, read as {read}"),
            _ => $"{EnumWords<CorrectedAspect>.Of(value.Aspect).ToLowerInvariant()}, read as {read}",
        };
        return $"{what}, by {value.CorrectedBy}: {value.Reason}";
    }
}
